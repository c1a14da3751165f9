import type { Resource } from "@meshwright/inventory";
import type { ObjectChange } from "./object-change.ts";
import { resourceOf } from "./object-change.ts";
import type { Risk } from "./risk.ts";
import type { ValueChange } from "./value/change.ts";
import { pointerOf } from "./value/change.ts";

/** What an effect comes from. */
export interface Cause {
  readonly object: Pick<Resource, "ref" | "file">;
  /** RFC 6901 of the changes within it that this judges; absent: the object as a whole, with all that differs in it. */
  readonly pointers?: readonly string[];
}

/** A certificate as a reviewer must see it. */
export interface CertificateChange {
  readonly how: "added" | "removed" | "replaced" | "kept";
  /** What it is for, in words: `root that istiod and every proxy of cluster-a trust`. */
  readonly role: string;
  readonly subject: string;
  readonly issuer: string;
  /** SHA-256 of the certificate, colons between the bytes. */
  readonly fingerprint: string;
  /** ISO 8601, UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
}

/** What changes do to the mesh. Plain data. */
export interface Effect {
  /** Name of the rule. */
  readonly rule: string;
  readonly risk: Risk;
  /** The top folder it happens in. */
  readonly cluster: string;
  /** What happens, with the names of what it happens to and the values before and after. One or two sentences. */
  readonly says: string;
  /** What to do or find out before merging: an imperative sentence, with the command. Never of what is routine. */
  readonly beforeMerging?: string;
  /** What to look at, or do, after merging, and what it must show. Never of what is routine. */
  readonly afterMerging?: string;
  /** What of objects it has judged; empty where it is of other files, or of no single object. */
  readonly causes: readonly Cause[];
  /** Other files that it tells of, relative to the tree. Those that hold no object are judged by it. */
  readonly files?: readonly string[];
  /** Never folded, never hidden. */
  readonly certificates?: readonly CertificateChange[];
  /** Workloads whose pods are made anew: `Deployment shop/web`. The forecast tells them. */
  readonly restarts?: readonly string[];
}

/** The cause that an object change is, or some of the differences in it. */
export const causeOf = (change: ObjectChange, within?: readonly ValueChange[]): Cause => {
  const { ref, file } = resourceOf(change);
  return { object: { ref, file }, ...(within && { pointers: within.map(({ path }) => pointerOf(path)) }) };
};

/** Of an object that stays, the differences that are of something; of one that comes or goes, all of it. */
export const causeWithin = (change: ObjectChange, isOf: (within: ValueChange) => boolean): Cause =>
  causeOf(change, change.how === "changed" ? change.changes.filter(isOf) : undefined);
