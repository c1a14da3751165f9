import type { Finding } from "@meshwright/findings";
import type { Effect } from "./effect.ts";
import type { FileChange } from "./delta.ts";
import type { ObjectChange } from "./object-change.ts";
import type { Risk } from "./risk.ts";

/** The same thing in several clusters, told once. Where a text names the cluster it holds `‹cluster›` in its place. */
export interface Folded<T> {
  readonly one: T;
  /** Sorted; at least one. */
  readonly clusters: readonly string[];
}

/** One object in the clusters in which the same happens to it. */
export interface FoldedObject extends Folded<ObjectChange> {
  /** Why nobody needs to read it: it is generated, and follows from what else changes. */
  readonly noise?: string;
  /** Where the same object changes otherwise in most of the clusters: how many. */
  readonly deviatesFrom?: number;
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
  /** Absent where nothing differs. */
  readonly risk?: Risk;
  readonly counts: {
    readonly clusters: number;
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
    /** Files that hold no object. */
    readonly files: number;
  };
  /** By risk, then by rule. */
  readonly effects: readonly Folded<Effect>[];
  /** By cluster and file. */
  readonly objects: readonly FoldedObject[];
  readonly files: readonly Folded<FileChange>[];
  readonly verdicts: readonly VerdictChange[];
  readonly forecast: readonly Folded<readonly ForecastStep[]>[];
  /** What could not be read, and therefore not compared. */
  readonly unread: readonly Finding[];
}
