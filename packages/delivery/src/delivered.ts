import type { ResourceRef } from "@meshwright/model";
import type { ApiObject } from "cdk8s";
import { fileNames } from "./file-name.ts";

/** An object and its file, relative to the cluster's folder. */
export interface Delivered {
  readonly path: string;
  readonly ref: ResourceRef;
  readonly object: ApiObject;
}

/** The files of one folder. */
export function inFolder(
  folder: string,
  objects: readonly { readonly ref: ResourceRef; readonly object: ApiObject }[],
): readonly Delivered[] {
  const names = fileNames(objects.map(({ ref }) => ref));
  return objects.map(({ ref, object }, index) => ({ path: `${folder}/${names[index]}`, ref, object }));
}
