import fc from "fast-check";
import { expect, test } from "vitest";
import type { Cluster, Connectivity, Fleet, Json, JsonObject } from "@meshwright/model";
import { terraformFiles, terraformNetworkOf } from "@meshwright/terraform";
import { networkCluster, networkFleet } from "@meshwright/testkit";

const regions = ["eu-west-1", "us-east-2", "us-gov-west-1"];

/** Names that a cluster, a group and a network may have: digits first, several hyphens, the words of keys. */
const label = fc.constantFrom("1st", "a", "a--b", "b", "b--a", "cork", "dublin", "group", "peerings", "x-1", "x-1--1");

const transitGateways = regions.map((region, index) => ({ region, account: "111122223333", asn: 64_512 + index }));

const clusters = fc
  .uniqueArray(
    fc.record({
      name: label,
      region: fc.constantFrom(...regions),
      account: fc.constantFrom("111122223333", "444455556666"),
      peerGroup: fc.constantFrom("default", "peerings", "1st"),
      network: fc.constantFrom("shop", "other"),
      externalSNAT: fc.boolean(),
    }),
    { selector: ({ name }) => name, minLength: 2, maxLength: 6 },
  )
  .map((said) =>
    said.map(({ externalSNAT, peerGroup, network, ...site }, index): Cluster => ({
      ...networkCluster({ ...site, site: 10 + index }),
      peerGroup,
      network,
      podNetworking: {
        kind: "vpc-cni",
        externalSNAT,
        excludeSNATCIDRs: [],
        customNetworking: false,
        prefixDelegation: false,
      },
    })),
  );

const kind = fc.constantFrom<Connectivity["kind"]>("transit-gateway", "vpc-peering", "private");

const fleetOf = (all: readonly Cluster[], of: Connectivity["kind"]): Fleet =>
  networkFleet(all, { kind: of, model: "mixed", transitGateways });

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Everything that Terraform knows by a name: its address, and what is said of it. */
function addressesIn(fleet: Fleet): readonly (readonly [address: string, said: Json | undefined])[] {
  const network = terraformNetworkOf(fleet);
  const files = (network && terraformFiles(network)?.files) ?? new Map<string, JsonObject>();
  return [...files.values()].flatMap(({ resource, output }) => [
    ...Object.entries(isObject(resource) ? resource : {}).flatMap(([type, ofType]) =>
      Object.entries(isObject(ofType) ? ofType : {}).map(([name, said]) => [`${type}.${name}`, said] as const),
    ),
    ...Object.entries(isObject(output) ? output : {}).map(([name, said]) => [`output.${name}`, said] as const),
  ]);
}

test("a cluster that joins renames nothing, and changes nothing that would be made anew", () => {
  fc.assert(
    fc.property(clusters, kind, (all, of) => {
      const before = addressesIn(fleetOf(all.slice(1), of));
      const after = new Map(addressesIn(fleetOf(all, of)));
      for (const [address, said] of before) {
        expect(after.has(address), address).toBe(true);
        // A gateway may get one more table, an account one more share; what is said of a thing that was there stays.
        if (!address.startsWith("output.")) expect(after.get(address), address).toEqual(said);
      }
    }),
  );
});

test("no two things have one name, and each name is one that Terraform takes", () => {
  fc.assert(
    fc.property(clusters, kind, (all, of) => {
      const addresses = addressesIn(fleetOf(all, of)).map(([address]) => address);
      expect(new Set(addresses).size).toBe(addresses.length);
      for (const address of addresses) expect(address).toMatch(/^[a-z_0-9]+\.[A-Za-z_][\w-]*$/);
    }),
  );
});

test("hyphens in names do not make two pairs one", () => {
  const all = ["a", "a--b", "b", "b--b"].map((name, index) =>
    networkCluster({ name, region: "eu-west-1", site: 10 + index }),
  );
  const addresses = addressesIn(fleetOf(all, "vpc-peering")).map(([address]) => address);
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(addresses.filter((address) => address.startsWith("aws_vpc_peering_connection."))).toHaveLength(6);
});

test("the same fleet in another order is written the same", () => {
  fc.assert(
    fc.property(clusters, kind, (all, of) => {
      const [one, other] = [fleetOf(all, of), fleetOf(all.toReversed(), of)].map((fleet) => {
        const network = terraformNetworkOf(fleet);
        return network && JSON.stringify([...(terraformFiles(network)?.files ?? [])]);
      });
      expect(other).toBe(one);
    }),
  );
});
