import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { nearest } from "../nearest.ts";
import { fileSource } from "./source.ts";
import { reasonOf } from "./text-file.ts";

export interface FolderListing {
  readonly hasMesh: boolean;
  /** Relative to the folder, sorted. */
  readonly clusters: readonly string[];
  readonly apps: readonly string[];
  /** Names of clusters and apps whose files have the wrong ending or are in a folder with a typo. */
  readonly others: { readonly clusters: readonly string[]; readonly apps: readonly string[] };
  /** Files that are no description of anything. */
  readonly unread: readonly string[];
  readonly findings: readonly Finding[];
}

type Place = "clusters" | "apps";

/** Says what each file of `fleet/` is. What is nothing is a finding: a file that nobody reads is a mistake. */
export async function listFolder(folder: string, shown: string): Promise<FolderListing> {
  const findings: Finding[] = [];
  const files = await walk(folder, "", (file, found) => findings.push(found(fileSource(`${shown}/${file}`.replace(/\/$/, "")).place([]))));
  const listing = { clusters: [] as string[], apps: [] as string[], unread: [] as string[] };
  const others = { clusters: [] as string[], apps: [] as string[] };
  for (const file of files.toSorted()) {
    const [first = "", second, ...deeper] = file.split("/");
    if ((first === "clusters" || first === "apps") && second?.endsWith(".yaml") && deeper.length === 0) {
      listing[first].push(file);
    } else if (file !== "mesh.yaml") {
      listing.unread.push(file);
      if (isHarmless(file)) continue;
      const place = second === undefined ? undefined : meantPlace(first);
      if (place !== undefined) others[place].push(file.split("/").at(-1)?.replace(/\.[^.]*$/, "") ?? "");
      findings.push(finding(kinds.strayFile, fileSource(`${shown}/${file}`).place([]), { advice: adviceFor(file) }));
    }
  }
  return { ...listing, others, hasMesh: files.includes("mesh.yaml"), findings };
}

async function walk(
  folder: string,
  below: string,
  report: (file: string, found: (place: ReturnType<ReturnType<typeof fileSource>["place"]>) => Finding) => void,
): Promise<readonly string[]> {
  try {
    const entries = await readdir(join(folder, below), { withFileTypes: true });
    const found = await Promise.all(
      entries
        .filter(({ name }) => !name.startsWith("."))
        .map((entry) => (entry.isDirectory() ? walk(folder, `${below}${entry.name}/`, report) : [`${below}${entry.name}`])),
    );
    return found.flat();
  } catch (error) {
    report(below, (place) => finding(kinds.unreadable, place, { what: `This folder cannot be read: ${reasonOf(error)}.` }));
    return [];
  }
}

/** Certificates, and notes for people. */
const isHarmless = (file: string): boolean => /(^|\/)README[^/]*$|\.md$|\.pem$/.test(file);

const meantPlace = (folder: string): Place | undefined => {
  const meant = nearest(folder, ["clusters", "apps", "cluster", "app"]);
  if (meant === undefined) return undefined;
  return meant.startsWith("cluster") ? "clusters" : "apps";
};

function adviceFor(file: string): string {
  const [first = "", second] = file.split("/");
  if (/\.ya?ml$/i.test(file)) {
    if (second === undefined) {
      const renamed = nearest(file.replace(/\.ya?ml$/i, ""), ["mesh"]);
      if (renamed !== undefined) return "Rename it to mesh.yaml.";
      return "Descriptions of clusters go into clusters/, of apps into apps/.";
    }
    const place = meantPlace(first);
    if (place === first) {
      return file.split("/").length > 2 ? `Move it up into ${first}/.` : `Rename it so that it ends in .yaml.`;
    }
    return place === undefined ? "Descriptions of clusters go into clusters/, of apps into apps/." : `Move it into ${place}/.`;
  }
  if (/\.(crt|cer|cert)$/i.test(file)) return "Rename a PEM certificate so that it ends in .pem.";
  return "Move it out of the folder of the fleet.";
}
