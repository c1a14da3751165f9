import type { Cluster, Fleet, Route } from "@meshwright/model";
import type { Verdict } from "@meshwright/reach";
import { reachPicture } from "@meshwright/reach";
import { idAt, networkCluster, networkFleet } from "@meshwright/testkit";
import { expect, test } from "vitest";

const host = `${"7".repeat(32)}.gr7.eu-west-1.eks.amazonaws.com`;
const made = networkCluster({ name: "cork", region: "eu-west-1", site: 10 });
const cork: Cluster = {
  ...made,
  apiServer: {
    ...made.apiServer,
    endpoint: `https://${host}`,
    access: { private: true, public: true, publicAccessCIDRs: ["0.0.0.0/0"] },
  },
};
const dublin = networkCluster({ name: "dublin", region: "eu-west-1", site: 11 });

/** Short: `unknown not-said`. */
const toldOf = (verdict: Verdict | undefined): string =>
  verdict === undefined || verdict.is === "allowed" ? "allowed" : `${verdict.is} ${verdict.stop.reason}`;

function askedBy(from: Cluster, to: Cluster): string {
  const fleet: Fleet = networkFleet([from, to], { management: "external" });
  const { pairs } = reachPicture(fleet);
  const flows = pairs.find((pair) => pair.from === from.name)?.flows;
  return toldOf(flows?.find(({ name }) => name === "api-server")?.verdict);
}

const over = (destination: string, target: string): Route => ({ destination, target, state: "active" });
const nat = idAt("nat", 11);
const tgw = idAt("tgw", 11);
const igw = idAt("igw", 11);

const withRoutes = (routes: readonly Route[], externalSNAT = true): Cluster => ({
  ...dublin,
  vpc: { ...dublin.vpc, routeTables: [{ id: idAt("rtb", 11), routes }] },
  podNetworking: {
    kind: "vpc-cni",
    externalSNAT,
    excludeSNATCIDRs: [],
    customNetworking: false,
    prefixDelegation: false,
  },
});

test.each<[told: string, routes: readonly Route[]]>([
  ["allowed", [over("0.0.0.0/0", nat)]],
  ["allowed", [over("0.0.0.0/1", nat), over("128.0.0.0/1", nat)]],
  ["allowed", [over("0.0.0.0/0", nat), over("10.0.0.0/8", tgw), over("198.18.0.0/15", tgw)]],
  // An egress VPC behind it, or nothing.
  ["unknown not-declared", [over("0.0.0.0/0", tgw)]],
  ["unknown not-declared", [over("0.0.0.0/0", idAt("vpce", 11))]],
  // A part of all public addresses, in which the endpoint may be.
  ["unknown not-declared", [over("0.0.0.0/0", nat), over("52.0.0.0/8", tgw)]],
  ["unknown not-said", [over("0.0.0.0/1", nat)]],
  ["unknown not-said", [over("0.0.0.0/0", nat), over("52.0.0.0/8", idAt("pcx", 11))]],
  ["stopped wrong-target", [over("0.0.0.0/0", igw)]],
  ["stopped wrong-target", [over("0.0.0.0/0", idAt("pcx", 11))]],
  ["stopped blackhole", [{ ...over("0.0.0.0/0", nat), state: "blackhole" }]],
  ["stopped endpoint-public", []],
])("a public endpoint is %s over %j", (told, routes) => {
  expect(askedBy(withRoutes(routes), cork)).toBe(told);
});

test("behind an internet gateway nobody knows whether nodes have public addresses, and which", () => {
  expect(askedBy(withRoutes([over("0.0.0.0/0", igw)], false), cork)).toBe("unknown not-said");
});

test("a list of NAT gateways without an address says of nobody that it is let in", () => {
  const access = { private: true, public: true, publicAccessCIDRs: ["203.0.113.0/24"] };
  const guarded: Cluster = { ...cork, apiServer: { ...cork.apiServer, access } };
  const from = withRoutes([over("0.0.0.0/0", nat)]);
  const at = (natAddresses: readonly string[]): string =>
    askedBy({ ...from, vpc: { ...from.vpc, natAddresses } }, guarded);
  expect(at(["203.0.113.11/32"])).toBe("allowed");
  expect(at(["198.51.100.11/32"])).toBe("stopped public-access-refused");
  expect(at([])).toBe("unknown not-said");
});

test("an endpoint that is an address is judged by that address", () => {
  const at = (address: string, access = cork.apiServer.access): string => {
    const { access: _, ...apiServer } = cork.apiServer;
    return askedBy(withRoutes([over("0.0.0.0/0", nat), over("52.0.0.0/8", tgw)]), {
      ...cork,
      apiServer: { ...apiServer, endpoint: `https://${address}`, ...(access && { access }) },
    });
  };
  expect(at("3.250.1.7")).toBe("allowed");
  expect(at("52.16.1.7")).toBe("unknown not-declared");
  // Of a load balancer in somebody else's VPC.
  expect(at("10.99.1.7")).toBe("unknown not-said");
});

test("and an address of which nobody has said who may ask it is not known", () => {
  const { access: _, ...apiServer } = { ...cork.apiServer, endpoint: "https://3.250.1.7" };
  expect(askedBy(withRoutes([over("0.0.0.0/0", nat)]), { ...cork, apiServer })).toBe("unknown not-said");
});

test("pods ask their own API server in the VPC, also where its endpoint is public alone", () => {
  const access = { private: false, public: true, publicAccessCIDRs: ["0.0.0.0/0"] };
  const own = (inbound: readonly []): string => {
    const groups = cork.securityGroups;
    if (groups === undefined) throw new Error("no groups");
    const closed = groups.controlPlane.map((group) => ({ ...group, inbound }));
    const cluster: Cluster = {
      ...cork,
      apiServer: { ...cork.apiServer, access },
      securityGroups: { ...groups, controlPlane: closed },
    };
    const [first] = reachPicture(networkFleet([cluster], { management: "external" })).own;
    return toldOf(first?.flows.find(({ name }) => name === "own-api-server")?.verdict);
  };
  expect(own([])).toBe("stopped security-group-refuses");
});
