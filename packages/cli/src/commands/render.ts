import { buildCommand } from "@stricli/core";
import type { Context } from "../context.ts";
import { fleetFlag } from "./fleet-flag.ts";

interface Flags {
  readonly check: boolean;
  readonly cluster?: readonly string[];
  readonly shard?: string;
  readonly cache: boolean;
  readonly out: string;
  readonly fleet?: string;
}

export const render = buildCommand({
  docs: {
    brief: "Render the fleet into the tree that Argo CD and Flux pull",
    fullDescription:
      "Renders the fleet in memory, then makes the tree equal to it: writes what differs, deletes what it wrote before and no longer renders, and leaves alone what it did not write.",
  },
  parameters: {
    flags: {
      check: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Write nothing; exit 1 and list the files when the tree is not what the fleet renders",
      },
      cluster: {
        kind: "parsed",
        parse: String,
        optional: true,
        variadic: true,
        placeholder: "name",
        brief: "Only this cluster; may be given more than once",
      },
      shard: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "i/n",
        brief: "Only the i-th of n parts, such as 2/8; all of them together are the whole tree",
      },
      cache: {
        kind: "boolean",
        default: true,
        brief: "Take what earlier renders made of the same input; the tree is the same with --no-cache",
      },
      out: { kind: "parsed", parse: String, default: "clusters", placeholder: "folder", brief: "Folder of the tree" },
      fleet: fleetFlag,
    },
  },
  async func(this: Context, { check, cluster = [], shard, cache, out: folder, fleet: path }: Flags) {
    const { runRender } = await import("../run-render.ts");
    await runRender(this, { check, clusters: cluster, shard, cache, out: folder, fleet: path });
  },
});
