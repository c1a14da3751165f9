/** Where a render keeps what is not finished; git ignores it, and every render empties it. */
export const temporaryFolder = ".meshwright-tmp";

/** The file of each top folder that lists what was written there. */
export const manifestName = "manifest.json";

/** True for a path that stays inside its top folder on every system and is not one of our own. */
export const isTreePath = (path: string): boolean =>
  !/[\\\0]/.test(path) &&
  path.split("/").every((part) => part !== "" && part !== "." && part !== "..") &&
  path !== manifestName &&
  path.split("/")[0] !== temporaryFolder;

/** The folders above a path, outermost first: `a/b/c` → `a`, `a/b`. */
export function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  for (let end = path.indexOf("/"); end >= 0; end = path.indexOf("/", end + 1)) folders.push(path.slice(0, end));
  return folders;
}

/** By code unit, as git sorts and as every machine does. */
export const byPath = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Orders folders so that each comes before the one that holds it. */
export const deepestFirst = (left: string, right: string): number =>
  right.split("/").length - left.split("/").length || byPath(left, right);

/** A folder as the user wrote it, without a slash at its end. */
export const withoutSlash = (folder: string): string => folder.replace(/(?<=.)\/+$/, "");
