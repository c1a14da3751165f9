import type { RotationStage } from "@meshwright/trust";
import { buildCommand } from "@stricli/core";
import type { Context } from "../context.ts";
import { fleetFlag } from "./fleet-flag.ts";

interface Flags {
  readonly apply?: RotationStage;
  readonly chain?: readonly string[];
  readonly fleet?: string;
  readonly format: "json" | "text";
  readonly issuer?: readonly string[];
  readonly peerGroup?: string;
  readonly to?: string;
}

export const planRotateRoot = buildCommand({
  docs: {
    brief: "Replace the root of the mesh in stages, each of which is one commit with a way back",
    fullDescription: [
      "Shows the stages in which a new root takes the place of the old one: what each edits, what must be so before it, how it is",
      "taken back, and what to watch. With --apply it makes the edits of the next stage, and touches no other line of the fleet.",
      "Stages: trust-both, verify, sign, wait, drop. docs/rotation.md is the runbook.",
    ].join("\n"),
  },
  parameters: {
    flags: {
      to: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "file",
        brief:
          "The new root in PEM, public part only; it is copied into the fleet. Not needed once a rotation is under way",
      },
      issuer: {
        kind: "parsed",
        parse: String,
        optional: true,
        variadic: true,
        placeholder: "arn|file|yaml",
        brief: "What signs under the new root; <cluster>=… for a cluster with an issuer of its own",
      },
      chain: {
        kind: "parsed",
        parse: String,
        optional: true,
        variadic: true,
        placeholder: "file",
        brief:
          "A CA between the new root and the clusters' CAs, in PEM, the one that signs first [default = the root signs]",
      },
      peerGroup: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "name",
        brief: "Only the clusters of one peer group [default = the whole fleet]",
      },
      apply: {
        kind: "enum",
        // As in the package trust, which is loaded only when a command needs it.
        values: ["trust-both", "verify", "sign", "wait", "drop"],
        optional: true,
        brief: "Make the edits of this stage, which must be the next one",
      },
      fleet: fleetFlag,
      format: { kind: "enum", values: ["text", "json"], default: "text", brief: "Output format" },
    },
    positional: { kind: "tuple", parameters: [] },
  },
  async func(this: Context, { chain = [], issuer = [], ...flags }: Flags) {
    const [engine, { runRotateRoot }] = await Promise.all([this.engine(), import("../run-rotate-root.ts")]);
    await runRotateRoot(this, engine, { ...flags, chain, issuer });
  },
});
