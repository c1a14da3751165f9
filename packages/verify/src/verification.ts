import type { Cluster, Fleet, Member } from "@meshwright/model";
import type { Need, Unit } from "@meshwright/kit";
import type { Construct } from "constructs";
import { Component } from "@meshwright/kit";
import {
  appsIn,
  certificateAuthorityOf,
  injectionLabels,
  isInjected,
  isOlder,
  peersOf,
  podInjection,
  rootBundle,
  trustDomainOf,
} from "@meshwright/model";
import { ConfigMap } from "kubernetes-models/v1/ConfigMap";
import { ServiceAccount } from "kubernetes-models/v1/ServiceAccount";
import { type CallJobs, callJobs } from "./call-jobs.ts";
import { cronJob, type VerificationJob } from "./cron-job.ts";
import { type ExpectedCall, expectedCalls } from "./expected-calls.ts";
import { callsLibrary, verifyLibrary } from "./library.ts";
import { grantPeers, grantPodsAndRoots } from "./grant.ts";
import { callsJob, plaintextJob, verification } from "./names.ts";
import { callsScript, meshScript, plaintextScript } from "./scripts.ts";

export interface VerificationProps {
  readonly fleet: Fleet;
  readonly cluster: Cluster;
  readonly istioNamespace: string;
  /** Istio's proxy image, which every node has: it holds sh, curl and openssl. */
  readonly proxyImage: string;
  /** True where istiod is new enough to tell which remote clusters it has synced. */
  readonly tellsRemoteClusters: boolean;
  readonly needs: readonly Need[];
}

/**
 * The first minor version of Kubernetes under which every node surely has native sidecars: they are stable from 1.33 on,
 * where istiod uses them, and nodes may be three minors older than their API server.
 * https://kubernetes.io/releases/version-skew-policy/#kubelet
 */
const nativeSidecarsEverywhere = "1.36";

/**
 * Has the sidecar of the verifying pod say why TLS failed, so that a wrong CA is told from a missing route. Envoy keeps it
 * from its callers since 1.38.1 (https://www.envoyproxy.io/docs/envoy/latest/version_history/v1.38/v1.38.1), and counts it.
 */
const talkativeProxy = JSON.stringify({
  proxyStatsMatcher: { inclusionSuffixes: ["ssl.connection_error", "ssl.fail_verify_error", "ssl.fail_verify_san"] },
  runtimeValues: { "envoy.reloadable_features.hide_transport_failure_reason_in_response_body": "false" },
});

/** A sidecar for the verifying pod where the workload has one, and none where it has none. */
const sidecarLabels = ({ app, workload }: Member) =>
  isInjected(app, workload) ? podInjection(app.injection) : { [injectionLabels.pod]: "false" };

/** Jobs that prove again and again, from inside the cluster, that the mesh is as the fleet says. */
export class Verification extends Component {
  constructor(scope: Construct, props: VerificationProps) {
    super(scope, "verify");
    const { fleet, cluster } = props;
    const unit = this.unit("verify", { needs: props.needs });
    const { plaintext, callers } = callJobs(expectedCalls(fleet, cluster));
    this.#mesh(unit, props);
    this.#plaintext(unit, props, plaintext);
    for (const namespace of new Set(callers.map(({ caller }) => caller.app.namespace)))
      this.add(unit, library(namespace));
    for (const { caller, calls } of callers) this.#calls(unit, props, caller, calls);
  }

  #job(unit: Unit, { fleet, cluster }: VerificationProps, job: Omit<VerificationJob, "cluster" | "schedule">): void {
    this.add(unit, cronJob({ ...job, cluster: cluster.name, schedule: fleet.mesh.verification.schedule }));
  }

  #mesh(unit: Unit, props: VerificationProps): void {
    const { fleet, cluster, istioNamespace } = props;
    const here = appsIn(fleet.apps, cluster);
    const { namespace, mesh } = verification;
    const roots = declaredRoots(props);
    this.add(unit, library(namespace, roots));
    this.add(unit, new ServiceAccount({ metadata: { name: mesh, namespace }, automountServiceAccountToken: false }));
    for (const one of [istioNamespace, ...here.map((app) => app.namespace)])
      for (const model of grantPodsAndRoots(one)) this.add(unit, model);
    this.#job(unit, props, {
      name: mesh,
      namespace,
      image: cluster.toolbox,
      serviceAccount: mesh,
      asksApiServer: true,
      hasRoots: roots !== "",
      podLabels: {},
      script: meshScript(istioNamespace, here, { ...props, hasRoots: roots !== "" }),
    });
    this.#peers(unit, peersOf(fleet.clusters, cluster));
  }

  /** An object for each peer, which the job looks up: so a peer that comes or goes changes no object that is there. */
  #peers(unit: Unit, peers: readonly Cluster[]): void {
    const { namespace, peerLabel } = verification;
    for (const model of grantPeers()) this.add(unit, model);
    for (const { name } of peers)
      this.add(unit, new ConfigMap({ metadata: { name: `peer-${name}`, namespace, labels: { [peerLabel]: name } } }));
  }

  #plaintext(unit: Unit, props: VerificationProps, jobs: CallJobs["plaintext"]): void {
    if (jobs.size === 0) return;
    const { namespace, plaintext } = verification;
    this.add(
      unit,
      new ServiceAccount({ metadata: { name: plaintext, namespace }, automountServiceAccountToken: false }),
    );
    const hasRoots = declaredRoots(props) !== "";
    for (const [app, calls] of jobs) {
      this.#job(unit, props, {
        name: plaintextJob(app),
        namespace,
        image: props.proxyImage,
        serviceAccount: plaintext,
        hasRoots,
        podLabels: {},
        script: plaintextScript(calls, hasRoots ? trustDomainOf(props.fleet.mesh, props.cluster) : undefined),
        checks: 2 * calls.length,
      });
    }
  }

  #calls(unit: Unit, props: VerificationProps, caller: Member, calls: readonly ExpectedCall[]): void {
    const { app, workload } = caller;
    const checks = calls.length + calls.flatMap(({ gateways }) => gateways).length;
    this.#job(unit, props, {
      name: callsJob(workload.name),
      namespace: app.namespace,
      image: props.proxyImage,
      serviceAccount: workload.serviceAccount,
      podLabels: { [verification.label]: workload.name, ...sidecarLabels(caller) },
      ...(isInjected(app, workload) && {
        podAnnotations: {
          "proxy.istio.io/config": talkativeProxy,
          // The sidecar would take every connection, and say nothing of its own.
          ...(checks > calls.length && { "traffic.sidecar.istio.io/excludeOutboundPorts": "15443" }),
        },
      }),
      checks,
      quitsProxy: isInjected(app, workload) && isOlder(props.cluster.kubernetesVersion, nativeSidecarsEverywhere),
      script: callsScript(calls),
    });
  }
}

/** Empty where the fleet names none. */
const declaredRoots = ({ fleet, cluster }: VerificationProps): string =>
  rootBundle(certificateAuthorityOf(fleet.mesh, cluster).roots);

/** The library, in the namespace of the jobs that source it; with the declared roots where certificates are looked at. */
const library = (namespace: string, roots?: string): ConfigMap =>
  new ConfigMap({
    metadata: { name: verification.configMap, namespace },
    data: {
      "verify.sh": roots === undefined ? callsLibrary : verifyLibrary,
      ...(roots && { "roots.pem": roots }),
    },
  });
