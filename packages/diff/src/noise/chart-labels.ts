import type { Noise } from "./noise.ts";

/** https://helm.sh/docs/chart_best_practices/labels/ */
export const chartLabels: Noise = {
  name: "chart-labels",
  reason: "labels with the version of the chart that an object comes from",
  covers({ path }) {
    const [above, last] = path.slice(-2);
    if (above === undefined || !("key" in above) || above.key !== "labels") return false;
    return last !== undefined && "key" in last && last.key === "helm.sh/chart";
  },
};
