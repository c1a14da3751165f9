import type { Body } from "./tree.ts";

// A small, independent reading of what istiod, the sidecars and Kubernetes do with rendered objects. It shares no code with
// the packages: only names and labels of Istio's own documentation.

export type Outcome = "answers" | "refused" | "denied";

type Labels = Readonly<Record<string, string>>;

/** Objects of each cluster. */
export type Clusters = ReadonlyMap<string, readonly Body[]>;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion, typescript/no-unnecessary-type-parameters -- the kind was asked for just before
const spec = <Spec>(body: Body): Spec => body["spec"] as Spec;

const inNamespace = (objects: readonly Body[], kind: string, namespace: string): readonly Body[] =>
  objects.filter((body) => body.kind === kind && body.metadata.namespace === namespace);

const matches = (selector: Labels | undefined, labels: Labels): boolean =>
  Object.entries(selector ?? {}).every(([key, value]) => labels[key] === value);

/** The four rules of the injection webhooks of the default revision, one after the other. */
export function isInjectedPod(objects: readonly Body[], namespace: string, pod: Labels): boolean {
  const found = objects.find((body) => body.kind === "Namespace" && body.metadata.name === namespace);
  const labels = found?.metadata.labels ?? {};
  const [enabled, revision, inject] = [
    labels["istio-injection"],
    labels["istio.io/rev"],
    pod["sidecar.istio.io/inject"],
  ];
  if (inject === "false") return false;
  if (enabled !== undefined) return enabled === "enabled";
  if (revision !== undefined) return revision === "default";
  const podRevision = pod["istio.io/rev"];
  return podRevision === undefined ? inject === "true" : podRevision === "default";
}

interface PodTemplate {
  readonly metadata: { readonly labels?: Labels };
  readonly spec: { readonly serviceAccountName: string };
}

/** Pods that a Deployment or CronJob makes. */
const templateOf = (body: Body): PodTemplate =>
  body.kind === "CronJob"
    ? spec<{ jobTemplate: { spec: { template: PodTemplate } } }>(body).jobTemplate.spec.template
    : spec<{ template: PodTemplate }>(body).template;

export interface Client {
  readonly cluster: string;
  readonly principal: string;
  readonly injected: boolean;
}

/** The pod of a CronJob, as a client. */
export function clientOf(clusters: Clusters, cluster: string, namespace: string, job: string): Client {
  const objects = clusters.get(cluster) ?? [];
  const found = inNamespace(objects, "CronJob", namespace).find(({ metadata }) => metadata.name === job);
  if (found === undefined) throw new Error(`no CronJob ${namespace}/${job} in ${cluster}`);
  const { metadata, spec: pod } = templateOf(found);
  return {
    cluster,
    principal: `ns/${namespace}/sa/${pod.serviceAccountName}`,
    injected: isInjectedPod(objects, namespace, metadata.labels ?? {}),
  };
}

interface PeerAuthenticationSpec {
  readonly selector?: { readonly matchLabels: Labels };
  readonly mtls?: { readonly mode: string };
  readonly portLevelMtls?: Readonly<Record<string, { readonly mode: string }>>;
}

/** The mode that one cluster's objects give a port of a pod: of the port, the workload, the namespace, the mesh. */
function modeOf(objects: readonly Body[], namespace: string, pod: Labels, port: number): string {
  const policies = inNamespace(objects, "PeerAuthentication", namespace).map(spec<PeerAuthenticationSpec>);
  const own = policies.find(({ selector }) => selector !== undefined && matches(selector.matchLabels, pod));
  const ofNamespace = policies.find(({ selector }) => selector === undefined);
  const [ofMesh] = inNamespace(objects, "PeerAuthentication", "istio-system").map(spec<PeerAuthenticationSpec>);
  return (
    own?.portLevelMtls?.[String(port)]?.mode ??
    own?.mtls?.mode ??
    ofNamespace?.mtls?.mode ??
    ofMesh?.mtls?.mode ??
    "PERMISSIVE"
  );
}

