import { buildCommand } from "@stricli/core";
import type { Context } from "../context.ts";
import { fleetFlag } from "./fleet-flag.ts";

interface Flags {
  readonly all: boolean;
  readonly allowLabel?: string;
  readonly baseEmpty: boolean;
  readonly docs?: string;
  readonly exitCode: boolean;
  readonly fleet?: string;
  readonly format: "text" | "markdown" | "json";
  readonly mergeBase: boolean;
  readonly tree: string;
}

export const diff = buildCommand({
  docs: {
    brief: "Show what changes between two trees, by what it does to the mesh",
    fullDescription: [
      "Compares two commits of git, or two folders: base is HEAD and head the working tree where nothing is named.",
      "Exits with 0 also where something differs, with --exit-code then with 1; with 2 where a part could not be compared.",
    ].join("\n"),
  },
  parameters: {
    flags: {
      all: { kind: "boolean", default: false, withNegated: false, brief: "Show also what is generated, and follows" },
      allowLabel: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "label",
        brief: "Label by which a maintainer confirms what stops, for markdown to name",
      },
      baseEmpty: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Take a base without a tree for an empty one",
      },
      docs: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "url",
        brief: "Address of meshwright's docs folder, for links from markdown to the pages of effects",
      },
      exitCode: { kind: "boolean", default: false, withNegated: false, brief: "Exit with 1 where something differs" },
      fleet: fleetFlag,
      format: { kind: "enum", values: ["text", "markdown", "json"], default: "text", brief: "Output format" },
      mergeBase: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Compare with the commit in which head left base, as a pull request does",
      },
      tree: { kind: "parsed", parse: String, default: "clusters", brief: "Folder of the tree in the repository" },
    },
    positional: {
      kind: "tuple",
      parameters: [
        { parse: String, optional: true, placeholder: "base", brief: "Commit or folder; HEAD when absent" },
        { parse: String, optional: true, placeholder: "head", brief: "Commit or folder; the working tree when absent" },
      ],
    },
  },
  async func(this: Context, flags: Flags, base?: string, head?: string) {
    const { runDiff } = await import("../run-diff.ts");
    await runDiff(this, { ...flags, ...(base !== undefined && { base }), ...(head !== undefined && { head }) });
  },
});
