import type { Risk } from "../risk.ts";
import type { Grant } from "./grants.ts";

/** Namespaces whose pods and Secrets are the mesh itself, and its keys. */
const core: ReadonlySet<string> = new Set([
  "istio-system",
  "cert-manager",
  "external-secrets",
  "kube-system",
  "argocd",
  "flux-system",
]);

const reading: ReadonlySet<string> = new Set(["get", "list", "watch"]);
const writing: ReadonlySet<string> = new Set(["create", "update", "patch", "*"]);

/** What makes pods for others. */
const podMakers: ReadonlySet<string> = new Set([
  "cronjobs.batch",
  "daemonsets.apps",
  "deployments.apps",
  "jobs.batch",
  "replicasets.apps",
  "replicationcontrollers",
  "statefulsets.apps",
]);

/** Why a grant is worth more than it looks; undefined where it is not. https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks. */
export function dangerOf({ verb, resource, name }: Grant, namespace: string | undefined): string | undefined {
  const [plural = "", ...group] = resource.split(".");
  const isWide = namespace === undefined;
  const place = isWide ? "in every namespace" : `in namespace ${namespace}`;
  const isNear = isWide || core.has(namespace);
  if (plural === "*" && verb === "*") return isNear ? `may do everything ${place}` : undefined;
  if (verb === "escalate" || verb === "bind" || verb === "impersonate") return `may give itself other rights (${verb})`;
  const isSecrets = plural === "secrets" || (plural === "*" && (group.length === 0 || group[0] === "*"));
  if (isSecrets && name === undefined && isNear && (reading.has(verb) || verb === "*")) return `reads Secrets ${place}`;
  if (plural.startsWith("pods/exec") || plural.startsWith("pods/attach") || plural === "pods/ephemeralcontainers")
    return isNear ? `runs commands in pods ${place}` : undefined;
  if (plural === "pods" && isNear && writing.has(verb)) return `makes pods ${place}, with any ServiceAccount there`;
  if (podMakers.has(resource) && isNear && writing.has(verb))
    return `makes pods ${place} by ${plural}, with any ServiceAccount there`;
  if (plural === "nodes/proxy") return "runs commands in all pods of a node";
  if (resource === "certificatesigningrequests/approval.certificates.k8s.io" && writing.has(verb))
    return "approves certificates with which somebody is anybody";
  if (plural === "serviceaccounts/token" && isNear && writing.has(verb))
    return `makes tokens of ServiceAccounts ${place}`;
  if (plural.endsWith("webhookconfigurations") && group[0] === "admissionregistration" && writing.has(verb))
    return "changes what the API server lets in, or reads all of it";
  return undefined;
}

/** Reading what is named, and is no Secret, is an everyday thing. */
export const isSmall = ({ verb, resource, name }: Grant): boolean =>
  name !== undefined && reading.has(verb) && !resource.startsWith("secrets") && !resource.includes("*");

export function riskOfGrants(grants: readonly Grant[], namespace: string | undefined): Risk {
  if (grants.some((grant) => dangerOf(grant, namespace) !== undefined)) return "stop";
  return grants.every(isSmall) ? "routine" : "careful";
}
