import type { Mesh } from "@meshwright/model";
import { readFileSync } from "node:fs";
import { ConfigMap } from "kubernetes-models/v1/ConfigMap";

/** The Lua of the health check; data of this package, the same on every machine. */
const applicationHealth = readFileSync(new URL("application-health.lua", import.meta.url), "utf8");

/**
 * One key of Argo CD's own settings, to be merged into them by hand (`kubectl apply --server-side`): with it a root
 * waits for each Application before it makes the next. Optional; the gates hold the order without it.
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#argocd-app
 */
export const argocdSettings = ({ gitops }: Mesh): ConfigMap =>
  new ConfigMap({
    metadata: {
      name: "argocd-cm",
      namespace: gitops.argocd.namespace,
      labels: { "app.kubernetes.io/name": "argocd-cm", "app.kubernetes.io/part-of": "argocd" },
    },
    data: { "resource.customizations.health.argoproj.io_Application": applicationHealth },
  });
