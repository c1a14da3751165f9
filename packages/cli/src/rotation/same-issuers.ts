import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { FleetWords, RotationScope } from "@meshwright/trust";
import { clustersOf, effectiveAuthority, isNoticedAtRenewal } from "@meshwright/trust";
import { answerPlace } from "../answers/said.ts";

/** The clusters of a scope by whether their issuer changes from one set of words to another. */
export function issuerChanges(before: FleetWords, after: FleetWords, scope: RotationScope) {
  return clustersOf(before, scope).map((cluster, index) => {
    const old = effectiveAuthority(before.mesh, cluster).issuer;
    const fresh = effectiveAuthority(after.mesh, clustersOf(after, scope)[index]).issuer;
    return {
      name: cluster.name,
      kind: fresh?.kind ?? "",
      isSame: JSON.stringify(old) === JSON.stringify(fresh),
      atRenewal: isNoticedAtRenewal(old, fresh),
    };
  });
}

/** Told of issuers that are to sign under another root, and stay as they are. */
export function* sameIssuers(changes: ReturnType<typeof issuerChanges>): Generator<Finding> {
  const same = Map.groupBy(
    changes.filter(({ isSame }) => isSame),
    ({ kind }) => kind,
  );
  for (const [kind, all] of same)
    yield finding(kinds.sameIssuer, answerPlace("--issuer"), {
      clusters: all.map(({ name }) => name).join(", "),
      issuer: kind,
    });
}
