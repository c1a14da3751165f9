/** One line that goes or comes. */
export interface LineChange {
  /** Counts from 1: in the old file of a line that goes, in the new one of a line that comes. */
  readonly line: number;
  readonly change: "-" | "+";
  readonly text: string;
}

/** What differs between two short texts, line by line: a longest common subsequence. */
export function lineChanges(before: string, after: string): readonly LineChange[] {
  const [old, fresh] = [before.split("\n"), after.split("\n")];
  const common = old.map(() => new Uint32Array(fresh.length + 1)).concat(new Uint32Array(fresh.length + 1));
  const at = (row: number, column: number): number => common[row]?.[column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1)
    for (let column = fresh.length - 1; column >= 0; column -= 1) {
      const length =
        old[row] === fresh[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
      common[row]?.fill(length, column, column + 1);
    }
  const changes: LineChange[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < fresh.length) {
    if (row < old.length && column < fresh.length && old[row] === fresh[column]) {
      row += 1;
      column += 1;
    } else if (column >= fresh.length || (row < old.length && at(row + 1, column) >= at(row, column + 1))) {
      changes.push({ line: row + 1, change: "-", text: old[row] ?? "" });
      row += 1;
    } else {
      changes.push({ line: column + 1, change: "+", text: fresh[column] ?? "" });
      column += 1;
    }
  }
  return changes;
}
