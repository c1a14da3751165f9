import { buildCommand } from "@stricli/core";
import type { Context } from "../context.ts";
import { fleetFlag } from "./fleet-flag.ts";

interface Flags {
  readonly fleet?: string;
  readonly format: "json" | "text";
}

export const planShow = buildCommand({
  docs: { brief: "Show which staged changes are under way, how far they are, and what is next" },
  parameters: {
    flags: {
      fleet: fleetFlag,
      format: { kind: "enum", values: ["text", "json"], default: "text", brief: "Output format" },
    },
    positional: { kind: "tuple", parameters: [] },
  },
  async func(this: Context, flags: Flags) {
    const [engine, { runPlan }] = await Promise.all([this.engine(), import("../run-plan.ts")]);
    await runPlan(this, engine, flags);
  },
});
