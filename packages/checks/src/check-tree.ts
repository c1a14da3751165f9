import type { Finding } from "@meshwright/findings";
import type { Resource } from "@meshwright/inventory";
import {
  applicationsOf,
  crdSetsOf,
  crdsFolder,
  fleetFolder,
  inventoryOf,
  isKustomization,
  releasesOf,
  rootsFolder,
  settingsFolder,
} from "@meshwright/inventory";
import type { Fleet } from "@meshwright/model";
import { givenObjects } from "./given-objects.ts";
import { runChecks } from "./run-checks.ts";

/** The objects of one top folder. */
export interface TopFolderObjects {
  /** A cluster's name, `_fleet`, or that of any other folder. */
  readonly name: string;
  readonly resources: readonly Resource[];
  /** What its API server is to hold and another folder has. */
  readonly shared?: readonly Resource[];
}

/** What was found in one top folder, and what of it only the whole tree can judge. Plain data. */
export interface Examined {
  /** Of the top folder. */
  readonly name: string;
  readonly findings: readonly Finding[];
  /** What delivers it: Applications, which the hub is to hold, and Kustomizations, which its own API server holds. */
  readonly delivering: readonly Resource[];
  /** Folders with objects. */
  readonly folders: readonly string[];
}

/** What delivers by Argo CD is held by the API server that Argo CD runs in, whatever folder it lies in. */
const isOfHub = ({ area }: Resource): boolean => area.of === "delivery" && area.engine === "argocd";

/** The shared CRDs are held by the clusters that use them. */
const isOfClusters = ({ area }: Resource): boolean => area.of === "crds";

/** Looks at the objects of a top folder that one API server is to hold together. */
export function checkFolder({ name, resources, shared = [] }: TopFolderObjects, fleet?: Fleet): Examined {
  const hub = resources.filter(isOfHub);
  const own = resources.filter((resource) => !isOfHub(resource) && !isOfClusters(resource));
  const inventory = inventoryOf(name, [...own, ...shared], releasesOf([...hub, ...own]));
  const cluster = fleet?.clusters.find((one) => one.name === name);
  const given = fleet && cluster && givenObjects(fleet, cluster);
  return {
    name,
    findings: runChecks({ inventory, given }),
    delivering: [...hub, ...own.filter(isKustomization)],
    folders: [...new Set(resources.map(({ folder }) => folder))],
  };
}

/** True where the folder of a cluster holds what an Argo CD of its own begins with. */
const hasOwnHub = ({ name, folders }: Examined): boolean =>
  [rootsFolder, settingsFolder].some((folder) => name !== fleetFolder && folders.includes(`${name}/${folder}`));

/** What one Argo CD holds, and the folders that it, or Flux beside it, is to deliver. */
function examineOne(name: string, delivering: readonly Resource[], folders: readonly string[]): readonly Finding[] {
  const resources = delivering.filter(isOfHub).flatMap((resource) => [resource, ...applicationsOf(resource)]);
  return runChecks({
    inventory: inventoryOf(name, resources),
    delivering: [...resources, ...delivering.filter(isKustomization)],
    folders: new Set(folders),
  });
}

const isOfCrds = (folder: string): boolean => folder.startsWith(`${fleetFolder}/${crdsFolder}/`);
const setOf = (folder: string): string => folder.split("/").at(-1) ?? "";

/**
 * Looks at what only the whole tree shows: what each Argo CD is to hold, and what it delivers. Clusters without one of their
 * own share that of the fleet. CRDs that clusters share are delivered by whoever names them.
 */
export function checkHub(all: readonly Examined[]): readonly Finding[] {
  const own = all.filter(hasOwnHub);
  const shared = all.filter((folder) => !own.includes(folder));
  const crds = shared.flatMap(({ folders }) => folders.filter(isOfCrds));
  const named = new Map(own.map(({ name, delivering }) => [name, crdSetsOf(delivering)]));
  const isNamed = (folder: string): boolean => [...named.values()].some((sets) => sets.has(setOf(folder)));
  return [
    ...own.flatMap(({ name, delivering, folders }) =>
      examineOne(name, delivering, [...folders, ...crds.filter((folder) => named.get(name)?.has(setOf(folder)))]),
    ),
    ...examineOne(
      "argocd",
      shared.flatMap(({ delivering }) => delivering),
      shared.flatMap(({ folders }) => folders.filter((folder) => !isOfCrds(folder) || !isNamed(folder))),
    ),
  ];
}
