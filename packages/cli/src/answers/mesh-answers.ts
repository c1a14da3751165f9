import type { MeshAnswers } from "@meshwright/config";
import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { engines } from "@meshwright/model";
import type { ClusterKey } from "./cluster-keys.ts";
import { exchangeOf, usualExchange } from "./exchange-said.ts";
import type { MeshKey } from "./mesh-keys.ts";
import type { Said } from "./said.ts";
import { all, answerPlace, kebab, one } from "./said.ts";

/** What no fleet can do without, and nothing safe can stand in for. */
const required: Readonly<Partial<Record<MeshKey, string>>> = {
  mesh: "Name of the mesh; Istio's meshID.",
  connectivity: "What joins the VPCs: transit-gateway, vpc-peering or private.",
  model:
    "flat where pods reach pods; gateways where each cluster is an Istio network of its own; mixed where some share a network.",
  root: "PEM file of the root certificate, public part only. Without it git could not say whom the mesh trusts.",
  repository: "Git repository that the engine pulls the tree from.",
};

export function missingOfMesh(mesh: Said<MeshKey>): readonly Finding[] {
  const missing = (key: string, help: string): Finding =>
    finding(kinds.missingAnswer, answerPlace(`--${kebab(key)}`), { help });
  const found = Object.entries(required).flatMap(([key, help]) =>
    Object.hasOwn(mesh, key) ? [] : [missing(key, help)],
  );
  const issuer =
    "ARN of the AWS Private CA that signs the intermediates; or --issuer-secret, a CA key pair in a Secret.";
  return (one(mesh, "issuer") ?? one(mesh, "issuerSecret")) ? found : [...found, missing("issuer", issuer)];
}

/** Absent where the clusters are of several accounts: then nothing follows by itself. */
export function exchangeText(mesh: Said<MeshKey>, clusters: readonly Said<ClusterKey>[]): string | undefined {
  const said = one(mesh, "exchange");
  const accounts = new Set(clusters.map((cluster) => one(cluster, "account")));
  const [first] = clusters;
  const account = first && one(first, "account");
  const region = first && one(first, "region");
  if (said !== undefined || accounts.size > 1 || account === undefined || region === undefined) return said;
  return usualExchange(account, region);
}

export const exchangeHelp =
  "Where clusters hand each other tokens. They are of several accounts, so write for example kind=aws-secrets-manager,account=…,region=…,kms-key=…,assume-role=….";

/** What was said of the mesh, once nothing is missing. */
export function meshAnswers(mesh: Said<MeshKey>, exchange: string): MeshAnswers {
  const get = (key: MeshKey): string => one(mesh, key) ?? "";
  const assumeRole = one(mesh, "issuerRole");
  const secretName = one(mesh, "issuerSecret");
  const kind = get("connectivity");
  const model = get("model");
  return {
    meshID: get("mesh"),
    trustDomain: one(mesh, "trustDomain") ?? usualTrustDomain(get("mesh")),
    connectivity: {
      kind: kind === "transit-gateway" || kind === "vpc-peering" ? kind : "private",
      model: model === "gateways" || model === "mixed" ? model : "flat",
    },
    issuer:
      secretName === undefined
        ? { kind: "aws-private-ca", arn: get("issuer"), ...(assumeRole !== undefined && { assumeRole }) }
        : { kind: "ca-secret", secretName },
    exchange: exchangeOf(exchange),
    gitops: {
      engines: engines.filter((engine) => all(mesh, "engine").includes(engine)),
      repository: get("repository"),
      revision: one(mesh, "revision") ?? usualRevision,
      path: one(mesh, "path") ?? usualPath,
    },
  };
}

export const usualRevision = "main";
export const usualPath = "clusters";

/** Nobody else's: the domain `internal` is kept for private use. */
export const usualTrustDomain = (mesh: string): string => `${mesh}.internal`;
