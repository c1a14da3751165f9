import type { Cluster, Fleet, Mesh } from "@meshwright/model";
import { certificates } from "./certificates.ts";
import { argocdHub, bootstrappedFlux } from "./engines.ts";
import { installed } from "./releases.ts";

const shopRoot = {
  pem: certificates.root,
  subject: "O=Example Shop, CN=Example Shop Mesh Root",
  fingerprint: "1f31c56db2ac902b9f2c216f218193264205bcb656465c23493ca45bf909f4ad",
  notAfter: "2046-11-17T20:48:04Z",
  file: "fleet/roots/shop.pem",
};

/** The mesh of a shop: AWS Private CA, AWS Secrets Manager, flat network. */
export const shopMesh: Mesh = {
  id: "shop",
  trustDomain: "mesh.shop.example",
  trustDomainAliases: [],
  trust: { workloadCertificateTTL: 24 * 3600, clockSkew: 300, rootWarning: 90 * 24 * 3600 },
  connectivity: {
    model: "flat",
    kind: "transit-gateway",
    management: "external",
    transitGateways: [],
    connections: [],
    hops: [],
    privateZones: [],
    terraform: {},
  },
  certificateAuthority: {
    issuer: {
      kind: "aws-private-ca",
      arn: "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/6e1f2a7c-0b6d-4c53-9d7c-2f1c5a9f3b10",
      region: "eu-west-1",
    },
    subject: { organizations: ["Example Shop"], organizationalUnits: ["mesh"], countries: ["IE"] },
    privateKey: { algorithm: "ECDSA", size: 256 },
    duration: 720 * 3600,
    renewBefore: 240 * 3600,
    cacerts: "assembled",
    roots: [shopRoot],
    signingRoot: shopRoot,
    chain: [],
  },
  exchange: {
    kind: "aws-secrets-manager",
    account: "111122223333",
    region: "eu-west-1",
    prefix: "meshwright/shop",
  },
  gitops: {
    repository: "https://git.shop.example/platform/mesh.git",
    revision: "main",
    path: "clusters",
    engines: ["argocd"],
    argocd: argocdHub,
    flux: bootstrappedFlux,
  },
  istio: { cni: false, mtls: "PERMISSIVE", accessLog: "errors", revisionTags: [] },
  verification: { schedule: "17 * * * *" },
};

interface Site {
  readonly name: string;
  readonly region: string;
  /** Second byte of the cluster's addresses. */
  readonly site: number;
  readonly certificateAuthority: string;
}

/** One cluster of the shop; `changes` replace what a test is about. */
export const shopCluster = (
  { name, region, site, certificateAuthority }: Site,
  changes: Partial<Cluster> = {},
): Cluster => ({
  name,
  account: "111122223333",
  region,
  peerGroup: "default",
  kubernetesVersion: "1.35.5",
  apiVersions: [],
  network: "shop",
  vpc: {
    id: `vpc-0${site}aa11bb22cc33dd4`,
    cidrs: [`10.${site}.0.0/16`],
    subnets: [
      {
        id: `subnet-0${site}aa11bb22cc33dd4`,
        availabilityZone: `${region}a`,
        cidr: `10.${site}.0.0/20`,
        routeTable: `rtb-0${site}aa11bb22cc33dd4`,
      },
    ],
  },
  podCIDRs: [`10.${site}.0.0/16`],
  serviceCIDR: "172.20.0.0/16",
  apiServer: { endpoint: `https://${name}.eks.shop.example`, certificateAuthority },
  iam: {
    identity: "pod-identity",
    roles: {
      issuer: `arn:aws:iam::111122223333:role/${name}-issuer`,
      exchange: `arn:aws:iam::111122223333:role/${name}-exchange`,
    },
  },
  argocd: { name },
  releases: {
    "cert-manager": installed("v1.21.2", "https://charts.jetstack.io"),
    "aws-privateca-issuer": installed("v1.9.0", "https://cert-manager.github.io/aws-privateca-issuer"),
    "external-secrets": installed("2.9.0", "https://charts.external-secrets.io"),
    istio: installed("1.31.1", "oci://ghcr.io/istio/release/charts"),
  },
  toolbox: "docker.io/alpine/k8s:1.35.5",
  ...changes,
});

/** Where the clusters of a test fleet stand, in the order in which fleets grow. */
export const sites = {
  dublin: { name: "dublin", region: "eu-west-1", site: 10, certificateAuthority: certificates.clusterA },
  ohio: { name: "ohio", region: "us-east-2", site: 20, certificateAuthority: certificates.clusterB },
  tokyo: { name: "tokyo", region: "ap-northeast-1", site: 30, certificateAuthority: certificates.clusterC },
} as const;

/** A fleet of two: `dublin` and `ohio`. */
export const shopFleet: Fleet = {
  mesh: shopMesh,
  clusters: [shopCluster(sites.dublin), shopCluster(sites.ohio)],
  apps: [],
};
