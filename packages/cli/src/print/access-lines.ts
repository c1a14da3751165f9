import { accessFolder } from "@meshwright/inventory";
import type { Change } from "../tree/step.ts";
import { counted } from "./counted.ts";

const document = RegExp(`^([^/]+)/${accessFolder}/.+\\.json$`);

/** Folders that a line names one by one. */
const most = 4;

/** What a render says where what must be allowed outside of the clusters is another: no engine delivers that. */
export function accessLines(changes: readonly Change[]): readonly string[] {
  const tops = new Set(changes.flatMap(({ path }) => document.exec(path)?.[1] ?? []));
  if (tops.size === 0) return [];
  const names = [...tops].map((top) => `${top}/${accessFolder}/`);
  const where = tops.size > most ? counted(tops.size, "folder") : names.join(", ");
  return [`Access documents changed in ${where}: apply them before this is merged. docs/access.md says how.`];
}
