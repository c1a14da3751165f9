import { runChecks } from "@meshwright/checks";
import type { Finding } from "@meshwright/findings";
import type { Resource } from "@meshwright/inventory";
import { inventoryOf, releasesOf } from "@meshwright/inventory";
import type { Body, Fleet } from "@meshwright/model";
import { apiGroup } from "@meshwright/model";
import type { Validate } from "./validate.ts";
import { givenObjects } from "./given-objects.ts";

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
  readonly findings: readonly Finding[];
  /** What delivers it: Applications, which the hub is to hold, and Kustomizations, which its own API server holds. */
  readonly delivering: readonly Resource[];
  /** Folders with objects. */
  readonly folders: readonly string[];
}

export interface ExamineOptions {
  /** What is wrong with one object alone, where the API server has these CRDs. */
  readonly validate: (crds: readonly Body[]) => Validate;
  /** Says what is there before anything is applied; without it, what is often somebody else's is not judged. */
  readonly fleet?: Fleet;
}

/** The Kustomizations of a cluster: those of all clusters may have the same names. */
const isKustomization = ({ ref }: Resource): boolean =>
  ref.kind === "Kustomization" && apiGroup(ref.apiVersion) === "kustomize.toolkit.fluxcd.io";

/** What delivers by Argo CD is held by the API server that Argo CD runs in, whatever folder it lies in. */
const isOfHub = ({ area }: Resource): boolean => area.of === "delivery" && area.engine === "argocd";

/** The shared CRDs are held by the clusters that use them. */
const isOfClusters = ({ area }: Resource): boolean => area.of === "crds";

/** Looks at each object of a top folder alone, and at those of its API server together. */
export function examineFolder(
  { name, resources, shared = [] }: TopFolderObjects,
  { validate, fleet }: ExamineOptions,
): Examined {
  const hub = resources.filter(isOfHub);
  const own = resources.filter((resource) => !isOfHub(resource) && !isOfClusters(resource));
  const inventory = inventoryOf(name, [...own, ...shared], releasesOf([...hub, ...own]));
  const isValid = validate(shared.map(({ body }) => body));
  const cluster = fleet?.clusters.find((one) => one.name === name);
  const given = fleet && cluster && givenObjects(fleet, cluster);
  return {
    findings: [...resources.flatMap(isValid), ...runChecks({ inventory, given })],
    delivering: [...hub, ...own.filter(isKustomization)],
    folders: [...new Set(resources.map(({ folder }) => folder))],
  };
}

/** Looks at what only the whole tree shows: what the hub is to hold, and what it delivers. */
export function examineHub(all: readonly Examined[]): readonly Finding[] {
  const delivering = all.flatMap((one) => one.delivering);
  const inventory = inventoryOf("argocd", delivering.filter(isOfHub));
  return runChecks({ inventory, delivering, folders: new Set(all.flatMap(({ folders }) => folders)) });
}
