import { buildCommand } from "@stricli/core";
import type { Context } from "../context.ts";
import { fleetFlag } from "./fleet-flag.ts";

interface Flags {
  readonly explain?: string;
  readonly fleet?: string;
  readonly format: "text" | "json" | "github";
  readonly list: boolean;
  readonly render: boolean;
}

export const check = buildCommand({
  docs: {
    brief: "Check the fleet and a tree, and tell everything that is wrong with them",
    fullDescription:
      "Reads the fleet and the tree from the disk: the schema of each object, references and order across objects, and whether the tree is what meshwright wrote. Works on any folder of manifests.",
  },
  parameters: {
    flags: {
      explain: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "code",
        brief: "Show the page of a code, such as MW1005, and check nothing",
      },
      fleet: fleetFlag,
      format: {
        kind: "enum",
        values: ["text", "json", "github"],
        default: "text",
        brief: "Output format; github makes annotations of a workflow",
      },
      list: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "List all checks and codes, and check nothing",
      },
      render: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Compare the tree also with what the fleet renders now",
      },
    },
    positional: {
      kind: "tuple",
      parameters: [
        {
          parse: String,
          optional: true,
          placeholder: "folder",
          brief: "Folder to check; clusters when absent",
        },
      ],
    },
  },
  async func(this: Context, { explain, list, ...options }: Flags, folder?: string) {
    if (explain !== undefined || list) {
      const { runExplain, runList } = await import("../run-explain.ts");
      if (explain === undefined) runList(this, await this.engine());
      else runExplain(this, explain);
      return;
    }
    const [engine, { runCheck }] = await Promise.all([this.engine(), import("../run-check.ts")]);
    await runCheck(this, engine, { ...options, folder: folder ?? "clusters" });
  },
});
