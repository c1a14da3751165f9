import fc from "fast-check";

/** How the VPC of one cluster is built. */
export interface VpcShape {
  /** Availability zones, 1 to 3. */
  readonly zones: number;
  /** `secondary`: pods stand in subnets of a secondary CIDR, as custom networking has them. `listed`: podCIDRs are the subnets of pods. */
  readonly pods: "with nodes" | "secondary" | "listed";
  /** True where attachments of a Transit Gateway have subnets of their own. */
  readonly dedicated: boolean;
  /** `one` for the VPC, or one for each subnet. */
  readonly routeTables: "one" | "each";
  /** True where nobody says what subnets are for. */
  readonly anyUse: boolean;
  /** True where subnets have a network ACL that lets the fleet's own addresses through. */
  readonly acl: boolean;
  /** `shared`: the cluster security group for all. `closed`: one for each party, with no way out but within the VPC. */
  readonly groups: "shared" | "apart" | "closed";
  /** True where a NAT gateway has the default route. */
  readonly nat: boolean;
  readonly prefixDelegation: boolean;
  /** True where the secondary CIDR is that of every other cluster. */
  readonly samePods?: boolean;
}

export interface ClusterShape {
  readonly region: number;
  readonly account: number;
  readonly group: number;
  readonly vpc: VpcShape;
}

export interface FleetShape {
  readonly clusters: readonly ClusterShape[];
  readonly model: "flat" | "gateways" | "mixed";
  readonly kind: "transit-gateway" | "vpc-peering";
  /** For each pair of peers in turn: true where it has the other kind. */
  readonly otherKind: readonly boolean[];
  /** For each peering in turn: true where it exists. */
  readonly existingPeering: readonly boolean[];
  /** For each region: what is there of its gateway. `attached`: its VPCs too, in one route table that exists. */
  readonly gateways: readonly ("none" | "bare" | "attached")[];
  /** True where the gateways' account is none of the clusters'. */
  readonly networkAccount: boolean;
  /** How pods keep their addresses; `not`: they do not, which only gateways allow. */
  readonly keeps: "external SNAT" | "excluded" | "not";
  /** True where gateways let all clusters have the same addresses for pods. */
  readonly samePods: boolean;
  /** True where the gateways that exist are peered already. */
  readonly existingTransitPeering: boolean;
  /** Mixed: whose network a cluster is in. */
  readonly networks: readonly number[];
}

const vpcShapes: fc.Arbitrary<VpcShape> = fc.record({
  zones: fc.integer({ min: 1, max: 3 }),
  pods: fc.constantFrom("with nodes", "secondary", "listed"),
  dedicated: fc.boolean(),
  routeTables: fc.constantFrom("one", "each"),
  anyUse: fc.boolean(),
  acl: fc.boolean(),
  groups: fc.constantFrom("shared", "apart", "closed"),
  nat: fc.boolean(),
  prefixDelegation: fc.boolean(),
});

export const fleetShapes: fc.Arbitrary<FleetShape> = fc.record({
  clusters: fc.array(
    fc.record({
      region: fc.integer({ min: 0, max: 2 }),
      account: fc.integer({ min: 0, max: 2 }),
      group: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.constant(1)),
      vpc: vpcShapes,
    }),
    { minLength: 2, maxLength: 5 },
  ),
  model: fc.constantFrom("flat", "gateways", "mixed"),
  kind: fc.constantFrom("transit-gateway", "vpc-peering"),
  otherKind: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
  existingPeering: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
  gateways: fc.array(fc.constantFrom("none", "bare", "attached"), { minLength: 3, maxLength: 3 }),
  networkAccount: fc.boolean(),
  keeps: fc.constantFrom("external SNAT", "excluded", "not"),
  samePods: fc.boolean(),
  existingTransitPeering: fc.boolean(),
  networks: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 5, maxLength: 5 }),
});
