import { kinds } from "@meshwright/findings";
import type { Authority, TrustFleet } from "../authority.ts";
import { authoritiesOf, byPeerGroup } from "../authority.ts";
import { proveTrust } from "../prove.ts";

/** Who does not accept whom in one peer group. Clusters that are alike are one row and one column. */
export interface RefusalMatrix {
  readonly peerGroup: string;
  readonly classes: readonly (readonly string[])[];
  /** `codes[of][by]`: why workloads of one class are refused by proxies of another, or will be; empty where they are accepted. */
  readonly codes: readonly (readonly (readonly string[])[])[];
}

const ofRoots: ReadonlySet<string> = new Set([kinds.expiredRoot.code, kinds.futureRoot.code]);

/** Codes of a signing root that is not valid: a root that nobody signs under refuses nobody. */
const rootCodes = ({ signingRoot }: Authority, at: Date): readonly string[] => {
  if (signingRoot === undefined) return [];
  if (signingRoot.facts.notAfter < at) return [kinds.expiredRoot.code];
  return signingRoot.facts.notBefore > at ? [kinds.futureRoot.code] : [];
};

/** The peer groups in which somebody is refused, or will be at the next renewal. */
export function refusalMatrices(fleet: TrustFleet, at: Date): readonly RefusalMatrix[] {
  const wrong = wrongOf(fleet, at);
  return [...byPeerGroup(authoritiesOf(fleet))].flatMap(([peerGroup, authorities]) => {
    const codes = authorities.map((of) => {
      const ofAll = rootCodes(of, at);
      const found = wrong.get(of.clusters[0] ?? "") ?? [];
      return authorities.map(({ clusters: [by = ""] }) => {
        const own = found.flatMap(({ code, peers }) => (peers === undefined || peers.has(by) ? code : []));
        return [...new Set([...ofAll, ...own])].toSorted();
      });
    });
    const isWrong = codes.some((row) => row.some((cell) => cell.length > 0));
    return isWrong ? [{ peerGroup, classes: authorities.map(({ clusters }) => clusters), codes }] : [];
  });
}

interface Wrong {
  readonly code: string;
  /** Absent: all. */
  readonly peers?: ReadonlySet<string>;
}

/** What the proof refuses, by cluster. */
function wrongOf(fleet: TrustFleet, at: Date): ReadonlyMap<string, readonly Wrong[]> {
  const found = new Map<string, Wrong[]>();
  for (const { breaks, code, clusters, peers } of proveTrust(fleet, at)) {
    if (!breaks || ofRoots.has(code)) continue;
    const wrong: Wrong = { code, ...(peers && { peers: new Set(peers) }) };
    for (const cluster of clusters) found.set(cluster, [...(found.get(cluster) ?? []), wrong]);
  }
  return found;
}
