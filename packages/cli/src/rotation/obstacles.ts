import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { FleetWords, RotationRecord, RotationScope } from "@meshwright/trust";
import { clustersOf, effectiveAuthority, rotationsOf } from "@meshwright/trust";
import { answerPlace } from "../answers/said.ts";

/** How people call a scope. */
export const scopeText = ({ peerGroup }: RotationScope): string =>
  peerGroup === undefined ? "the whole fleet" : `peer group ${peerGroup}`;

/** Why the roots of these clusters cannot be rotated by a plan. */
export function* obstacles(words: FleetWords, scope: RotationScope): Generator<Finding> {
  const clusters = clustersOf(words, scope);
  const refuse = (problem: string): Finding =>
    finding(kinds.cannotRotate, answerPlace(scope.peerGroup === undefined ? "plan rotate-root" : "--peer-group"), {
      problem,
    });
  if (clusters.length === 0) {
    const groups = [...new Set(words.clusters.map(({ peerGroup }) => peerGroup))].toSorted();
    yield refuse(`There is no peer group ${scope.peerGroup}; there are ${groups.join(", ")}.`);
    return;
  }
  for (const other of rotationsOf(words))
    if ((other.peerGroup === undefined) !== (scope.peerGroup === undefined))
      yield refuse(`A rotation of ${scopeText(other)} is under way: finish it first, or revert it.`);
  const has = clusters.map((cluster) => ({ name: cluster.name, ...effectiveAuthority(words.mesh, cluster) }));
  const named = (all: typeof has): string => all.map(({ name }) => name).join(", ");
  const direct = has.filter(({ cacerts }) => cacerts === "direct");
  if (direct.length > 0)
    yield refuse(
      `cacerts is direct in ${named(direct)}: cert-manager writes one root there, and istiod does not change live from one root to another. Change to assembled first.`,
    );
  const own = has.filter(({ issuer }) => issuer?.kind === "self-signed");
  if (own.length > 0) yield refuse(`The issuer of ${named(own)} makes its own root, which is not in git.`);
  else if (has.some(({ roots }) => roots.length === 0))
    yield refuse(`Some clusters have no roots in the fleet: ${named(has.filter(({ roots }) => roots.length === 0))}.`);
}

/** What is wrong with a root that is to be the new one; once a rotation is under way it is not asked again. */
export function* newRootObstacles(
  words: FleetWords,
  scope: RotationScope,
  { to, record }: { readonly to: string; readonly record: RotationRecord | undefined },
): Generator<Finding> {
  if (record !== undefined) return;
  const signing = clustersOf(words, scope).filter(
    (cluster) => effectiveAuthority(words.mesh, cluster).signingRoot === to,
  );
  if (signing.length === 0) return;
  const problem = `${to} is the root that ${signing.map(({ name }) => name).join(", ")} sign under today. Name the one that is to take its place; where only some clusters are there, rotate the others by --peer-group.`;
  yield finding(kinds.badNewRoot, answerPlace("--to"), { problem });
}
