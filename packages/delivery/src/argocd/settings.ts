import type { Mesh } from "@meshwright/model";
import { ackGroup, ackKinds } from "@meshwright/model";
import { readFileSync } from "node:fs";
import { ConfigMap } from "kubernetes-models/v1/ConfigMap";

/** The Lua of a health check; data of this package, the same on every machine. */
const script = (file: string): string => readFileSync(new URL(file, import.meta.url), "utf8");
const applicationHealth = script("application-health.lua");
const ec2Health = script("ec2-health.lua");

/**
 * Argo CD has checks for some services of ACK, and none for EC2: `resource_customizations` of https://github.com/argoproj/argo-cd.
 */
const ec2Checks = Object.fromEntries(
  ackKinds.map((kind) => [`resource.customizations.health.${ackGroup}_${kind}`, ec2Health]),
);

/**
 * Keys of Argo CD's own settings, to be merged into them by hand (`kubectl apply --server-side`): with the first a root waits for
 * each Application before it makes the next; the others tell whether a network of ACK is there. Optional; the gates hold the order
 * without them. https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#argocd-app
 */
export const argocdSettings = (
  { gitops }: Mesh,
  { makesNetwork }: { /** True where it delivers the objects of ACK. */ readonly makesNetwork: boolean },
): ConfigMap =>
  new ConfigMap({
    metadata: {
      name: "argocd-cm",
      namespace: gitops.argocd.namespace,
      labels: { "app.kubernetes.io/name": "argocd-cm", "app.kubernetes.io/part-of": "argocd" },
    },
    data: {
      "resource.customizations.health.argoproj.io_Application": applicationHealth,
      ...(makesNetwork && ec2Checks),
    },
  });
