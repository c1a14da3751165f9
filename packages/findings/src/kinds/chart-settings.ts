import { kind } from "../kind.ts";
import { also, type OfChart } from "../of-chart.ts";

// Of what the fleet says about charts.

export const notRendered = kind(
  "MW0090",
  "error",
  "A change of objects that are not rendered",
  (a: { key: string; family: string }) =>
    `${a.key} changes objects of the charts of ${a.family}, but an engine renders them. Add charts: rendered, or take it out.`,
);

export const unusedSecret = kind(
  "MW0091",
  "error",
  "A generated Secret that no chart renders",
  (a: OfChart & { name: string }) =>
    `generatedSecrets names ${a.name}, but no such Secret is rendered by ${a.chart}. Correct the name, or take it ` +
    `out.${also(a)}`,
);
