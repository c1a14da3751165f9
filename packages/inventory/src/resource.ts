import type { ObjectPlace } from "@meshwright/findings";
import type { Body, ResourceRef } from "@meshwright/model";
import { groupKind } from "@meshwright/model";
import type { Area } from "./area.ts";
import { areaOf } from "./area.ts";

/** One object of a tree, and where it lies. */
export interface Resource {
  readonly ref: ResourceRef;
  readonly body: Body;
  /** As findings call its file: `clusters/cluster-a/40-ca/certificate-istio-system-istio-ca.yaml`. */
  readonly file: string;
  /** The top folder: a cluster, or `_fleet`. */
  readonly cluster: string;
  /** Its folder relative to the tree: `cluster-a/40-ca`. */
  readonly folder: string;
  readonly area: Area;
  /** The ApplicationSet that makes it of its template; absent where it lies in the file itself. */
  readonly madeBy?: Resource;
}

/** Where an object lies, by its top folder and its path in that. */
export function whereabouts(cluster: string, path: string): Pick<Resource, "cluster" | "folder" | "area"> {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
  return { cluster, folder: folder === "" ? cluster : `${cluster}/${folder}`, area: areaOf(folder) };
}

/** A place in an object; the pointer is RFC 6901. What is made of a template is wrong there. */
export const placeIn = ({ cluster, ref, file, madeBy }: Resource, pointer = ""): ObjectPlace =>
  madeBy === undefined
    ? { in: "object", cluster, ref, pointer, file }
    : placeIn(madeBy, `/spec/template${pointer === "/kind" ? "" : pointer}`);

/** True for a Kustomization of Flux. Those of all clusters may have the same names. */
export const isKustomization = ({ ref }: Pick<Resource, "ref">): boolean =>
  groupKind(ref) === "kustomize.toolkit.fluxcd.io/Kustomization";
