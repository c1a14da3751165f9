import type { CheckInput } from "../check.ts";
import type { Delivery } from "./deliveries.ts";
import { deliveriesOf } from "./deliveries.ts";

/** A delivery of the tree's repository, and the folder of the tree that it means: empty for the whole tree. */
export interface TreeDelivery {
  readonly delivery: Delivery;
  readonly folder: string;
}

/** The folders that a folder lies in, the tree itself (empty) first: `a`, `a/b` for `a/b/c`. */
export const above = (folder: string): readonly string[] =>
  folder.split("/").map((_, index, parts) => parts.slice(0, index).join("/"));

const under = (prefix: string, path: string): string | undefined => {
  if (prefix === "") return path;
  if (path === prefix) return "";
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : undefined;
};

/** What comes before a folder of the tree in a path: the longest end of the path that is a folder counts. */
function prefixOf(path: string, folders: ReadonlySet<string>): string | undefined {
  const parts = path.split("/");
  const start = parts.findIndex((_, index) => parts.length - index > 1 && folders.has(parts.slice(index).join("/")));
  return start < 0 ? undefined : parts.slice(0, start).join("/");
}

/** The two checks of delivery ask the same of the same input. */
const asked = new WeakMap<CheckInput, readonly TreeDelivery[]>();

/** Everything that is delivered from the tree's repository; nothing where there is no tree. */
export function treeDeliveries(input: CheckInput): readonly TreeDelivery[] {
  const known = asked.get(input) ?? gather(input);
  asked.set(input, known);
  return known;
}

/** Applications name folders from the root of the repository; what most of them put before a folder of the tree is its path. */
function gather({
  inventory,
  delivering = inventory.resources,
  folders = new Set(),
}: CheckInput): readonly TreeDelivery[] {
  const deliveries = deliveriesOf(delivering).map((delivery) => ({
    delivery,
    // A Flux source is known by its name, which may be that of anything else.
    repository: `${delivery.resource.ref.kind} ${delivery.repository}`,
    prefix: prefixOf(delivery.path, folders),
  }));
  const votes = Map.groupBy(
    deliveries.filter(({ prefix }) => prefix !== undefined),
    ({ delivery, prefix }) => `${delivery.repository}\n${prefix}`,
  );
  const elected = [...votes.values()].toSorted((left, right) => right.length - left.length)[0]?.[0]?.prefix;
  if (elected === undefined) return [];
  const ofTree = new Set(deliveries.filter(({ prefix }) => prefix === elected).map(({ repository }) => repository));
  return deliveries
    .filter(({ repository }) => ofTree.has(repository))
    .map(({ delivery }) => ({ delivery, folder: under(elected, delivery.path) ?? delivery.path }));
}
