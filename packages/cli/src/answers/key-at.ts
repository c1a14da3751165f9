/**
 * The key whose place, without indices, is that of a key path: of those that lead there the longest, or else the first that
 * lies below it, as for the issuer as a whole.
 */
export function keyAt<Key extends string>(
  keys: readonly Key[],
  placeOf: (key: Key) => readonly string[],
  keyPath: readonly (string | number)[],
): Key | undefined {
  const path = keyPath.filter((key) => typeof key === "string");
  const placed = keys.filter((key) => placeOf(key).length > 0);
  const leads = (left: readonly string[], right: readonly string[]): boolean =>
    left.every((key, index) => right[index] === key);
  const [longest] = placed
    .filter((key) => leads(placeOf(key), path))
    .toSorted((left, right) => placeOf(right).length - placeOf(left).length);
  return longest ?? placed.find((key) => path.length > 0 && leads(path, placeOf(key)));
}
