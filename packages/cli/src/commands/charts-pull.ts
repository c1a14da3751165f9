import { buildCommand } from "@stricli/core";
import type { Context } from "../context.ts";
import { fleetFlag } from "./fleet-flag.ts";

interface Flags {
  readonly acceptChanged: boolean;
  readonly fleet?: string;
}

export const chartsPull = buildCommand({
  docs: {
    brief: "Fetch the charts that the fleet renders, and lock them by digest",
    fullDescription: [
      "Fetches every pinned chart whose release says charts: rendered with helm into a cache outside the tree, and writes",
      "charts.lock.json in the folder of the fleet. What is locked and cached needs no network; a chart whose digest is not",
      "the locked one is refused. MESHWRIGHT_HELM names the helm, MESHWRIGHT_CACHE the folder of the cache.",
    ].join("\n"),
  },
  parameters: {
    flags: {
      acceptChanged: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Fetch all charts again, and lock them as they are now, whatever was locked",
      },
      fleet: fleetFlag,
    },
  },
  async func(this: Context, flags: Flags) {
    const [engine, { runChartsPull }] = await Promise.all([this.engine(), import("../run-charts-pull.ts")]);
    await runChartsPull(this, engine, flags);
  },
});
