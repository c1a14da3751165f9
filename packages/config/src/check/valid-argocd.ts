import type { Finding, FleetPlace } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { isBroken } from "../read/draft.ts";
import type { CheckInput, FleetCheck } from "./fleet-check.ts";

interface Destination {
  readonly server: string;
  readonly place: FleetPlace;
}

/** Every server that the fleet gives as a destination of Argo CD. */
function destinations({ mesh, clusters }: CheckInput): readonly Destination[] {
  const local = mesh.known.gitops?.argocd?.localCluster?.server;
  return [
    ...(local === undefined
      ? []
      : [{ server: local, place: mesh.source.place(["gitops", "argocd", "localCluster", "server"]) }]),
    ...clusters.flatMap(({ known, source }) => {
      const server = known.argocd?.server;
      return server === undefined ? [] : [{ server, place: source.place(["argocd", "server"]) }];
    }),
  ];
}

const isArn = (server: string): boolean => server.startsWith("arn:");

/** https://docs.aws.amazon.com/eks/latest/userguide/argocd-register-clusters.html */
function* unfitServers(input: CheckInput): Generator<Finding> {
  const { argocd } = input.mesh.known.gitops ?? {};
  if (argocd === undefined || isBroken(input.mesh, ["gitops", "argocd", "profile"])) return;
  const isManaged = argocd.profile === "eks-managed";
  for (const { server, place } of destinations(input)) {
    if (isArn(server) === isManaged) continue;
    const args = isManaged
      ? {
          what: "An address as server",
          reason:
            "the managed Argo CD of EKS knows clusters by their ARN, and the local one not by kubernetes.default.svc",
          instead: "Write the ARN of the EKS cluster, or the name of its registration.",
        }
      : {
          what: "An ARN as server",
          reason: "only the managed Argo CD of EKS (profile: eks-managed) finds a cluster by it",
          instead: "Write the address of the API server, or the name of the registration.",
        };
    yield finding(kinds.unfitArgocdSetting, place, args);
  }
}

export const validArgocd: FleetCheck = {
  name: "valid-argocd",
  summary: "The settings of Argo CD fit its topology and its profile",
  *run(input) {
    const { known, source } = input.mesh;
    const argocd = known.gitops?.argocd;
    if (argocd?.topology === "in-cluster" && argocd.roots === "applicationset") {
      const args = {
        what: "roots: applicationset",
        reason:
          "with the topology in-cluster each Argo CD has the roots of one cluster, and there is nothing to make a set of",
        instead: "Remove it, or use the topology hub.",
      };
      yield finding(kinds.unfitArgocdSetting, source.place(["gitops", "argocd", "roots"]), args);
    }
    yield* unfitServers(input);
  },
};

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#clusters: the local one is called in-cluster. */
const localName = "in-cluster";

export const validRegistrations: FleetCheck = {
  name: "valid-registrations",
  summary: "A cluster with an Argo CD of its own is known to it as any Argo CD knows its own cluster",
  *run({ mesh, clusters }) {
    const { engines, argocd } = mesh.known.gitops ?? {};
    // No Argo CD is at work.
    if (engines?.includes("argocd") === false) return;
    // A managed one knows its own cluster by the name that a person gave to it.
    if (argocd?.topology !== "in-cluster" || argocd.profile === "eks-managed") return;
    for (const { known, source } of clusters) {
      const name = known.argocd?.name;
      if (name === undefined || name === localName) continue;
      yield finding(kinds.registrationOfHub, source.place(["argocd", "name"]), { name });
    }
  },
};
