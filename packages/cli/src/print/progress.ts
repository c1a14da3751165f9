import type { Output } from "../context.ts";

/** Passes items on and counts them on a terminal, where there are so many that one would wonder. Silent in a pipe. */
export function* withProgress<T>(items: Iterable<T>, total: number, output: Output): Generator<T> {
  const shown = output.isTTY === true && total >= 30;
  let count = 0;
  for (const item of items) {
    yield item;
    count += 1;
    if (shown && count % 10 === 0) output.write(`\rrendered ${count} of ${total} clusters`);
  }
  if (shown) output.write("\r\u001B[K");
}
