import { expect } from "vitest";

/** Lines that are gone with -, lines that are new with +. Every other line is there, in its order. */
export function changed(before: string, after: string): readonly string[] {
  const [old, fresh] = [before.split("\n"), after.split("\n")];
  const gone = old.filter((line) => !fresh.includes(line));
  const come = fresh.filter((line) => !old.includes(line));
  expect(fresh.filter((line) => !come.includes(line))).toEqual(old.filter((line) => !gone.includes(line)));
  return [...gone.map((line) => `-${line}`), ...come.map((line) => `+${line}`)];
}
