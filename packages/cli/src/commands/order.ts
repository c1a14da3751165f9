import { buildCommand } from "@stricli/core";
import type { Context } from "../context.ts";
import { fleetFlag } from "./fleet-flag.ts";

interface Flags {
  readonly fleet?: string;
  readonly format: "text" | "json";
  readonly verify: boolean;
}

export const order = buildCommand({
  docs: { brief: "Show in which order the units of a cluster come to life, what they need, and their gates" },
  parameters: {
    flags: {
      fleet: fleetFlag,
      format: { kind: "enum", values: ["text", "json"], default: "text", brief: "Output format" },
      verify: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Show instead which calls are verified, how each must end, and how to verify now",
      },
    },
    positional: {
      kind: "tuple",
      parameters: [
        { parse: String, optional: true, placeholder: "cluster", brief: "Name of a cluster; all of them when absent" },
      ],
    },
  },
  async func(this: Context, { fleet: path, format, verify }: Flags, name?: string) {
    const [engine, { runOrder }] = await Promise.all([this.engine(), import("../run-order.ts")]);
    await runOrder(this, engine, { format, verify, fleet: path, clusters: name === undefined ? [] : [name] });
  },
});
