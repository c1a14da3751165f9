import type { Cluster, Fleet, Mesh } from "@meshwright/model";
import { certificates } from "./certificates.ts";
import { argocdHub, bootstrappedFlux } from "./engines.ts";
import { installed } from "./releases.ts";
import { harbourApps } from "./harbour-apps.ts";
import { shopCluster, shopMesh, sites } from "./shop-fleet.ts";

const mirror = "registry.harbour.example/mirror";

/** The other choice at every turn: own CA key, gateways, a namespace as exchange, IRSA, CNI, mirrors, STRICT. */
export const harbourMesh: Mesh = {
  ...shopMesh,
  id: "harbour",
  trustDomain: "mesh.harbour.example",
  connectivity: { ...shopMesh.connectivity, model: "gateways", kind: "private" },
  certificateAuthority: {
    ...shopMesh.certificateAuthority,
    issuer: { kind: "ca-secret", secretName: "harbour-mesh-ca" },
    privateKey: { algorithm: "RSA", size: 4096 },
  },
  trust: {
    ...shopMesh.trust,
    alerts: {
      labels: { release: "kube-prometheus-stack" },
      alertLabels: { team: "platform" },
      rootExpiry: 180 * 24 * 3600,
      intermediateExpiry: 24 * 3600,
      intermediateOverdue: 3600,
      remoteClusterUnsynced: 600,
    },
  },
  exchange: {
    kind: "kubernetes",
    cluster: "quay",
    namespace: "mesh-exchange",
    tokenSecret: { name: "mesh-exchange-token", key: "token" },
    prefix: "harbour",
  },
  gitops: {
    repository: "ssh://git@git.harbour.example/mesh.git",
    revision: "production",
    path: "",
    engines: ["argocd"],
    argocd: { ...argocdHub, namespace: "delivery", bootstrapProject: "platform" },
    flux: bootstrappedFlux,
  },
  istio: { cni: true, mtls: "STRICT", accessLog: "off", revisionTags: ["stable"] },
  kiali: {
    auth: {
      strategy: "openid",
      clientID: "kiali",
      issuerURI: "https://login.harbour.example",
      usernameClaim: "email",
      rbac: false,
    },
    instances: [{ cluster: "ferry", metricsURL: "https://metrics.harbour.example/prometheus" }],
  },
  verification: { schedule: "*/20 * * * *" },
};

const releases: Cluster["releases"] = {
  "cert-manager": installed("v1.21.2", `oci://${mirror}/charts`, { imageRegistry: mirror }),
  "external-secrets": installed("2.9.0", `oci://${mirror}/charts`, { imageRegistry: mirror }),
  istio: installed("1.31.1", "https://charts.harbour.example/istio", { imageRegistry: mirror }),
  kiali: installed("2.31.0", `oci://${mirror}/charts`, { imageRegistry: mirror }),
};

const iam: Cluster["iam"] = { identity: "irsa", roles: {} };

/** A fleet of two: `quay`, which holds the exchange, and `ferry`, which Argo CD knows by its URL. */
export const harbourFleet: Fleet = {
  mesh: harbourMesh,
  clusters: [
    shopCluster(
      { ...sites.ohio, name: "ferry" },
      {
        network: "ferry",
        releases,
        iam,
        argocd: { server: "https://ferry.eks.shop.example" },
        toolbox: `${mirror}/toolbox:7`,
      },
    ),
    shopCluster(
      { ...sites.dublin, name: "quay", certificateAuthority: certificates.clusterC },
      { network: "quay", releases, iam },
    ),
  ],
  apps: harbourApps,
};
