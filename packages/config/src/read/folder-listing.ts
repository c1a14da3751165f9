import type { Finding } from "@meshwright/findings";
import { finding, kinds, nearest } from "@meshwright/findings";
import { existsSync } from "node:fs";
import { filesIn } from "./folder-files.ts";
import { fileSource } from "@meshwright/reading";

type Place = "clusters" | "apps";

export interface FolderListing {
  readonly hasMesh: boolean;
  /** Relative to the folder, sorted. */
  readonly clusters: readonly string[];
  readonly apps: readonly string[];
  /** Names of clusters and apps whose files have the wrong ending or lie in the wrong folder. */
  readonly others: Readonly<Record<Place, readonly string[]>>;
  /** Files that describe nothing. */
  readonly unread: readonly string[];
  readonly findings: readonly Finding[];
}

/** Says what each file of `fleet/` is. A file that nobody reads is a mistake, so it is a finding. */
export async function listFolder(
  folder: string,
  shown: string,
  unwritten: ReadonlyMap<string, string>,
): Promise<FolderListing> {
  const onDisk = unwritten.size > 0 && !existsSync(folder) ? { files: [], unreadable: [] } : await filesIn(folder);
  // What is new comes last, so that a contradiction is told at the new file and not at the one that was there.
  const files = [...new Set([...onDisk.files, ...[...unwritten.keys()].toSorted()])];
  const { unreadable } = onDisk;
  const placeOf = (file: string) => fileSource(file === "" ? shown : `${shown}/${file}`).place([]);
  const described = (place: Place) => files.filter((file) => new RegExp(`^${place}/[^/]+\\.yaml$`).test(file));
  const clusters = described("clusters");
  const apps = described("apps");
  const hasMesh = files.includes("mesh.yaml");
  const unread = files.filter((file) => file !== "mesh.yaml" && !clusters.includes(file) && !apps.includes(file));
  const stray = unread.filter((file) => !isHarmless(file));
  const findings = [
    ...unreadable.map((one) =>
      finding(kinds.unreadable, placeOf(one.folder), {
        what: `This folder cannot be read: ${one.reason}.`,
      }),
    ),
    ...stray.map((file) => finding(kinds.strayFile, placeOf(file), { advice: adviceFor(file) })),
  ];
  const others = { clusters: namesMeant(stray, "clusters"), apps: namesMeant(stray, "apps") };
  if (unreadable.length === 0) {
    const missing = (file: string) => findings.push(finding(kinds.missingFile, placeOf(""), { file }));
    if (!hasMesh) missing("mesh.yaml");
    if (clusters.length + others.clusters.length === 0) {
      missing("file in clusters/, one for each cluster");
    }
  }
  return { hasMesh, clusters, apps, others, unread, findings };
}

/** Certificates, notes for people, and what charts were locked. */
const isHarmless = (file: string): boolean => /(^|\/)README[^/]*$|\.md$|\.pem$|^charts\.lock\.json$/.test(file);

/** Where files of a folder belong whose name may have a typo. */
function meantPlace(folder: string): Place | undefined {
  const meant = nearest(folder, ["clusters", "apps", "cluster", "app"]);
  if (meant === undefined) return undefined;
  return meant.startsWith("cluster") ? "clusters" : "apps";
}

const namesMeant = (stray: readonly string[], place: Place): readonly string[] =>
  stray.flatMap((file) => {
    const [first, ...rest] = file.split("/");
    const name = rest.at(-1)?.replace(/\.[^.]*$/, "");
    return first === undefined || name === undefined || meantPlace(first) !== place ? [] : [name];
  });

function adviceFor(file: string): string {
  const [first = "", ...rest] = file.split("/");
  if (/\.(crt|cer|cert)$/i.test(file)) return "Rename a PEM certificate so that it ends in .pem.";
  if (!/\.ya?ml$/i.test(file)) return "Move it out of the folder of the fleet.";
  const place = rest.length === 0 ? undefined : meantPlace(first);
  if (place !== undefined && place !== first) return `Move it into ${place}/.`;
  if (place !== undefined) {
    return rest.length > 1 ? `Move it up into ${place}/.` : "Rename it so that it ends in .yaml.";
  }
  if (nearest(file.replace(/\.ya?ml$/i, ""), ["mesh"]) === "mesh") return "Rename it to mesh.yaml.";
  return "Descriptions of clusters go into clusters/, of apps into apps/.";
}
