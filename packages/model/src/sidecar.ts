import type { Injection, PodSecurityLevel, PortMtlsMode } from "./app.ts";
import type { Callee } from "./calls.ts";
import type { Labels } from "./labels.ts";

/** Labels by which Istio's injection webhook selects namespaces and pods. */
export const injectionLabels = {
  /** On a namespace: `enabled` or `disabled`. Goes before the revision. */
  namespace: "istio-injection",
  /** On a namespace or a pod: name of a revision or tag. */
  revision: "istio.io/rev",
  /** On a pod: `true` or `false`. The annotation of the same name selects nothing. */
  pod: "sidecar.istio.io/inject",
} as const;

/** The revision of an istiod that was given none. */
export const defaultRevision = "default";

/** Labels that have the webhook take up the pods of a namespace. */
export const namespaceInjection = ({ by, revision }: Injection): Labels => {
  if (by === "workload") return {};
  if (by === "none") return { [injectionLabels.namespace]: "disabled" };
  return revision === undefined ? { [injectionLabels.namespace]: "enabled" } : { [injectionLabels.revision]: revision };
};

/** Labels that have the webhook take up one pod, where the namespace does not say it for all. */
export const podInjection = ({ by, revision }: Injection): Labels =>
  by === "workload"
    ? { [injectionLabels.pod]: "true", ...(revision !== undefined && { [injectionLabels.revision]: revision }) }
    : {};

/** True where the pods of a workload get a sidecar: its app asks for it, and the workload does not opt out. */
export const isInjected = (
  { injection }: { readonly injection: Injection },
  { podLabels }: { readonly podLabels: Readonly<Record<string, string | undefined>> },
): boolean => injection.by !== "none" && podLabels[injectionLabels.pod] !== "false";

/** The mode that holds at a port of a workload that has a sidecar. */
export const portMtls = (app: { readonly mtls: PortMtlsMode }, port: { readonly mtls?: PortMtlsMode }): PortMtlsMode =>
  port.mtls ?? app.mtls;

/** True where the sidecar of a workload speaks mTLS at a port. */
export const takesMtls = ({ app, workload, port }: Callee): boolean =>
  isInjected(app, workload) && port.protocol !== "udp" && portMtls(app, port) !== "DISABLE";

/**
 * The strictest Pod Security level that pods with a sidecar keep: without istio-cni they hold an init container that adds
 * NET_ADMIN. https://istio.io/latest/docs/setup/additional-setup/pod-security-admission/
 */
export const strictestWithSidecar = ({ cni }: { readonly cni: boolean }): PodSecurityLevel =>
  cni ? "restricted" : "privileged";
