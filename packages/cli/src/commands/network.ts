import { buildCommand } from "@stricli/core";
import type { Context } from "../context.ts";
import { fleetFlag } from "./fleet-flag.ts";

interface Flags {
  readonly fleet?: string;
  readonly format: "text" | "markdown" | "json" | "mermaid";
  readonly ports: boolean;
}

export const network = buildCommand({
  docs: {
    brief: "Show what joins the clusters, who reaches whom over it, what stops packets, and who needs which ports",
    fullDescription: [
      "Shows clusters, VPCs and links, for every ordered pair of peers whether packets flow as the mesh needs and which hop stops them, and the port matrix.",
      "With one cluster: all that is of it. With two: every flow and every hop from the first to the second.",
      "Exits with 1 where something is stopped, with 0 where all is allowed or nobody has said enough, which is told.",
    ].join("\n"),
  },
  parameters: {
    flags: {
      fleet: fleetFlag,
      format: {
        kind: "enum",
        values: ["text", "markdown", "json", "mermaid"],
        default: "text",
        brief: "Output format; mermaid is the picture alone",
      },
      ports: { kind: "boolean", default: false, withNegated: false, brief: "Show only the port matrix" },
    },
    positional: {
      kind: "tuple",
      parameters: [
        { parse: String, optional: true, placeholder: "from", brief: "Name of a cluster; all of them when absent" },
        { parse: String, optional: true, placeholder: "to", brief: "Name of a peer of it" },
      ],
    },
  },
  async func(this: Context, flags: Flags, from?: string, to?: string) {
    const [engine, { runNetwork }] = await Promise.all([this.engine(), import("../run-network.ts")]);
    await runNetwork(this, engine, { ...flags, clusters: [from, to].filter((name) => name !== undefined) });
  },
});
