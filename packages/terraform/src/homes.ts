import type { NetworkPlan } from "@meshwright/reach";

type Route = NetworkPlan["routes"][number];
type Rule = NetworkPlan["securityGroupRules"][number];

/** What one file holds of the VPCs: that of a pair, or of a cluster. */
export interface Home {
  readonly routes: readonly Route[];
  readonly rules: readonly Rule[];
}

export const emptyHome: Home = { routes: [], rules: [] };

/** How a pair is called, whichever of the two comes first. */
export const pairKey = (one: string, other: string): string => (one < other ? `${one}/${other}` : `${other}/${one}`);

/** What serves one peer belongs to the pair; what serves several, to the cluster. */
const homeOf = ({ cluster, peers: [peer, ...more] }: Route | Rule): string =>
  peer === undefined || more.length > 0 ? cluster : pairKey(cluster, peer);

/** Routes and rules by the file that they belong to: key of a pair, or name of a cluster. */
export function homesOf({ routes, securityGroupRules }: NetworkPlan): ReadonlyMap<string, Home> {
  const [ofRoutes, ofRules] = [Map.groupBy(routes, homeOf), Map.groupBy(securityGroupRules, homeOf)];
  const keys = new Set([...ofRoutes.keys(), ...ofRules.keys()]);
  return new Map([...keys].map((key) => [key, { routes: ofRoutes.get(key) ?? [], rules: ofRules.get(key) ?? [] }]));
}
