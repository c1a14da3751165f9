import type { Caller, Workload, WorkloadPort } from "@meshwright/model";
import { isFlat } from "@meshwright/model";
import { NetworkPolicy } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicy";
import { callers, type Presence, transportOf } from "./presence.ts";

export interface NetworkPolicyProps extends Presence {
  /** Labels of the pods of this cluster's east-west gateway, and their namespace. */
  readonly gateway: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  /** Namespace of the verification jobs that have no sidecar, and the label of those that stand for a workload. */
  readonly verification: { readonly namespace: string; readonly label: string };
}

/** What Prometheus and the kubelet ask of a sidecar: https://istio.io/latest/docs/ops/deployment/application-requirements/. */
const sidecarPorts = [15020, 15021, 15090];

const inNamespace = (name: string) => ({ matchLabels: { "kubernetes.io/metadata.name": name } });
const portOf = (port: WorkloadPort) => ({ protocol: transportOf(port), port: port.targetPort });

/** Those of this cluster, told by their labels: the pods themselves, and the jobs that verify in their name. */
const local = ({ app, workload }: Caller, label: string) => [
  { namespaceSelector: inNamespace(app.namespace), podSelector: { matchLabels: { ...workload.selector } } },
  { namespaceSelector: inNamespace(app.namespace), podSelector: { matchLabels: { [label]: workload.name } } },
];

/**
 * Those of peers: pods of this network by their addresses; those of others through a gateway, which is this cluster's or that of
 * any other of this network, for a gateway knows all pods of its network.
 */
function remote({ cluster, peers, gateway }: NetworkPolicyProps, isHome: (cluster: string) => boolean) {
  const others = peers.filter(({ name }) => name !== cluster.name);
  const isForeign = others.some((peer) => isHome(peer.name) && !isFlat(peer, cluster));
  const near = others.filter((peer) => isFlat(peer, cluster) && (isForeign || isHome(peer.name)));
  return [
    ...(isForeign
      ? [{ namespaceSelector: inNamespace(gateway.namespace), podSelector: { matchLabels: { ...gateway.labels } } }]
      : []),
    ...near.flatMap(({ podCIDRs }) => podCIDRs.map((cidr) => ({ ipBlock: { cidr } }))),
  ];
}

/**
 * The namespaces of the principals that `authorization` adds. Where else in the mesh they run is not said, so it lets in
 * all peers; who they are is asked by the AuthorizationPolicy.
 */
function principals(props: NetworkPolicyProps) {
  const others = props.app.authorization?.principals ?? [];
  const namespaces = others.flatMap((one) => /\/ns\/([^/]+)\//.exec(one)?.[1] ?? []);
  const here = namespaces.toSorted().map((name) => ({ namespaceSelector: inNamespace(name) }));
  return others.length === 0 ? [] : [...here, ...remote(props, () => true)];
}

function ingress(props: NetworkPolicyProps, workload: Workload) {
  const { cluster, verification } = props;
  const calls = callers(props, workload);
  return [
    ...workload.ports.flatMap((port) => {
      const ofPort = calls.filter((call) => call.port === port);
      const from = [
        ...ofPort.flatMap((caller) => [
          ...(caller.app.clusters.includes(cluster.name) ? local(caller, verification.label) : []),
          ...remote(props, (name) => caller.app.clusters.includes(name)),
        ]),
        // A datagram says nothing of who sent it.
        ...(port.protocol === "udp" ? [] : principals(props)),
      ];
      const each = [...new Map(from.map((peer) => [JSON.stringify(peer), peer])).values()];
      return each.length === 0 ? [] : [{ from: each, ports: [portOf(port)] }];
    }),
    // mTLS refuses them where it should: that is what they are there to see.
    ...(workload.ports.length === 0
      ? []
      : [
          {
            from: [{ namespaceSelector: inNamespace(verification.namespace) }],
            ports: workload.ports.map(portOf),
          },
        ]),
    { from: [{ namespaceSelector: {} }], ports: sidecarPorts.map((port) => ({ protocol: "TCP" as const, port })) },
  ];
}

/** For each workload: who may reach its pods at all. What they themselves reach is left open: the fleet does not know it. */
export const networkPolicies = (props: NetworkPolicyProps): readonly NetworkPolicy[] =>
  props.app.networkPolicies && props.runs
    ? props.app.workloads.map(
        (workload) =>
          new NetworkPolicy({
            metadata: { name: workload.name, namespace: props.app.namespace },
            spec: {
              podSelector: { matchLabels: { ...workload.selector } },
              policyTypes: ["Ingress"],
              ingress: ingress(props, workload),
            },
          }),
      )
    : [];
