import type { Part } from "@meshwright/kit";
import type { Body } from "@meshwright/model";
import { fileNames } from "@meshwright/inventory";

/** What is delivered of an object. */
export type Parcel = Pick<Part, "ref" | "object" | "body">;

/** An object and its file, relative to the cluster's folder. */
export interface Delivered extends Parcel {
  readonly path: string;
}

/** The object as it is written: what `ApiObject.toJson` gives, without its walk over all that cannot have changed. */
export const writtenBody = ({ object, body }: Parcel): Body => ({ ...body, metadata: object.metadata.toJson() });

/** The files of one folder. */
export function inFolder(folder: string, parcels: readonly Parcel[]): readonly Delivered[] {
  const names = fileNames(parcels.map(({ ref }) => ref));
  return parcels.map(({ ref, object, body }, index) => ({ path: `${folder}/${names[index]}`, ref, object, body }));
}
