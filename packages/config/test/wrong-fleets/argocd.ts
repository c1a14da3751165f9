import { change, wrong } from "./wrong-fleet.ts";

const mesh = "mesh.yaml";
const dublin = "clusters/dublin.yaml";

/** Settings of Argo CD in the one line of the mesh's file that says what pulls the tree. */
const argocd = (...lines: readonly string[]) =>
  change(mesh, "gitops:\n", `gitops:\n  argocd:\n${lines.map((line) => `    ${line}\n`).join("")}`);

const clusterIs = (text: string) => change(dublin, "iam:", `argocd:\n  ${text}\niam:`);

const arn = "arn:aws:eks:eu-west-1:111122223333:cluster/dublin";

/** Settings that an Argo CD of this topology or this profile cannot do. */
export const wrongArgocds = [
  wrong(
    "an ApplicationSet where each cluster has an Argo CD of its own",
    ["MW0046 fleet/mesh.yaml gitops.argocd.roots"],
    argocd("topology: in-cluster", "roots: applicationset # expect MW0046"),
  ),
  wrong(
    "a managed Argo CD that is to find a cluster by its address",
    [`MW0046 fleet/${dublin} argocd.server`],
    argocd("profile: eks-managed"),
    clusterIs("server: https://dublin.eks.shop.example # expect MW0046"),
  ),
  wrong(
    "a managed Argo CD that is to know its own cluster as others do",
    ["MW0046 fleet/mesh.yaml gitops.argocd.localCluster.server"],
    argocd("profile: eks-managed", "localCluster:", "  server: https://kubernetes.default.svc # expect MW0046"),
  ),
  wrong(
    "an Argo CD that is not managed and is to find a cluster by its ARN",
    [`MW0046 fleet/${dublin} argocd.server`],
    clusterIs(`server: ${arn} # expect MW0046`),
  ),
  wrong(
    "an Argo CD that is not managed, with an ARN for its own cluster",
    ["MW0046 fleet/mesh.yaml gitops.argocd.localCluster.server"],
    argocd("topology: in-cluster", "localCluster:", `  server: ${arn} # expect MW0046`),
  ),
  wrong(
    "a topology that there is not",
    ["MW0017 fleet/mesh.yaml gitops.argocd.topology"],
    argocd("topology: spokes # expect MW0017"),
  ),
];
