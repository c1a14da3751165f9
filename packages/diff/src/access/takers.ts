import { fleetFolder } from "@meshwright/inventory";
import { nameFinder } from "../folding/names.ts";
import type { Side } from "../side.ts";

/** Clusters that the trust policy beside a document of a shared role names, as those that take the role: docs/access.md. */
export function takersOf(path: string, side: Side, clusters: ReadonlySet<string>): readonly string[] {
  const role = /^(.*\/role-[^/.]+)\.[^/]+$/.exec(path)?.[1];
  if (role === undefined || !path.startsWith(`${fleetFolder}/`)) return [];
  const text = side.text(`${role}.trust.json`);
  return text === undefined ? [] : [...nameFinder(clusters)(text)].toSorted();
}
