import type { ObjectChange } from "../object-change.ts";

/** What `contentDigest` puts behind names whose objects cannot be changed. */
const digestSuffix = /-[0-9a-f]{8}$/;

/** The name of a gate without its digest; undefined for any other name. */
export const gateStem = (name: string): string | undefined => /^(gate-.+)-[0-9a-f]{8}$/.exec(name)?.[1];

/** A name without the digest behind it. */
export const stemOf = (name: string): string => name.replace(digestSuffix, "");

/** True where a name differs in nothing but a digest, which follows from what the object says. */
export const isGeneratedRename = ({ renamed, before, after }: ObjectChange): boolean =>
  renamed === true &&
  before?.ref.namespace === after?.ref.namespace &&
  stemOf(before?.ref.name ?? "") === stemOf(after?.ref.name ?? "");
