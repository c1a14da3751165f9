import type { ClusterDelta, Delta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import { listed } from "../mesh/listed.ts";
import type { Rule, Said } from "../rule.ts";
import { certificateEffects } from "../trust/certificate-effects.ts";
import { shortly } from "../trust/certificate-words.ts";
import { rootsInConfigMap } from "../trust/commands.ts";
import { issuerEffects } from "../trust/issuer-effects.ts";
import { meshTrustOf } from "../trust/mesh-trust.ts";
import { occurrencesIn } from "../trust/occurrences.ts";
import { roleChanges, shownOf } from "../trust/role-change.ts";

export const trustChanged: Rule = {
  name: "trust-changed",
  heading: "Who is trusted changes: certificates and their issuers",
  summary: "A certificate appears, goes or is replaced, or another issuer signs",
  risks: ["stop", "careful", "routine"],
  ofWhole: true,
  *run(delta, whole) {
    if (delta.presence === "both") {
      yield* certificateEffects(delta, whole);
      yield* issuerEffects(delta, whole);
    } else if (delta.presence === "new") yield* ofNew(delta, whole);
  },
};

/** What a cluster that is new brings. One that leaves goes on trusting what it trusted: nothing is taken from it. */
function ofNew({ cluster, changes }: ClusterDelta, whole: Delta): readonly Said[] {
  const occurrences = changes.flatMap((change) => occurrencesIn(change)).filter(({ role }) => role.kind !== "copy");
  const roles = roleChanges(occurrences);
  if (roles.length === 0) return [];
  const said = { certificates: roles.flatMap(shownOf), causes: causesIn(occurrences.map(({ change }) => change)) };
  const { roots = [], peers } = meshTrustOf(whole.after, cluster);
  const set = (all: readonly { readonly fingerprint: string }[]): string =>
    all
      .map(({ fingerprint }) => fingerprint)
      .toSorted()
      .join();
  const differing = peers.filter((peer) => {
    const others = meshTrustOf(whole.after, peer).roots;
    return others !== undefined && set(others) !== set(roots);
  });
  const own = roots.length === 0 ? "a root that is in no file" : listed(roots.map(shortly));
  return [
    differing.length === 0
      ? {
          ...said,
          risk: "routine",
          says: `${cluster} trusts ${own}${peers.length === 0 ? "" : `, as ${listed(peers)} ${peers.length === 1 ? "does" : "do"} already`}.`,
        }
      : {
          ...said,
          risk: "careful",
          says: `${cluster} trusts ${own}. ${listed(differing)} ${differing.length === 1 ? "trusts" : "trust"} other roots. Calls work only where each side trusts the root of the other.`,
          beforeMerging: `Compare what ${cluster} trusts with what ${listed(differing)} ${differing.length === 1 ? "trusts" : "trust"}, and give each side the root under which the CA of the other is signed: ${rootsInConfigMap} prints the fingerprints in each cluster.`,
          afterMerging: `See that calls between them succeed. Those that fail end in 503 with \`CERTIFICATE_VERIFY_FAILED\` in the log of \`istio-proxy\`.`,
        },
  ];
}

const causesIn = (changes: readonly Parameters<typeof causeOf>[0][]): Said["causes"] =>
  [...new Set(changes)].map((change) => causeOf(change, []));
