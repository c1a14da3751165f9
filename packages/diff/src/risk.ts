/**
 * What a reviewer has to do with an effect. `stop`: somebody must say that it is meant; `careful`: look at it, and watch it after
 * merging; `routine`: nothing to do. Worst first.
 */
export const risks = ["stop", "careful", "routine"] as const;

export type Risk = (typeof risks)[number];

/** Worst first. */
export const compareRisks = (left: Risk, right: Risk): number => risks.indexOf(left) - risks.indexOf(right);

/** The worst of some; undefined for none. */
export const worstOf = (all: Iterable<Risk>): Risk | undefined => [...all].toSorted(compareRisks)[0];
