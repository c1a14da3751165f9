import { finding, kinds, nearest, pointerTo } from "@meshwright/findings";
import { placeIn } from "@meshwright/inventory";
import type { Check } from "./check.ts";
import { knownCharts } from "./known/charts.ts";
import { isOurs } from "./known/ours.ts";

export const danglingCharts: Check = {
  name: "dangling-charts",
  summary: "Every chart that meshwright's own Applications and HelmReleases install is one that meshwright knows",
  finds: [kinds.danglingReference],
  *run({ inventory }) {
    for (const { chart, from, chartKeys } of inventory.releases) {
      if (!isOurs(from) || knownCharts.includes(chart)) continue;
      const args = { kind: "chart", name: chart, nearest: nearest(chart, knownCharts) };
      yield finding(kinds.danglingReference, placeIn(from, pointerTo(...chartKeys)), args);
    }
  },
};
