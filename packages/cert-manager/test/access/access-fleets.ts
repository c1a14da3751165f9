import type { Cluster, Fleet } from "@meshwright/model";
import { shopCluster, shopMesh, sites } from "@meshwright/testkit";
import fc from "fast-check";

export const store = "111122223333";
export const other = "444455556666";
export const assumed = `arn:aws:iam::${store}:role/mesh-exchange`;
export const key = `arn:aws:kms:eu-west-1:${store}:key/3f0b2d4e-8a1c-4f6e-9b57-1c2d3e4f5a6b`;

/** The exchange of the shop, in the account `store`. */
export const exchange = {
  kind: "aws-secrets-manager",
  account: store,
  region: "eu-west-1",
  prefix: "meshwright/shop",
  assumeRole: assumed,
} as const;

const names = ["dublin", "ohio", "oslo", "quay", "tokyo"];

const cluster = (name: string): fc.Arbitrary<Cluster> =>
  fc
    .record({
      account: fc.constantFrom(store, other),
      peerGroup: fc.constantFrom("east", "west"),
      identity: fc.constantFrom("irsa" as const, "pod-identity" as const),
      isNamed: fc.boolean(),
    })
    .map(({ account, peerGroup, identity, isNamed }) =>
      shopCluster(
        { ...sites.dublin, name },
        {
          account,
          peerGroup,
          iam: {
            identity,
            oidcProvider: `oidc.eks.eu-west-1.amazonaws.com/id/${name.toUpperCase()}`,
            // Only IRSA needs to say the role.
            roles: isNamed || identity === "irsa" ? { exchange: `arn:aws:iam::${account}:role/${name}-exchange` } : {},
          },
        },
      ),
    );

/** Clusters of two accounts and two peer groups, with and without Kiali and a key of the customer. */
export const accessFleets: fc.Arbitrary<Fleet> = fc
  .record({
    clusters: fc.tuple(...names.map(cluster)),
    kiali: fc.subarray(["dublin", "tokyo"]),
    hasKey: fc.boolean(),
  })
  .map(({ clusters, kiali, hasKey }): Fleet => ({
    mesh: {
      ...shopMesh,
      ...(kiali.length > 0 && {
        kiali: {
          auth: { strategy: "anonymous" },
          instances: kiali.map((one) => ({ cluster: one, metricsURL: "https://metrics.shop.example" })),
        },
      }),
      exchange: { ...exchange, ...(hasKey && { kmsKey: key }) },
    },
    clusters,
    apps: [],
  }));
