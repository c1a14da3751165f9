import { buildCommand } from "@stricli/core";
import type { Context } from "../context.ts";
import { fleetFlag } from "./fleet-flag.ts";

interface Flags {
  readonly calls: boolean;
  readonly fleet?: string;
  readonly format: "json" | "text";
  readonly write: boolean;
}

export const fleetImportAws = buildCommand({
  docs: {
    brief: "Compare the network of a fleet with what the AWS CLI says, or fill it from that",
    fullDescription: [
      "Reads the JSON that the AWS CLI's describe calls print, from the files of a folder, and never asks AWS itself. Shows where",
      "the fleet says something else, and exits with 1 then; with --write the fleet takes over what AWS says, and every other line",
      "of its files stays as it is. Without a folder, or with --calls, it prints the calls to make. docs/import.md says more.",
    ].join("\n"),
  },
  parameters: {
    flags: {
      calls: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Print the read-only calls to make, as a shell script",
      },
      write: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Take over what AWS says into the files of the fleet",
      },
      fleet: fleetFlag,
      format: { kind: "enum", values: ["text", "json"], default: "text", brief: "Output format of the comparison" },
    },
    positional: {
      kind: "tuple",
      parameters: [
        {
          parse: String,
          placeholder: "folder",
          optional: true,
          brief: "Folder of files with what the calls have printed",
        },
      ],
    },
  },
  async func(this: Context, flags: Flags, folder?: string) {
    const [engine, { runFleetImportAws }] = await Promise.all([this.engine(), import("../run-fleet-import-aws.ts")]);
    await runFleetImportAws(this, engine, { ...flags, ...(folder !== undefined && { folder }) });
  },
});
