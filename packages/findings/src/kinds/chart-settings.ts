import { kind } from "../kind.ts";
import { also, type OfChart, who } from "../of-chart.ts";

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

export const chartEmpty = kind(
  "MW0092",
  "error",
  "A rendered chart without objects",
  (a: OfChart) =>
    `${who(a)} renders no object at all, so that an engine would take away what runs. Correct the values, or do not ` +
    `install this release.${also(a)}`,
);
