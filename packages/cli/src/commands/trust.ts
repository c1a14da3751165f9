import { buildCommand } from "@stricli/core";
import { dayAhead } from "../answers/day-ahead.ts";
import type { Context } from "../context.ts";
import { fleetFlag } from "./fleet-flag.ts";

interface Flags {
  readonly at?: Date;
  readonly fleet?: string;
  readonly format: "text" | "json" | "markdown";
}

export const trust = buildCommand({
  docs: {
    brief: "Show whom the fleet trusts, how long that lasts, and what fails first",
    fullDescription: [
      "Shows roots, intermediates and who accepts whom, what was not checked, and a calendar of what expires when.",
      "Exits with 1 where somebody is refused, or will be on the day that --at names.",
    ].join("\n"),
  },
  parameters: {
    flags: {
      at: {
        kind: "parsed",
        parse(this: Context, text: string) {
          return dayAhead(text, this.today);
        },
        optional: true,
        placeholder: "day",
        brief: "Look at the end of this day, YYYY-MM-DD in UTC, in the place of now",
      },
      fleet: fleetFlag,
      format: { kind: "enum", values: ["text", "json", "markdown"], default: "text", brief: "Output format" },
    },
  },
  async func(this: Context, flags: Flags) {
    const [engine, { runTrust }] = await Promise.all([this.engine(), import("../run-trust.ts")]);
    await runTrust(this, engine, flags);
  },
});
