import type { CertificateAuthority, Fleet, Issuer, IssuerCapabilities } from "@meshwright/model";
import { shopCluster, shopMesh, sites } from "./shop-fleet.ts";

/** The same CA in all else, by another issuer. */
const signedBy = (issuer: Issuer): CertificateAuthority => ({ ...shopMesh.certificateAuthority, issuer });

const ownCa = shopMesh.certificateAuthority.roots[0]?.pem;

const vaultIssuer: Issuer = {
  kind: "vault",
  server: "https://vault.shop.example:8200",
  path: "pki/mesh/root/sign-intermediate",
  vaultNamespace: "platform",
  certificateAuthority: ownCa,
  auth: { mountPath: "kubernetes", role: "mesh-issuer" },
};

const { releases } = shopCluster(sites.dublin);

/** Vault for `dublin`, whose cert-manager was there before, and for `ohio`; `tokyo` asks AWS with a template of its choice. */
export const vaultIssuerFleet: Fleet = {
  mesh: { ...shopMesh, certificateAuthority: signedBy(vaultIssuer) },
  clusters: [
    shopCluster(sites.dublin, {
      releases: { ...releases, "cert-manager": { ...releases["cert-manager"], install: false } },
    }),
    shopCluster(sites.ohio),
    shopCluster(sites.tokyo, {
      certificateAuthority: signedBy({
        kind: "aws-private-ca",
        arn: "arn:aws:acm-pca:ap-northeast-1:111122223333:certificate-authority/6e1f2a7c-0b6d-4c53-9d7c-2f1c5a9f3b10",
        region: "ap-northeast-1",
        template: "SubordinateCACertificate_PathLen0_CSRPassthrough/V1",
      }),
    }),
  ],
  apps: [],
};

/** Each service of Venafi: self-hosted for the mesh, the cloud for `ohio`, Next Generation Trust Services for `tokyo`. */
export const venafiFleet: Fleet = {
  mesh: {
    ...shopMesh,
    certificateAuthority: signedBy({
      kind: "venafi",
      zone: "Mesh\\Intermediates",
      service: {
        kind: "tpp",
        url: "https://tpp.shop.example/vedsdk",
        certificateAuthority: ownCa,
        credentialsSecret: "venafi-credentials",
      },
    }),
  },
  clusters: [
    shopCluster(sites.dublin),
    shopCluster(sites.ohio, {
      certificateAuthority: signedBy({
        kind: "venafi",
        zone: "Shop\\Mesh",
        service: {
          kind: "cloud",
          url: "https://api.venafi.eu/",
          apiTokenSecret: { name: "venafi-token", key: "api-key" },
        },
      }),
    }),
    shopCluster(sites.tokyo, {
      certificateAuthority: signedBy({
        kind: "venafi",
        zone: "Shop\\Mesh",
        service: { kind: "ngts", tsgID: "1234567890", credentialsSecret: "ngts-credentials" },
      }),
    }),
  ],
  apps: [],
};

const keyPair = { certificateProperty: "tls.crt", privateKeyProperty: "tls.key" };

/** The CA's key pair from the exchange for `dublin` and `ohio`, from a store of the platform for `tokyo`. */
export const storedKeyFleet: Fleet = {
  mesh: {
    ...shopMesh,
    certificateAuthority: signedBy({
      kind: "ca-secret",
      secretName: "shop-mesh-ca",
      source: { key: "meshwright/shop/ca", ...keyPair },
    }),
  },
  clusters: [
    shopCluster(sites.dublin),
    shopCluster(sites.ohio),
    shopCluster(sites.tokyo, {
      certificateAuthority: signedBy({
        kind: "ca-secret",
        secretName: "shop-mesh-ca",
        source: { clusterSecretStore: "platform-secrets", key: "pki/mesh", ...keyPair },
      }),
    }),
  ],
  apps: [],
};

const capabilities: IssuerCapabilities = { signsCa: true, pathLength: 0, honoursNameConstraints: false, caCrt: "root" };

/** Issuers that others keep: of a cluster, of a namespace and without a condition, and one of cert-manager's own kinds. */
export const externalFleet: Fleet = {
  mesh: {
    ...shopMesh,
    certificateAuthority: signedBy({
      kind: "external",
      apiVersion: "certmanager.step.sm/v1beta1",
      issuerKind: "StepClusterIssuer",
      name: "harbour-step",
      isNamespaced: false,
      ready: "condition",
      capabilities,
    }),
  },
  clusters: [
    shopCluster(sites.dublin),
    shopCluster(sites.ohio, {
      certificateAuthority: signedBy({
        kind: "external",
        apiVersion: "pki.shop.example/v1",
        issuerKind: "VaultedIssuer",
        name: "mesh",
        isNamespaced: true,
        ready: "none",
        capabilities,
      }),
    }),
    shopCluster(sites.tokyo, {
      certificateAuthority: signedBy({
        kind: "external",
        apiVersion: "cert-manager.io/v1",
        issuerKind: "ClusterIssuer",
        name: "corporate",
        isNamespaced: false,
        ready: "condition",
        capabilities,
      }),
    }),
  ],
  apps: [],
};
