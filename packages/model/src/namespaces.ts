import { knownName } from "./object-name.ts";

/** The namespace of cert-manager, and of the Secrets that its ClusterIssuers read. */
export const certManagerNamespace = knownName("cert-manager");

/** Istio's root namespace: the control plane, the CA's Secrets and mesh-wide policy live here. */
export const istioNamespace = knownName("istio-system");
