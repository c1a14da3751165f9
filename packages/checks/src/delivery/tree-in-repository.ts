import type { Delivery } from "./deliveries.ts";

/** Where the tree lies, in the eyes of what delivers it. */
export interface TreeInRepository {
  /** The folder of the tree that a delivery means, empty for the whole tree; undefined where it means nothing of the tree's repository. */
  folderOf(delivery: Delivery): string | undefined;
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

/** Applications name folders from the root of the repository; what most of them put before a folder of the tree is its path. */
export function treeInRepository(deliveries: readonly Delivery[], folders: ReadonlySet<string>): TreeInRepository {
  const votes = Map.groupBy(
    deliveries.flatMap(({ repository, path }) => {
      const prefix = prefixOf(path, folders);
      return prefix === undefined ? [] : [{ repository, prefix }];
    }),
    ({ repository, prefix }) => `${repository}\n${prefix}`,
  );
  const elected = [...votes.values()].toSorted((left, right) => right.length - left.length)[0]?.[0];
  const kindOf = ({ resource }: Delivery): string => resource.ref.kind;
  const ofTree = new Set(
    deliveries
      .filter(({ path }) => elected !== undefined && prefixOf(path, folders) === elected.prefix)
      .map((delivery) => `${kindOf(delivery)} ${delivery.repository}`),
  );
  return {
    folderOf(delivery) {
      if (elected === undefined || !ofTree.has(`${kindOf(delivery)} ${delivery.repository}`)) return undefined;
      return under(elected.prefix, delivery.path) ?? delivery.path;
    },
  };
}
