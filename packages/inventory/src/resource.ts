import type { ObjectPlace } from "@meshwright/findings";
import type { Body, ResourceRef } from "@meshwright/model";
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
}

/** Where an object lies, by its top folder and its path in that. */
export function whereabouts(cluster: string, path: string): Pick<Resource, "cluster" | "folder" | "area"> {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
  return { cluster, folder: folder === "" ? cluster : `${cluster}/${folder}`, area: areaOf(folder) };
}

/** A place in an object; the pointer is RFC 6901. */
export const placeIn = ({ cluster, ref, file }: Resource, pointer = ""): ObjectPlace => ({
  in: "object",
  cluster,
  ref,
  pointer,
  file,
});
