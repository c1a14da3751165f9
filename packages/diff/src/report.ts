import type { Finding } from "@meshwright/findings";
import type { Body, ResourceRef } from "@meshwright/model";
import type { Effect } from "./effect.ts";
import type { FileChange } from "./delta.ts";
import type { ObjectChange } from "./object-change.ts";
import type { Risk } from "./risk.ts";
import type { Rule } from "./rule.ts";

/**
 * The same thing in several clusters, told once. Where a text names its cluster it holds `‹cluster›` in its place, unless it is of one
 * cluster only; and `‹peer›` in the place of the other cluster that it is about, where it is the same for several of those.
 */
export interface Folded<T> {
  readonly one: T;
  /** In the order of the names; at least one. */
  readonly clusters: readonly string[];
  /** What `‹peer›` stands for in each of the clusters; absent where it stands for nothing. */
  readonly peers?: Readonly<Record<string, readonly string[]>>;
}

/** How what happens in some clusters compares to what happens to the same thing in others. */
export interface Deviation {
  /** Where something else happens to the same thing in most of the clusters: in how many. */
  readonly deviatesFrom?: number;
  /** Where it happens in most clusters that have it: those that have it too, and in which nothing happens to it. */
  readonly notIn?: readonly string[];
}

export interface FoldedEffect extends Folded<Effect>, Deviation {
  /** Where the same comes from other objects in each cluster, such as those of its peers: from which. `one` then names those of the first. */
  readonly sources?: Readonly<Record<string, Pick<Effect, "causes" | "files">>>;
}

/** What changes of one object: all that a reader needs, without the parts that stay. */
export interface ChangedObject extends Pick<ObjectChange, "how" | "changes"> {
  /** As it will be called; as it was, where it goes. */
  readonly ref: ResourceRef;
  /** What it was called before, where it is another name. */
  readonly was?: ResourceRef;
  /** Its files, relative to the tree: on the base, and on the head. */
  readonly before?: string;
  readonly after?: string;
  /** Of an object that is added: all of it. */
  readonly body?: Body;
}

/** One object in the clusters in which the same happens to it. */
export interface FoldedObject extends Folded<ChangedObject>, Deviation {
  /** Why nobody needs to read it: it is generated, and follows from what else changes. */
  readonly noise?: string;
  /** Of an object that is to be read: which of its changes nobody needs to read, by their indexes, for each reason. */
  readonly quiet?: Readonly<Record<string, readonly number[]>>;
}

/** What printers leave out for one reason, in all clusters together. */
export interface Hidden {
  readonly reason: string;
  readonly objects: number;
  /** Changes within objects of which other changes are shown. */
  readonly changes: number;
  readonly files: number;
}

/** One step of a sync. Steps are in the order of their waves; those that say nothing of `after` begin at once, beside each other. */
export interface ForecastStep {
  /** Who does it: an engine, or a person, whom no engine waits for. */
  readonly by: "argocd" | "flux" | "hand";
  /** What the engine calls it: `Application argocd/cluster-a-60-istiod`; absent for what is done by hand. */
  readonly delivery?: string;
  readonly wave: number;
  /** `60-istiod`. */
  readonly unit: string;
  /** What that is, in a few words: `the remote secret for cluster-b`; absent for what nobody knows here. */
  readonly title?: string;
  /** Of what is done by hand: on which side of the merge. */
  readonly when?: "before merging" | "after merging";
  /** What the engine does: applies, deletes, upgrades a chart. */
  readonly does: readonly string[];
  /** Units that the engine itself lets end before this begins: `50-istio-base`. */
  readonly after?: readonly string[];
  /** What its gate waits for, in words: `Certificate istio-system/istio-ca is Ready`. */
  readonly waitsFor: readonly string[];
  /** `Deployment shop/web`. */
  readonly restarts: readonly string[];
}

/** What a verdict found that it did not find before, and what it found no more. */
export interface VerdictChange {
  readonly name: string;
  readonly added: readonly Finding[];
  readonly gone: readonly Finding[];
  /** Why it could not judge. */
  readonly notJudged?: string;
}

/** All that is to be said of the difference between two trees. Plain data; printers wrap it. */
export interface Report {
  readonly base: string;
  readonly head: string;
  /** What happens, in one sentence without its full stop. */
  readonly title: string;
  /** Absent where nothing differs. */
  readonly risk?: Risk;
  /** All clusters of both sides, whether something differs in them or not. */
  readonly clusters: readonly string[];
  /** Top folders that only the head has, and those that only the base has. */
  readonly tops: { readonly added: readonly string[]; readonly removed: readonly string[] };
  /** The rules that say something, sorted by name: their headings, and what they look for. */
  readonly rules: readonly Pick<Rule, "name" | "heading" | "summary">[];
  readonly counts: {
    /** Effects of each risk, in all clusters together. */
    readonly risks: Readonly<Record<Risk, number>>;
    /** Top folders in which something differs. */
    readonly clusters: number;
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
    /** Files that hold no object. */
    readonly files: number;
  };
  /** The worst first; of the same risk, those that say most of what the change is for. */
  readonly effects: readonly FoldedEffect[];
  /** By cluster and file. */
  readonly objects: readonly FoldedObject[];
  readonly files: readonly (Folded<FileChange> & Pick<FoldedObject, "noise">)[];
  /** What is marked as noise or quiet above, counted; by reason. */
  readonly hidden: readonly Hidden[];
  readonly verdicts: readonly VerdictChange[];
  readonly forecast: readonly Folded<readonly ForecastStep[]>[];
  /** What could not be read, and therefore not compared. */
  readonly unread: readonly Finding[];
}
