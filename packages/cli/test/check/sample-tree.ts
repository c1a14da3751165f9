import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadFleet } from "@meshwright/config";
import type { Finding } from "@meshwright/findings";
import type { Examined } from "@meshwright/mesh";
import { examineFolder, examineHub, validatorsWith } from "@meshwright/mesh";
import { loadSchemas } from "@meshwright/schemas";
import { objectReader } from "../../src/tree/read-objects.ts";
import { repository, today } from "../sample-fleets.ts";

/** Path in the tree → text; without manifests. */
export type Tree = ReadonlyMap<string, string>;

const folder = join(repository, "clusters");

export const sampleTree: Tree = new Map(
  globSync("**/*.{json,md,yaml}", { cwd: folder })
    .filter((path) => !path.endsWith("/manifest.json"))
    .toSorted()
    .map((path) => [path, readFileSync(join(folder, path), "utf8")]),
);

const { fleet } = await loadFleet("fleet", { today, root: repository });
const schemas = await loadSchemas();
await schemas.prepare(schemas.kinds.filter(({ apiVersion }) => !/flux|ec2|gateway\./.test(apiVersion)));
const validate = validatorsWith(schemas);
const read = objectReader();
const encoder = new TextEncoder();

const topFolder = (path: string): string => path.slice(0, path.indexOf("/"));

/** What `check` says of the files of one top folder, whatever its manifest says. */
function examined(name: string, tree: Tree): Examined {
  const files = new Map(
    [...tree]
      .filter(([path]) => topFolder(path) === name)
      .map(([path, text]) => [path.slice(name.length + 1), encoder.encode(text)]),
  );
  const { resources, findings } = read(name, `clusters/${name}`, files);
  const found = examineFolder({ name, resources }, { validate, fleet });
  return { ...found, findings: [...findings, ...found.findings] };
}

const names = [...new Set([...sampleTree.keys()].map(topFolder))];
const untouched = new Map(names.map((name) => [name, examined(name, sampleTree)]));

/**
 * What `check` finds in a tree whose manifests agree with it: as if meshwright had written what is broken. A hand edit is
 * always found by its digest, which says nothing of the checks.
 */
export function findingsIn(tree: Tree, changed: ReadonlySet<string>): readonly Finding[] {
  const touched = new Set([...changed].map(topFolder));
  const all = names
    .map((name) => (touched.has(name) ? examined(name, tree) : untouched.get(name)))
    .filter((one) => one !== undefined);
  return [...all.flatMap(({ findings }) => findings), ...examineHub(all)];
}
