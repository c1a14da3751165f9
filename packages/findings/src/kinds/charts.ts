import { kind } from "../kind.ts";
import { also, type OfChart, who } from "../of-chart.ts";

// Of charts that meshwright renders itself. What is wrong with one is told once, for all clusters that have the same.

export const chartYaml = kind(
  "MW0060",
  "error",
  "A chart that renders what is not YAML",
  (a: OfChart & { line: number; problem: string }) =>
    `${who(a)} renders what is not YAML, in line ${a.line} of what helm prints: ${a.problem}. Correct the values, or ` +
    `take another version of the chart.${also(a)}`,
);

export const chartObject = kind(
  "MW0061",
  "error",
  "A chart that renders what is no object",
  (a: OfChart & { line: number; problem: string }) =>
    `${who(a)} renders what is no object, in line ${a.line} of what helm prints: ${a.problem}. Correct the values, or ` +
    `take another version of the chart.${also(a)}`,
);

export const chartList = kind(
  "MW0062",
  "error",
  "A chart that renders a List",
  (a: OfChart & { kind: string; line: number }) =>
    `${who(a)} renders a ${a.kind}, in line ${a.line} of what helm prints; the objects in it would have no place of ` +
    `their own in the order. Switch it off by the values, or leave this chart to an engine: charts: reference.${also(a)}`,
);

export const chartTwice = kind(
  "MW0063",
  "error",
  "A chart that renders one object twice",
  (a: OfChart & { object: string; first: string | undefined }) =>
    `${who(a)} renders ${a.object}, which ${a.first ?? "it"} has rendered already: one would overwrite the other. ` +
    `Correct the values, so that one of the two is left.${also(a)}`,
);

export const chartKind = kind(
  "MW0064",
  "error",
  "A chart that renders an object of an unknown kind",
  (a: OfChart & { object: string; apiVersion: string }) =>
    `${who(a)} renders ${a.object} of ${a.apiVersion}, a kind that is neither known nor served by a CRD of the ` +
    `cluster's rendered charts. Switch it off by the values, or render the chart of its CRD too.${also(a)}`,
);

export const chartNamespace = kind(
  "MW0065",
  "error",
  "A chart that renders an object in a namespace of others",
  (a: OfChart & { object: string; namespace: string; own: string }) =>
    `${who(a)} renders ${a.object} in the namespace ${a.namespace}, but its release is in ${a.own}. Correct the values, ` +
    `so that it stays there.${also(a)}`,
);

export const chartSecret = kind(
  "MW0066",
  "error",
  "A chart that renders something secret",
  (a: OfChart & { what: string; help: string }) =>
    `${who(a)} renders ${a.what}; nothing secret lies in git. ${a.help} Otherwise switch it off by the values.${also(a)}`,
);

export const chartHook = kind(
  "MW0067",
  "error",
  "A Helm hook that has no place in the order",
  (a: OfChart & { object: string; problem: string }) =>
    `${who(a)} renders ${a.object} as a Helm hook, but ${a.problem}. Switch it off by the values, or change its ` +
    `annotation helm.sh/hook by a patch.${also(a)}`,
);

export const patchTarget = kind(
  "MW0068",
  "error",
  "A patch that finds no object",
  (a: OfChart & { object: string; reason: string }) =>
    `The patch of the ${a.object} (${a.reason}) finds no such object in ${a.chart}. Correct kind and name, or take the ` +
    `patch out if the chart no longer needs it.${also(a)}`,
);

export const patchFails = kind(
  "MW0069",
  "error",
  "A patch that cannot be applied",
  (a: OfChart & { object: string; operation: string; problem: string }) =>
    `The patch of the ${a.object} of the chart ${a.chart} cannot be applied: ` +
    `${a.operation === "" ? "" : `${a.operation}: `}${a.problem}. Compare it with what the chart renders.${also(a)}`,
);
