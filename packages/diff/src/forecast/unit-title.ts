import { accessFolder, settingsFolder } from "@meshwright/inventory";
import type { ForecastStep } from "../report.ts";

/** Folders of a rendered cluster, without the number before their names. */
const titles: Readonly<Record<string, string>> = {
  [accessFolder]: "IAM and Vault documents",
  [settingsFolder]: "what is applied once to Argo CD",
  argocd: "the Applications of Argo CD",
  "argocd-links": "the Applications of Argo CD for remote secrets and Kiali",
  "argocd-roots": "the Applications of Argo CD that create the others",
  "aws-privateca-issuer": "the part of cert-manager that has AWS Private CA sign",
  ca: "the CA certificate of istiod",
  cluster: "registration of the cluster",
  "cert-manager": "cert-manager",
  "eastwest-gateway": "the gateway for calls from other networks",
  "external-secrets": "External Secrets",
  gateways: "gateways",
  issuers: "who signs the CA certificate of istiod, and where Secrets are read from",
  "istio-base": "the CRDs of Istio",
  istiod: "istiod",
  kiali: "Kiali",
  "kiali-access": "what Kiali of another cluster may read here",
  "kiali-secrets": "the Secrets with which Kiali reads other clusters",
  "kiali-token": "the token with which Kiali of another cluster reads this one",
  "mesh-policy": "settings of the whole mesh",
  namespaces: "namespaces",
  network: "the Jobs that wait: their script and their rights",
  terraform: "what joins the VPCs, and rights in AWS",
  self: "the token with which istiod of other clusters reads this one",
  alerts: "alerts",
  verify: "the CronJobs that prove the mesh",
};

/** What a folder holds, for people who see only its name: `the remote secret for cluster-b` of `70-link-cluster-b`. */
export function unitTitle(unit: string): Pick<ForecastStep, "title"> {
  const name = unit.replace(/^\d+-/, "");
  const [, kind, peer] = /^\d+-(link|sign)-(.+)$/.exec(unit) ?? [];
  if (kind === "link") return { title: `the remote secret for ${peer}` };
  if (kind === "sign") return { title: `the CA certificate of ${peer}, which this cluster signs` };
  if (/^9\d-/.test(unit)) return { title: `the app ${name}` };
  return Object.hasOwn(titles, name) ? { title: titles[name] } : {};
}
