import type { Fleet } from "@meshwright/model";
import { shopCluster, shopMesh, sites } from "./shop-fleet.ts";

/** Another account than the exchange's, IRSA, Vault instead of AWS, and a store that somebody else keeps: one fleet each. */
const clusters = [sites.dublin, sites.tokyo].map((site) =>
  shopCluster(site, {
    account: "444455556666",
    iam: {
      identity: "irsa",
      oidcProvider: `oidc.eks.${site.region}.amazonaws.com/id/${site.name.toUpperCase()}`,
      roles: {
        issuer: `arn:aws:iam::444455556666:role/${site.name}-issuer`,
        exchange: `arn:aws:iam::444455556666:role/${site.name}-exchange`,
      },
    },
  }),
);

export const otherAccountFleet: Fleet = {
  mesh: {
    ...shopMesh,
    certificateAuthority: {
      ...shopMesh.certificateAuthority,
      issuer: {
        kind: "aws-private-ca",
        arn: "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/6e1f2a7c-0b6d-4c53-9d7c-2f1c5a9f3b10",
        region: "eu-west-1",
        assumeRole: "arn:aws:iam::111122223333:role/mesh-issuer",
      },
    },
    exchange: {
      kind: "aws-secrets-manager",
      account: "111122223333",
      region: "eu-west-1",
      kmsKey: "arn:aws:kms:eu-west-1:111122223333:key/3f0b2d4e-8a1c-4f6e-9b57-1c2d3e4f5a6b",
      assumeRole: "arn:aws:iam::111122223333:role/mesh-exchange",
      prefix: "meshwright/shop",
    },
  },
  clusters,
  apps: [],
};

export const vaultFleet: Fleet = {
  mesh: {
    ...shopMesh,
    exchange: {
      kind: "vault",
      server: "https://vault.shop.example:8200",
      path: "mesh",
      vaultNamespace: "platform",
      certificateAuthority: shopMesh.certificateAuthority.roots[0]?.pem,
      auth: { mountPath: "kubernetes", role: "mesh-exchange" },
      prefix: "meshwright/shop",
    },
  },
  clusters,
  apps: [],
};

export const existingStoreFleet: Fleet = {
  mesh: { ...shopMesh, exchange: { kind: "existing", clusterSecretStore: "platform-secrets", prefix: "mesh/shop" } },
  clusters,
  apps: [],
};
