import { availableParallelism } from "node:os";

/** Does something with each item, with as many at once as there are processors. The results are in the order of the items. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  action: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const waiting = items.entries();
  const results: (readonly [number, Result])[] = [];
  const work = async (): Promise<void> => {
    for (const [index, item] of waiting) results.push([index, await action(item)]);
  };
  await Promise.all(Array.from({ length: Math.min(items.length, availableParallelism()) }, work));
  return results.toSorted(([left], [right]) => left - right).map(([, result]) => result);
}
