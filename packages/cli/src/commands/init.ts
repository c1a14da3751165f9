import { buildCommand } from "@stricli/core";
import type { InitFlags } from "../answers/init-said.ts";
import type { Context } from "../context.ts";
import { withoutSlash } from "../tree/tree-path.ts";

interface Flags extends InitFlags {
  readonly connectivity?: "transit-gateway" | "vpc-peering" | "private";
  readonly model?: "flat" | "gateways" | "mixed";
  readonly engine?: readonly ("argocd" | "flux")[];
  readonly yes: boolean;
}

const text = (placeholder: string, brief: string) =>
  ({ kind: "parsed", parse: String, optional: true, placeholder, brief }) as const;
const texts = (placeholder: string, brief: string) => ({ ...text(placeholder, brief), variadic: true }) as const;

export const init = buildCommand({
  docs: {
    brief: "Write a first fleet: asks for what it needs, or takes it from flags",
    fullDescription: [
      "Writes a fleet that renders. On a terminal it asks for what no flag says; elsewhere, and with --yes, everything comes",
      "from flags. What is wrong is told before anything is written.",
      "",
      "--cluster takes key=value with commas between them:",
      "  name, region, account, kubernetes-version, vpc, subnet, endpoint, ca; or",
      "  eks=<file> with what `aws eks describe-cluster` prints, in the place of all these but subnet; and where wanted",
      "  vpc-cidr, pod-cidr, service-cidr, peer-group, network, identity, issuer-role, exchange-role, argocd-name, argocd-server.",
      "  subnet, vpc-cidr and pod-cidr may stand there more than once. `meshwright add cluster --help` says what each is.",
      "",
      "--exchange takes kind=… and the keys of that kind:",
      "  aws-secrets-manager: account, region, kms-key, assume-role",
      "  vault: server, path, mount-path, role, vault-namespace",
      "  kubernetes: cluster, namespace, token-secret, token-key",
      "  existing: cluster-secret-store",
    ].join("\n"),
  },
  parameters: {
    flags: {
      mesh: text("name", "Name of the mesh; Istio's meshID"),
      trustDomain: text("domain", "Trust domain of workload identities [default = <mesh>.internal]"),
      connectivity: {
        kind: "enum",
        values: ["transit-gateway", "vpc-peering", "private"],
        optional: true,
        brief: "What joins the VPCs",
      },
      model: {
        kind: "enum",
        values: ["flat", "gateways", "mixed"],
        optional: true,
        brief: "flat: pods reach pods; gateways: each cluster is an Istio network of its own; mixed: some share one",
      },
      cluster: texts("key=value,…", "A cluster; may be given more than once"),
      issuer: text("arn", "AWS Private CA that signs the intermediates"),
      issuerSecret: text("name", "Secret of namespace cert-manager with a CA key pair, in the place of --issuer"),
      issuerRole: text("arn", "Role in the CA's account, where a cluster is in another one"),
      root: texts("file", "PEM file of the root certificate; it is copied. May be given more than once"),
      exchange: text(
        "key=value,…",
        "Store for the clusters' tokens [default = Secrets Manager of the first cluster, where all are of one account]",
      ),
      engine: {
        kind: "enum",
        values: ["argocd", "flux"],
        optional: true,
        variadic: true,
        brief: "What pulls the tree; may be given more than once [default = argocd]",
      },
      repository: text("url", "Git repository that the engine pulls the tree from"),
      revision: text("name", "Branch, tag or commit that it follows [default = main]"),
      path: text("folder", "Folder of the tree in that repository [default = clusters]"),
      samples: { kind: "boolean", optional: true, brief: "Add two sample apps that call each other across clusters" },
      yes: { kind: "boolean", default: false, withNegated: false, brief: "Ask nothing, also on a terminal" },
    },
    positional: {
      kind: "tuple",
      parameters: [{ parse: String, default: "fleet", placeholder: "folder", brief: "Folder of the new fleet" }],
    },
  },
  async func(this: Context, { yes, ...flags }: Flags, folder: string) {
    const [engine, { runInit }] = await Promise.all([this.engine(), import("../run-init.ts")]);
    await runInit(this, engine, { folder: withoutSlash(folder), yes, flags });
  },
});
