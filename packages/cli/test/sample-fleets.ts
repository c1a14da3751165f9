import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultFleet, loadFleet } from "@meshwright/config";
import { renderFleet, type RenderedFolder } from "@meshwright/mesh";

export const repository = join(import.meta.dirname, "../../..");
export const main = join(repository, "packages/cli/src/main.ts");

/** A day on which the sample's root is valid. */
export const today = new Date("2026-12-01T00:00:00Z");

/** A folder of a test file's own; the caller removes it. */
export const scratchFolder = (name: string): string => mkdtempSync(join(tmpdir(), `meshwright-${name}-`));

/** A copy of the sample fleet in `<folder>/fleet`, changed as a person would. */
export function copySample(folder: string): string {
  const { path = "" } = defaultFleet(repository);
  const fleet = join(folder, "fleet");
  cpSync(join(repository, path), fleet, { recursive: true });
  return fleet;
}

export function edit(file: string, ...changes: readonly (readonly [string, string])[]): void {
  const text = readFileSync(file, "utf8");
  for (const [from] of changes) if (!text.includes(from)) throw new Error(`${file} does not say ${from}`);
  writeFileSync(
    file,
    changes.reduce((changed, [from, to]) => changed.replaceAll(from, to), text),
  );
}

/** Where the sample says of its network what no fleet must. */
const ofNetwork: Readonly<Record<"clusters" | "mesh", readonly RegExp[]>> = {
  mesh: [/^ {2}# Who makes it\. (?:.+\n)+/m],
  clusters: [
    /^ {2}# All routes but (?:.+\n)+/m,
    /^podNetworking:\n(?: .+\n)+/m,
    /^# What stands in the way (?:.+\n)+\n/m,
    /^ {2}# `aws eks describe-cluster --query cluster\.resourcesVpcConfig`(?:.+\n)(?: .+\n)+/m,
  ],
};

/** The sample as it is where nobody has said more of the network than a fleet must. */
export function copyBareSample(folder: string): string {
  const fleet = copySample(folder);
  const files = readdirSync(join(fleet, "clusters")).map((file) => join(fleet, "clusters", file));
  for (const [file, parts] of [
    [join(fleet, "mesh.yaml"), ofNetwork.mesh] as const,
    ...files.map((one) => [one, ofNetwork.clusters] as const),
  ])
    for (const part of parts) {
      const text = readFileSync(file, "utf8");
      if (!part.test(text)) throw new Error(`${file} does not say ${part.source}`);
      writeFileSync(file, text.replace(part, ""));
    }
  return fleet;
}

/** One more cluster, made from the sample's second: one new file and nothing else. */
export function addCluster(fleet: string, name: string, number: number): void {
  const file = join(fleet, `clusters/${name}.yaml`);
  cpSync(join(fleet, "clusters/cluster-b.yaml"), file);
  const own = String(number).padStart(2, "0");
  edit(
    file,
    ["cluster-b", name],
    ["10.32.", `10.${32 + number}.`],
    ["-0b", `-${own}`],
    ["9B27E5D1406C8F3A", `${own}27E5D1406C8F3A`],
  );
}

/** The sample's second cluster under another name: one top folder goes, one comes, and all links change. */
export function renameSecondCluster(fleet: string, name: string): void {
  renameSync(join(fleet, "clusters/cluster-b.yaml"), join(fleet, `clusters/${name}.yaml`));
  edit(join(fleet, `clusters/${name}.yaml`), ["cluster-b", name]);
  for (const app of readdirSync(join(fleet, "apps"))) {
    const file = join(fleet, "apps", app);
    if (readFileSync(file, "utf8").includes("cluster-b")) edit(file, ["cluster-b", name]);
  }
}

/** Renders in this process. */
export async function foldersOf(fleet: string): Promise<readonly RenderedFolder[]> {
  const read = await loadFleet(fleet, { today, root: repository });
  if (read.fleet === undefined) throw new Error(JSON.stringify(read.findings));
  return [...renderFleet(read.fleet)];
}

/** All that lies in a folder, sorted: files with their text, the rest with a sign. Symbolic links are not followed. */
export function contents(folder: string, within = ""): readonly string[] {
  return readdirSync(join(folder, within), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${within}/${entry.name}`;
      if (entry.isDirectory()) return [`${path} /`, ...contents(folder, path)];
      return [`${path} ${entry.isFile() ? readFileSync(join(folder, path), "utf8") : "?"}`];
    })
    .toSorted();
}

export const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });
