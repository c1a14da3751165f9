import type { Risk } from "../risk.ts";
import { longestWay } from "./longest-way.ts";

/** What a setting of istiod does when it changes. */
export interface Setting {
  readonly risk: Risk;
  /** `now`: istiod sends it to every running proxy at once; `restart`: a proxy takes it when its pod starts. */
  readonly reaches: "now" | "restart";
  /** A sentence, where there is more to say than that. */
  readonly why?: string;
  readonly beforeMerging?: string;
  readonly afterMerging?: string;
  /** The value that takes less away: to be watched, and no stop. */
  readonly milder?: string;
}

const identity = {
  beforeMerging: "Plan the order in which clusters and workloads change.",
  afterMerging: "`istioctl proxy-config secret <pod>` of a workload must show the certificates that you expect.",
} as const;

/**
 * By the way to it in the mesh configuration, or in the values where it starts with `values.`; the longest that fits rules.
 * https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/. What is in defaultConfig is a ProxyConfig, and those "are not
 * dynamically configured": https://istio.io/latest/docs/reference/config/networking/proxy-config/.
 */
const settings: Readonly<Record<string, Setting>> = {
  accessLogEncoding: { risk: "routine", reaches: "now" },
  accessLogFile: {
    risk: "routine",
    reaches: "now",
    why: "Access logs of every sidecar begin, end or go elsewhere: look at the volume of logs.",
  },
  accessLogFormat: { risk: "routine", reaches: "now" },
  caCertificates: {
    risk: "stop",
    reaches: "now",
    why: "Whoever has a certificate of such an authority counts as a workload of the mesh.",
    beforeMerging: "Confirm whose authority it is, by the fingerprint of its certificate.",
  },
  defaultConfig: { risk: "careful", reaches: "restart" },
  "defaultConfig.meshId": {
    risk: "stop",
    reaches: "restart",
    why: "The mesh's own name changes, and clusters with different names count as different meshes.",
    beforeMerging: "See that every cluster of the mesh gets the same name.",
  },
  discoverySelectors: {
    risk: "stop",
    reaches: "now",
    why: "Namespaces that no longer match vanish for every sidecar: calls to their services fail at once, also from other clusters.",
    beforeMerging: "List the namespaces that match: `kubectl get namespaces --show-labels`.",
  },
  enablePrometheusMerge: {
    risk: "careful",
    reaches: "restart",
    why: "istiod's own pods get or lose the annotations for Prometheus and restart too.",
  },
  enableAutoMtls: {
    risk: "careful",
    reaches: "now",
    why: "It decides whether clients speak mTLS without being told so by a DestinationRule.",
    afterMerging: "Look for 503 with the flag UC or UF in access logs.",
  },
  outboundTrafficPolicy: {
    risk: "stop",
    reaches: "now",
    milder: "ALLOW_ANY",
    why: "With REGISTRY_ONLY every call to a host that the mesh does not know is refused at once (502, or a reset connection); with ALLOW_ANY all of them are let through.",
    beforeMerging: "Look in the access logs for calls to PassthroughCluster: each of those hosts needs a ServiceEntry.",
  },
  rootNamespace: {
    risk: "stop",
    reaches: "now",
    why: "Policies for the whole mesh are looked for in another namespace, and those of the old one hold there only.",
    beforeMerging: "See that the mesh-wide PeerAuthentication and AuthorizationPolicies lie in the new namespace.",
  },
  trustDomain: {
    risk: "stop",
    reaches: "restart",
    why: "Every workload gets another identity with its next certificate. AuthorizationPolicies that name the old one refuse, and peers that do not know the new one refuse the connection, unless it is among trustDomainAliases.",
    ...identity,
  },
  trustDomainAliases: {
    risk: "careful",
    reaches: "now",
    why: "Identities of these trust domains count as the mesh's own in AuthorizationPolicies.",
    ...identity,
  },
  "values.global.meshID": {
    risk: "stop",
    reaches: "restart",
    why: "The mesh's own name changes, and clusters with different names count as different meshes.",
    beforeMerging: "See that every cluster of the mesh gets the same name.",
  },
  "values.global.meshNetworks": {
    risk: "careful",
    reaches: "now",
    why: "It says through which gateways other networks are reached.",
  },
  "values.global.multiCluster.clusterName": {
    risk: "stop",
    reaches: "restart",
    why: "istiod restarts under another cluster name, while sidecars that run and the remote secrets of the peers still carry the old one: they may no longer authenticate, and endpoints are counted to a cluster that is gone.",
    beforeMerging: "See that the peers' remote secrets name the cluster alike.",
    afterMerging: "Restart all workloads at once: `kubectl -n <namespace> rollout restart deployment`.",
  },
  "values.global.network": {
    risk: "stop",
    reaches: "restart",
    why: "What is on the same network is called directly, what is not goes through a gateway. Until every pod has restarted, old and new pods count as two networks that cannot call each other without one.",
    beforeMerging: "See that the label topology.istio.io/network of the namespace istio-system changes alike.",
    afterMerging: "Restart all workloads: `kubectl -n <namespace> rollout restart deployment`.",
  },
  "values.revision": {
    risk: "stop",
    reaches: "restart",
    why: "istiod comes under another name and the old one goes with its Deployment, while sidecars that run and namespaces with a label istio.io/rev still ask for the old one.",
    beforeMerging:
      "Install the new revision beside the old one, or see that every namespace and tag names the new one.",
    afterMerging: "Restart all workloads: `kubectl -n <namespace> rollout restart deployment`.",
  },
};

const otherwise: Setting = { risk: "careful", reaches: "now" };

/** What goes for a setting, by the keys that lead to it. */
export const settingOf = (keys: readonly string[]): Setting => longestWay(settings, keys) ?? otherwise;
