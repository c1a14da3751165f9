import { runChecks } from "@meshwright/checks";
import type { Finding } from "@meshwright/findings";
import type { Resource } from "@meshwright/inventory";
import { inventoryOf, releasesOf } from "@meshwright/inventory";
import type { Fleet } from "@meshwright/model";
import { givenObjects } from "./given-objects.ts";

/** The objects of one top folder. */
export interface Examined {
  /** A cluster's name, `_fleet`, or that of any other folder. */
  readonly name: string;
  readonly resources: readonly Resource[];
}

/** Says what is wrong with objects, top folder by top folder, so that a large fleet need not be in memory at once. */
export interface Examiner {
  folder(examined: Examined): readonly Finding[];
  /** What only the whole shows: what the hub is to hold, and what it delivers. */
  end(): readonly Finding[];
}

/** What delivers by Argo CD is held by the API server that Argo CD runs in, whatever folder it lies in. */
const isOfHub = ({ area }: Resource): boolean => area.of === "delivery" && area.engine === "argocd";

export interface ExaminerOptions {
  /** What is wrong with one object alone. */
  readonly validate: (resource: Resource) => Iterable<Finding>;
  /** Says what is there before anything is applied; without it, what is often somebody else's is not judged. */
  readonly fleet?: Fleet;
}

/** Looks at each object alone, at those of each API server together, and at what delivers them. */
export function examiner({ validate, fleet }: ExaminerOptions): Examiner {
  const givenIn = (name: string): ReadonlySet<string> | undefined => {
    const cluster = fleet?.clusters.find((one) => one.name === name);
    return fleet && cluster && givenObjects(fleet, cluster);
  };
  const hub: Resource[] = [];
  const folders = new Set<string>();
  return {
    folder({ name, resources }) {
      for (const { folder } of resources) folders.add(folder);
      const delivering = resources.filter(isOfHub);
      hub.push(...delivering);
      const inventory = inventoryOf(
        name,
        resources.filter((resource) => !isOfHub(resource)),
        delivering.flatMap(releasesOf),
      );
      return [
        ...resources.flatMap((resource) => [...validate(resource)]),
        ...runChecks({ inventory, given: givenIn(name) }),
      ];
    },
    end: () => [...runChecks({ inventory: inventoryOf("argocd", hub), folders })],
  };
}
