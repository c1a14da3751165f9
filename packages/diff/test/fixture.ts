import { readFileSync } from "node:fs";
import type { Resource } from "@meshwright/inventory";
import { readResource, whereabouts } from "@meshwright/inventory";
import type { Fleet } from "@meshwright/model";
import { load } from "js-yaml";
import type { Delta, Side, SideFlow } from "../src/index.ts";
import { deltaOf } from "../src/index.ts";

/** One pair of trees of a fixture, and what a rule says of it. */
export interface Case {
  readonly title: string;
  readonly delta: Delta;
  /** `stop cluster-a Deployment shop/web /spec/selector`: risk, cluster, first object, and its pointers where there are some. */
  readonly expected: readonly string[];
}

interface Part {
  readonly side: "base" | "head" | "both";
  readonly path: string;
  readonly text: string;
  readonly isByHand?: boolean;
}

/**
 * Reads a fixture. `# case: …` begins a case, with lines `# expect: …` below it. Documents are apart by `---`; each says in comments
 * on which side it is (`# in: base`, `head`, or `both`) and where it lies (`# file: cluster-a/90-shop/deployment-shop-web.yaml`).
 * `# by: hand` stands in what no render wrote so. `# file: fleet` is the fleet of a side, or what of it the rule reads;
 * `# file: flows` what becomes of its packets.
 */
export function readFixture(path: string): readonly Case[] {
  return readFileSync(path, "utf8")
    .split(/^# case: /m)
    .slice(1)
    .map((text) => {
      const parts = text.split(/^---\n/m).flatMap(partOf);
      const on = (side: Part["side"]) =>
        sideOf(
          side,
          parts.filter((part) => part.side === side || part.side === "both"),
        );
      return {
        title: text.split("\n")[0] ?? "",
        delta: deltaOf(on("base"), on("head")),
        expected: [...text.matchAll(/^# expect: (.+)$/gm)].map(([, line = ""]) => line).toSorted(),
      };
    });
}

function partOf(text: string): readonly Part[] {
  const side = /^# in: (base|head|both)$/m.exec(text)?.[1];
  const file = /^# file: (\S+)$/m.exec(text)?.[1];
  if (side === undefined || file === undefined) return [];
  const isByHand = /^# by: hand$/m.test(text);
  const content = text.replaceAll(/^# (?:in|file|expect|by): .*\n/gm, "");
  return [{ side: side as Part["side"], path: file, text: content, isByHand }]; // oxlint-disable-line typescript/no-unsafe-type-assertion -- the expression lets nothing else through
}

/** A side made of texts: path relative to the tree → text. */
export const sideOfTexts = (label: string, texts: Readonly<Record<string, string>>): Side =>
  sideOf(
    label,
    Object.entries(texts).map(([path, text]) => ({ path, text })),
  );

function sideOf(label: string, all: readonly Omit<Part, "side">[]): Side {
  const parts = all.filter(({ path }) => path !== "fleet" && path !== "flows");
  const [fleet, flows] = ["fleet", "flows"].map((name) => all.find(({ path }) => path === name));
  const resources = parts.flatMap(({ path, text }): readonly Resource[] => {
    if (!path.endsWith(".yaml")) return [];
    const { object, findings } = readResource(path, text);
    if (object === undefined) throw new Error(`${path}: ${findings[0]?.message}`);
    const [cluster = "", ...rest] = path.split("/");
    return [{ ...object, file: path, ...whereabouts(cluster, rest.join("/")) }];
  });
  return {
    label,
    ...(flows && { fleet: { flows: () => load(flows.text) as readonly SideFlow[], findings: [] } }), // oxlint-disable-line typescript/no-unsafe-type-assertion -- a fixture writes them so
    ...(fleet && { fleet: { fleet: load(fleet.text) as Fleet, findings: [] } }), // oxlint-disable-line typescript/no-unsafe-type-assertion -- the rule under test reads no more of it
    ids: new Map(parts.map(({ path, text }) => [path, text])),
    tops: [...new Set(parts.map(({ path }) => path.split("/")[0] ?? ""))],
    resources: (top) => resources.filter(({ cluster }) => cluster === top),
    text: (path) => parts.find((part) => part.path === path)?.text,
    byHand: (top) =>
      new Set(parts.flatMap(({ path, isByHand }) => (isByHand === true && path.startsWith(`${top}/`) ? [path] : []))),
  };
}
