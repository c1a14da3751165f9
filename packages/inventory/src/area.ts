import type { Engine } from "@meshwright/model";
import {
  accessFolder,
  applicationsFolder,
  crdsFolder,
  fluxFolder,
  linksFolder,
  networkFolder,
  releasesFolder,
  rootsFolder,
  settingsFolder,
} from "./folders.ts";

/** What a folder of the tree is for, by its path: design section 5. */
export type Area =
  /** Objects of a unit: `40-ca/…`. */
  | { readonly of: "unit"; readonly unit: string }
  /** The gate of a unit in the dress of an engine: `gates/argocd/40-ca/…`. */
  | { readonly of: "gate"; readonly unit: string; readonly engine: string }
  /** What delivers units: `argocd/…`, `flux/…`. */
  | { readonly of: "delivery"; readonly engine: Engine }
  /** CRDs that rendered charts of several clusters share: `crds/<set>/…`. */
  | { readonly of: "crds"; readonly set: string }
  /** What people apply outside of the clusters: `access/…`, `network/…`. No object lies there, and no engine reads it. */
  | { readonly of: "documents" }
  /** Not a place that a render writes to. */
  | { readonly of: "nothing" };

const engines: Readonly<Record<string, Engine>> = {
  [applicationsFolder]: "argocd",
  [linksFolder]: "argocd",
  [rootsFolder]: "argocd",
  [settingsFolder]: "argocd",
  [fluxFolder]: "flux",
  [releasesFolder]: "flux",
};

const isUnit = (folder: string): boolean => /^\d{2,3}-[a-z0-9]/.test(folder);

/** The area of a folder; its path is relative to the top folder, and empty for that itself. */
export function areaOf(folder: string): Area {
  const [first = "", second = "", third = "", ...more] = folder.split("/");
  if (isUnit(first) && second === "") return { of: "unit", unit: first };
  if (first === "gates" && isUnit(third) && more.length === 0) return { of: "gate", engine: second, unit: third };
  if (first === crdsFolder && second !== "" && third === "") return { of: "crds", set: second };
  if ((first === accessFolder || first === networkFolder) && second === "") return { of: "documents" };
  const engine = Object.hasOwn(engines, first) ? engines[first] : undefined;
  const isRelease = first === releasesFolder && isUnit(second) && third === "";
  if (engine !== undefined && (second === "" || isRelease)) return { of: "delivery", engine };
  return { of: "nothing" };
}

/** Names that nobody else gives to folders; `argocd`, `flux` and `01-base` many do. */
const isOnlyOurs = (folder: string): boolean =>
  folder === "gates" || (folder.includes("-") && Object.hasOwn(engines, folder));

/** True where folders beside each other are those of a render, so that a top folder is known without its manifest. */
export const areRenderedFolders = (folders: readonly string[]): boolean =>
  folders.some(isOnlyOurs) || (folders.some(isUnit) && folders.some((folder) => Object.hasOwn(engines, folder)));
