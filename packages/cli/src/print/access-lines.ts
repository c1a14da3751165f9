import { accessFolder } from "@meshwright/inventory";
import type { Change } from "../tree/step.ts";
import { counted } from "./counted.ts";

const document = RegExp(`^([^/]+)/${accessFolder}/.+\\.json$`);

/** Folders that a line names one by one. */
const most = 4;

const foldersOf = (changes: readonly Change[]): string | undefined => {
  const tops = new Set(changes.flatMap(({ path }) => document.exec(path)?.[1] ?? []));
  if (tops.size === 0) return undefined;
  return tops.size > most ? counted(tops.size, "folder") : [...tops].map((top) => `${top}/${accessFolder}/`).join(", ");
};

/**
 * What a render says where what must be allowed outside of the clusters is another: no engine delivers that. What is needed no
 * longer is in use until the engines have synced.
 */
export function accessLines(changes: readonly Change[]): readonly string[] {
  const written = foldersOf(changes.filter(({ kind }) => kind !== "removed"));
  const gone = foldersOf(changes.filter(({ kind }) => kind === "removed"));
  return [
    ...(written === undefined
      ? []
      : [
          `Access documents changed in ${written}: apply them, or the Terraform that makes their roles, before this is merged. docs/access.md says how.`,
        ]),
    ...(gone === undefined
      ? []
      : [`Access documents were removed in ${gone}: take back what they allowed, once this is merged and synced.`]),
  ];
}
