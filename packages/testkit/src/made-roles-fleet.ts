import type { Cluster, Fleet } from "@meshwright/model";
import { otherAccountFleet } from "./exchange-fleets.ts";
import { shopCluster, sites } from "./shop-fleet.ts";

const dublin = shopCluster(sites.dublin);
const elsewhere = "444455556666";

const withRoles = (
  cluster: Cluster,
  roles: Cluster["iam"]["roles"],
  changes: Partial<Cluster["iam"]> = {},
): Cluster => ({
  ...cluster,
  iam: { ...cluster.iam, ...changes, roles },
});

/**
 * Terraform makes the roles: those of `dublin` in the account of the CA and the store, those of `ohio` and `tokyo` in another, and
 * those that the two take. EKS calls `dublin` otherwise; `tokyo` has IRSA, and one role for both purposes.
 */
export const madeRolesFleet: Fleet = {
  mesh: {
    ...otherAccountFleet.mesh,
    connectivity: {
      ...otherAccountFleet.mesh.connectivity,
      kind: "private",
      management: "terraform",
      terraform: { role: "network/meshwright", iam: true },
    },
  },
  clusters: [
    { ...dublin, iam: { ...dublin.iam, eksCluster: "shop-dublin" } },
    withRoles(shopCluster(sites.ohio, { account: elsewhere }), {
      issuer: `arn:aws:iam::${elsewhere}:role/mesh/clusters/ohio.issuer`,
      exchange: `arn:aws:iam::${elsewhere}:role/mesh/clusters/ohio.exchange`,
    }),
    withRoles(
      shopCluster(sites.tokyo, { account: elsewhere }),
      { issuer: `arn:aws:iam::${elsewhere}:role/tokyo-mesh`, exchange: `arn:aws:iam::${elsewhere}:role/tokyo-mesh` },
      { identity: "irsa", oidcProvider: "oidc.eks.ap-northeast-1.amazonaws.com/id/TOKYO" },
    ),
  ],
  apps: [],
};
