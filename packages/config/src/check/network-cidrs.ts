import type { KeyPath } from "@meshwright/reading";
import type { Part } from "../read/draft.ts";
import type { ClusterSource } from "../schema/cluster.ts";
import type { MeshSource } from "../schema/mesh.ts";
import { knownEntries } from "./known-entries.ts";
import { aclRules, groupRules } from "./known-rules.ts";

/** A CIDR and where it stands. */
export interface PlacedCidr {
  readonly cidr: string;
  readonly keyPath: KeyPath;
}

const one = (cidr: string | undefined, keyPath: KeyPath): readonly PlacedCidr[] =>
  cidr === undefined ? [] : [{ cidr, keyPath }];

const list = (start: KeyPath, cidrs: readonly (string | undefined)[] | undefined): readonly PlacedCidr[] =>
  knownEntries(cidrs).flatMap(([index, cidr]) => one(cidr, [...start, index]));

/** The CIDRs of routes, rules and access of a cluster: those that are not addresses of its own. */
export function networkCidrsOf(cluster: Part<ClusterSource>): readonly PlacedCidr[] {
  const { vpc, podNetworking, apiServer } = cluster.known;
  return [
    ...knownEntries(vpc?.routeTables).flatMap(([table, { routes }]) =>
      knownEntries(routes).flatMap(([index, { destination }]) =>
        one(destination, ["vpc", "routeTables", table, "routes", index, "destination"]),
      ),
    ),
    ...aclRules(cluster).flatMap(({ rule, keyPath }) => one(rule.cidr, [...keyPath, "cidr"])),
    ...list(["vpc", "natAddresses"], vpc?.natAddresses),
    ...(podNetworking?.kind === "vpc-cni"
      ? list(["podNetworking", "excludeSNATCIDRs"], podNetworking.excludeSNATCIDRs)
      : []),
    ...groupRules(cluster).flatMap(({ rule, keyPath }) => list([...keyPath, "cidrs"], rule.cidrs)),
    ...list(["apiServer", "access", "publicAccessCIDRs"], apiServer?.access?.publicAccessCIDRs),
  ];
}

/** The CIDRs of gateways, connections and hops. */
export function connectivityCidrs({ known }: Part<MeshSource>): readonly PlacedCidr[] {
  const { transitGateways, connections, hops } = known.connectivity ?? {};
  const passages = (
    start: KeyPath,
    items:
      | readonly (
          | { readonly from?: readonly (string | undefined)[]; readonly to?: readonly (string | undefined)[] }
          | undefined
        )[]
      | undefined,
  ) =>
    knownEntries(items).flatMap(([index, { from, to }]) => [
      ...list([...start, index, "from"], from),
      ...list([...start, index, "to"], to),
    ]);
  const at = (...keys: KeyPath): KeyPath => ["connectivity", ...keys];
  return [
    ...knownEntries(transitGateways).flatMap(([gateway, { routeTables }]) =>
      knownEntries(routeTables).flatMap(([table, { routes }]) =>
        knownEntries(routes).flatMap(([index, { destination }]) =>
          one(destination, at("transitGateways", gateway, "routeTables", table, "routes", index, "destination")),
        ),
      ),
    ),
    ...knownEntries(connections).flatMap(([index, { carries }]) =>
      passages(at("connections", index, "carries"), carries),
    ),
    ...knownEntries(hops).flatMap(([index, { allows }]) => passages(at("hops", index, "allows"), allows)),
  ];
}
