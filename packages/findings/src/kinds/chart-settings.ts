import { kind } from "../kind.ts";

// Of what the fleet says about charts.

export const notRendered = kind(
  "MW0090",
  "error",
  "A change of objects that are not rendered",
  (a: { key: string; family: string }) =>
    `${a.key} changes objects of the charts of ${a.family}, but an engine renders them. Add charts: rendered, or take it out.`,
);
