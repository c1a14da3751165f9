import type { MeshAnswers } from "./answers.ts";
import { commentedYaml } from "./commented-yaml.ts";
import { pinnedReleases } from "./pinned-releases.ts";

/** `mesh.yaml`. `roots` are paths in the folder of the fleet. */
export function meshFile(answers: MeshAnswers, roots: readonly string[], schema: string): string {
  const { meshID, trustDomain, connectivity, issuer, exchange } = answers;
  const { repository, revision, path, engines = [] } = answers.gitops;
  const { "aws-privateca-issuer": _, ...others } = pinnedReleases;
  const value = {
    meshID,
    trustDomain,
    connectivity: { kind: connectivity.kind, model: connectivity.model },
    releases: issuer.kind === "aws-private-ca" ? pinnedReleases : others,
    certificateAuthority: {
      issuer,
      duration: "2160h",
      renewBefore: "720h",
      roots,
      ...(roots.length > 1 && { signingRoot: roots[0] }),
    },
    exchange,
    gitops: { repository, revision, path, engines: engines.length > 0 ? engines : ["argocd"] },
    istio: { mtls: "PERMISSIVE", accessLog: "errors" },
  };
  return commentedYaml(value, {
    head: [
      `yaml-language-server: $schema=${schema}`,
      "What all clusters share. One file for each cluster is in clusters/, one for each app in apps/.",
    ],
    above: {
      trustDomain: "Workloads are known as spiffe://<trustDomain>/ns/<namespace>/sa/<service account>.",
      "connectivity.kind": "What joins the VPCs: transit-gateway, vpc-peering or private.",
      "connectivity.model":
        "flat: pods reach pods. gateways: each cluster is its own Istio network, joined by gateways. mixed: clusters with the\nsame network are flat, others go through gateways.",
      releases:
        "Upstream Helm charts, pinned. A cluster's file may differ. `repository: oci://…` names a mirror. cert-manager and\nexternal-secrets have `install: false` where the clusters have them already.",
      "certificateAuthority.issuer": "Who signs the intermediate CA of each cluster.",
      "certificateAuthority.duration": "An intermediate lives 90 days and is renewed 30 days before its end.",
      "certificateAuthority.roots":
        "Root certificates, public part only: files of this folder. Old and new during a rotation.",
      "certificateAuthority.signingRoot": "The root that the issuer signs under now: the first that was named.",
      exchange: "Where clusters leave the tokens with which the istiods of their peers read from their API servers.",
      gitops: "Where the tree is pulled from, and by what: argocd, flux, or both.",
      "gitops.path": "Folder of the tree in that repository.",
      "istio.mtls": "Of namespaces that say nothing. STRICT once every client has a sidecar.",
    },
    apart: ["connectivity", "releases", "certificateAuthority", "exchange", "gitops", "istio"],
    long: ["certificateAuthority.roots"],
  });
}
