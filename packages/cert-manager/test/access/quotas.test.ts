import type { Fleet } from "@meshwright/model";
import { shopCluster, shopMesh, sites } from "@meshwright/testkit";
import { expect, test } from "vitest";
import { accessCallerOf, clusterDocuments, fleetDocuments } from "../../src/index.ts";
import { exchange, key, other, store } from "./access-fleets.ts";

/** A managed policy of IAM: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const quota = 6144;

const size = (value: unknown): number => JSON.stringify(value).length;

/** One peer group in which everybody reads of everybody, and one cluster signs for all. */
function large(count: number, account: string): Fleet {
  const clusters = Array.from({ length: count }, (_, index) =>
    shopCluster({ ...sites.dublin, name: `dublin-${index + 1}` }, { account }),
  );
  const certificateAuthority = {
    ...shopMesh.certificateAuthority,
    issuer: { kind: "self-signed", cluster: "dublin-1" },
  } as const;
  return {
    mesh: { ...shopMesh, certificateAuthority, exchange: { ...exchange, kmsKey: key } },
    clusters,
    apps: [],
  };
}

test("the policies of a large peer group are as small as IAM takes them", () => {
  const fleet = large(90, store);
  const [signer] = fleet.clusters;
  const documents = signer === undefined ? [] : clusterDocuments(fleet, signer).documents;
  const policies = documents.filter(({ name }) => name.startsWith("exchange-role-"));
  expect(policies.length).toBeGreaterThan(1);
  expect(policies.filter(({ value }) => size(value) > quota)).toEqual([]);
});

test("a trust policy that is too large for IAM is said", () => {
  const documentsOf = (count: number) => {
    const fleet = large(count, other);
    return fleetDocuments(
      fleet.mesh,
      fleet.clusters.flatMap((one) => accessCallerOf(fleet, one) ?? []),
    );
  };
  expect(documentsOf(3).notes).toEqual([]);
  expect(documentsOf(60).notes).toHaveLength(1);
});
