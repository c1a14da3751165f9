import { hasErrors } from "@meshwright/findings";
import { engines } from "@meshwright/model";
import type { ClusterKey } from "../answers/cluster-keys.ts";
import { usualExchange } from "../answers/exchange-said.ts";
import { meshFindings } from "../answers/init-said.ts";
import { usualPath, usualRevision, usualTrustDomain } from "../answers/mesh-answers.ts";
import type { MeshKey } from "../answers/mesh-keys.ts";
import type { Said } from "../answers/said.ts";
import { all, answerPlace, one } from "../answers/said.ts";
import { resolve } from "node:path";
import type { Asking } from "./ask-fleet.ts";
import type { TextQuestion } from "./prompts.ts";

type Mesh = Said<MeshKey>;

/** Asks for one text about the mesh, unless it is said. */
async function askText(
  { prompts, config }: Asking,
  mesh: Mesh,
  key: MeshKey,
  question: Omit<TextQuestion, "problem">,
): Promise<Mesh> {
  if (mesh[key] !== undefined) return mesh;
  const problem = (answer: string) => meshFindings(config, key, [answer])[0]?.message;
  const answer = await prompts.text({ ...question, problem });
  return answer === "" ? mesh : { ...mesh, [key]: [answer] };
}

export async function askMesh(asking: Asking, said: Mesh): Promise<Mesh> {
  const { prompts } = asking;
  let mesh = await askText(asking, said, "mesh", { message: "Name of the mesh", placeholder: "harbour" });
  mesh = await askText(asking, mesh, "trustDomain", {
    message: "Trust domain: how workloads are known, spiffe://<trust domain>/…; it is hard to change later",
    initial: usualTrustDomain(one(mesh, "mesh") ?? ""),
  });
  if (mesh.connectivity === undefined) {
    const connectivity = await prompts.choice({
      message: "What joins the VPCs?",
      options: [
        { value: "transit-gateway", hint: "AWS Transit Gateway" },
        { value: "vpc-peering", hint: "each pair of VPCs is peered" },
        { value: "private", hint: "another private link" },
      ],
    });
    mesh = { ...mesh, connectivity: [connectivity] };
  }
  if (mesh.model !== undefined) return mesh;
  const model = await prompts.choice({
    message: "How do pods reach pods of other clusters?",
    options: [
      { value: "flat", hint: "directly, by their addresses" },
      { value: "gateways", hint: "through east-west gateways; the only way where addresses overlap" },
      { value: "mixed", hint: "directly within a network, through gateways between networks" },
    ],
  });
  return { ...mesh, model: [model] };
}

export async function askIssuer(asking: Asking, said: Mesh, accounts: readonly string[]): Promise<Mesh> {
  let mesh = said;
  if (mesh.issuer === undefined && mesh.issuerSecret === undefined) {
    const kind = await asking.prompts.choice({
      message: "Who signs the intermediate CA of each cluster?",
      options: [
        { value: "aws-private-ca", hint: "a CA of AWS Private CA" },
        { value: "ca-secret", hint: "a CA key pair in a Secret of namespace cert-manager in each cluster" },
      ],
    });
    mesh =
      kind === "aws-private-ca"
        ? await askText(asking, mesh, "issuer", {
            message: "ARN of the CA",
            placeholder: "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/…",
          })
        : await askText(asking, mesh, "issuerSecret", { message: "Name of the Secret" });
  }
  const [, , , , owner] = (one(mesh, "issuer") ?? "").split(":");
  if (owner === undefined || accounts.every((account) => account === owner)) return mesh;
  return askText(asking, mesh, "issuerRole", {
    message: `The CA is in account ${owner}, and a cluster is not. Role there that the cluster assumes`,
    placeholder: `arn:aws:iam::${owner}:role/…`,
  });
}

/** Until a file is named that is a root: all other questions would be answered for nothing. */
export async function askRoot({ prompts, config, context: { cwd, today } }: Asking, mesh: Mesh): Promise<Mesh> {
  if (all(mesh, "root").length > 0) return mesh;
  for (;;) {
    const file = await prompts.text({
      message: "PEM file of the root certificate, public part only; it is copied into the fleet",
      placeholder: "root.pem",
    });
    const { findings } = await config.readRootFile({
      path: resolve(cwd, file),
      shown: file,
      place: answerPlace("--root"),
      today,
    });
    for (const { message } of findings) prompts.tell(message);
    if (!hasErrors(findings)) return { ...mesh, root: [file] };
  }
}

/** The exchange is asked for only where clusters are of several accounts; else that of the first cluster's region is taken. */
export async function askExchange(asking: Asking, mesh: Mesh, clusters: readonly Said<ClusterKey>[]): Promise<Mesh> {
  const accounts = new Set(clusters.map((cluster) => one(cluster, "account")));
  if (mesh.exchange !== undefined || accounts.size < 2) return mesh;
  const [first] = clusters;
  const account = (first && one(first, "account")) ?? "";
  const region = (first && one(first, "region")) ?? "";
  return askText(asking, mesh, "exchange", {
    message:
      "Where do clusters hand each other tokens? They are of several accounts, so Secrets Manager needs a key and a role",
    initial: `${usualExchange(account, region)},kms-key=arn:aws:kms:${region}:${account}:key/…,assume-role=arn:aws:iam::${account}:role/…`,
  });
}

async function askEngine({ prompts }: Asking, mesh: Mesh): Promise<Mesh> {
  if (mesh.engine !== undefined) return mesh;
  const engine = await prompts.choice({
    message: "What pulls the tree?",
    options: [
      { value: "argocd", hint: "Argo CD" },
      { value: "flux", hint: "Flux" },
      { value: "both", hint: "the tree holds what each needs; point one of them at a cluster" },
    ],
  });
  return { ...mesh, engine: engine === "both" ? engines : [engine] };
}

export async function askRepository(asking: Asking, said: Mesh): Promise<Mesh> {
  let mesh = await askEngine(asking, said);
  mesh = await askText(asking, mesh, "repository", {
    message: "Git repository that the engine pulls the tree from",
    placeholder: "https://github.com/…/mesh.git",
  });
  mesh = await askText(asking, mesh, "revision", { message: "Branch that it follows", initial: usualRevision });
  return askText(asking, mesh, "path", { message: "Folder of the tree in that repository", initial: usualPath });
}
