import type { Finding } from "@meshwright/findings";
import type { Delta } from "./delta.ts";

/** What else judges a side as a whole: a proof, the checks. What is new on the head is an effect. */
export interface Verdict {
  readonly name: string;
  /** Findings of each side, or why they could not be had. Only what changed is looked at; what is the same on both sides cancels out. */
  readonly judge: (
    delta: Delta,
  ) => { readonly before: readonly Finding[]; readonly after: readonly Finding[] } | { readonly notJudged: string };
}
