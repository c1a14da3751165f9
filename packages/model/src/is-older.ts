const numbers = (version: string): readonly number[] =>
  version
    .replace(/^v|[-+].*/g, "")
    .split(".")
    .map(Number);

/** True where the first version is older. As many parts are compared as both have; what follows a dash is not. */
export function isOlder(version: string, than: string): boolean {
  const limit = numbers(than);
  const index = numbers(version).findIndex((number, at) => number !== (limit[at] ?? number));
  return index >= 0 && (numbers(version)[index] ?? 0) < (limit[index] ?? 0);
}