interface AuthorizationPolicySpec {
  readonly selector?: { readonly matchLabels: Labels };
  readonly rules?: readonly {
    readonly from?: readonly { readonly source: { readonly principals: readonly string[] } }[];
    readonly to?: readonly { readonly operation: { readonly ports: readonly string[] } }[];
  }[];
}

/** With ALLOW policies for a pod, one rule of one of them must fit. */
function isAllowed(
  objects: readonly Body[],
  namespace: string,
  pod: Labels,
  port: number,
  principal?: string,
): boolean {
  const policies = inNamespace(objects, "AuthorizationPolicy", namespace)
    .map(spec<AuthorizationPolicySpec>)
    .filter(({ selector }) => matches(selector?.matchLabels, pod));
  if (policies.length === 0) return true;
  return policies
    .flatMap(({ rules = [] }) => rules)
    .some(
      ({ from, to }) =>
        (from ?? []).some(({ source }) => principal !== undefined && source.principals.includes(principal)) &&
        (to === undefined || to.some(({ operation }) => operation.ports.includes(String(port)))),
    );
}

/** Istio's own name for the network of all pods of a cluster. */
const networkOf = (objects: readonly Body[]): string | undefined =>
  objects.find(({ kind, metadata }) => kind === "Namespace" && metadata.name === "istio-system")?.metadata.labels?.[
    "topology.istio.io/network"
  ];

interface ServiceSpec {
  readonly selector: Labels;
  readonly ports: readonly { readonly port: number; readonly targetPort: number; readonly protocol: string }[];
}

/**
 * What a call to a host and port ends with, for each cluster whose pods can answer. Sidecars see the pods of all peers,
 * everybody else those of the own cluster.
 */
export function outcomes(
  clusters: Clusters,
  peers: readonly string[],
  client: Client,
  { host, port }: { readonly host: string; readonly port: number },
  trustDomain: string,
): ReadonlyMap<string, Outcome> {
  const [name = "", namespace = ""] = host.split(".");
  const here = clusters.get(client.cluster) ?? [];
  const serviceIn = (objects: readonly Body[]) =>
    inNamespace(objects, "Service", namespace).find(({ metadata }) => metadata.name === name);
  const found = new Map<string, Outcome>();
  if (serviceIn(here) === undefined) return found; // the name does not resolve
  for (const cluster of [client.cluster, ...(client.injected ? peers : [])]) {
    const objects = clusters.get(cluster) ?? [];
    const service = serviceIn(objects);
    if (service === undefined) continue;
    const { selector, ports } = spec<ServiceSpec>(service);
    const target = ports.find((one) => one.port === port);
    const pods = inNamespace(objects, "Deployment", namespace)
      .map((body) => templateOf(body).metadata.labels ?? {})
      .filter((labels) => matches(selector, labels));
    // Sidecars carry no UDP, so there it is as without one.
    if (target === undefined || (target.protocol === "UDP" && cluster !== client.cluster)) continue;
    for (const pod of pods) {
      const hasSidecar = isInjectedPod(objects, namespace, pod) && target.protocol === "TCP";
      const mode = modeOf(objects, namespace, pod, target.targetPort);
      // Whether mTLS is sent is read from the objects of the caller's own cluster.
      const sendsMtls = client.injected && hasSidecar && modeOf(here, namespace, pod, target.targetPort) !== "DISABLE";
      // Between networks there are gateways, which tell by mTLS where a connection goes.
      if (networkOf(objects) !== networkOf(here) && !sendsMtls) continue;
      const principal = sendsMtls ? `${trustDomain}/${client.principal}` : undefined;
      const isRefused = hasSidecar && (sendsMtls ? mode === "DISABLE" : mode === "STRICT");
      const isDenied = hasSidecar && !isAllowed(objects, namespace, pod, target.targetPort, principal);
      found.set(cluster, isRefused ? "refused" : isDenied ? "denied" : "answers");
    }
  }
  return found;
}
