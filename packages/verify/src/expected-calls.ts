import type { Callee, Cluster, Fleet, Member } from "@meshwright/model";
import { appsIn, calleeOf, isFlat, isFor, isInjected, peersOf, portMtls, takesMtls } from "@meshwright/model";

/**
 * How a call ends. `answers`: the server answers. `refused`: mTLS turns plaintext away, TCP connects and is reset.
 * `denied`: an AuthorizationPolicy does not know the caller.
 */
export type Outcome = "answers" | "refused" | "denied";

/** One call that the verification makes, and how it must end. */
export interface ExpectedCall {
  /** Where the call is made. */
  readonly cluster: string;
  /** Absent for a pod that belongs to nobody and has no sidecar. */
  readonly client?: Member;
  /** True where the caller has a sidecar. */
  readonly inMesh: boolean;
  readonly server: Callee;
  /** Clusters whose pods can answer: the caller's own, or all peers that have any. */
  readonly answering: readonly string[];
  readonly expected: Outcome;
  /** Of the answering clusters those behind a gateway, with the CIDRs in which its load balancer stands. */
  readonly gateways: readonly { readonly cluster: string; readonly addresses: readonly string[] }[];
}

/** Follows from the fleet alone: sidecars, modes, and who may call whom. */
function outcome({ app, workload, port }: Callee, client: Member | undefined, inMesh: boolean): Outcome {
  // Sidecars leave UDP alone.
  if (!isInjected(app, workload) || port.protocol === "udp") return "answers";
  const mode = portMtls(app, port);
  if (!inMesh && mode === "STRICT") return "refused";
  // Without mTLS nobody shows an identity.
  const isKnown = client !== undefined && inMesh && mode !== "DISABLE";
  return app.authorization === undefined || isKnown ? "answers" : "denied";
}

/**
 * Clusters of a peer group in which an app runs, the caller's first. Sidecars see those of peers, but not of another
 * network without mTLS: https://github.com/istio/istio, pilot/pkg/xds/endpoints/ep_filters.go.
 */
function answering(server: Callee, cluster: Cluster, clusters: readonly Cluster[], inMesh: boolean): readonly string[] {
  const peers = inMesh && server.port.protocol !== "udp" ? peersOf(clusters, cluster) : [];
  return [cluster, ...peers.filter(({ network }) => takesMtls(server) || network === cluster.network)]
    .map(({ name }) => name)
    .filter((name) => server.app.clusters.includes(name));
}

/** Every call that workloads of a cluster make, and one by a stranger without sidecar to each port that runs there. */
export function expectedCalls({ apps, clusters }: Fleet, cluster: Cluster): readonly ExpectedCall[] {
  const members = appsIn(apps, cluster).flatMap((app) => app.workloads.map((workload): Member => ({ app, workload })));
  const gateways = peersOf(clusters, cluster)
    .filter((peer) => !isFlat(peer, cluster))
    .map(({ name, vpc }) => {
      const known = vpc.subnets.filter((subnet) => isFor(subnet, "load-balancers")).map(({ cidr }) => cidr);
      // Where none is said to be for load balancers it may stand anywhere in the VPC.
      return { cluster: name, addresses: known.length > 0 ? known : vpc.cidrs };
    });
  const row = (server: Callee, client: Member | undefined): ExpectedCall => {
    const inMesh = client !== undefined && isInjected(client.app, client.workload);
    const answers = answering(server, cluster, clusters, inMesh);
    return {
      cluster: cluster.name,
      ...(client && { client }),
      inMesh,
      server,
      answering: answers,
      expected: outcome(server, client, inMesh),
      gateways: gateways.filter((one) => answers.includes(one.cluster)),
    };
  };
  return [
    ...members.flatMap((client) => client.workload.calls.map((call) => row(calleeOf(apps, call), client))),
    ...members.flatMap((member) => member.workload.ports.map((port) => row({ ...member, port }, undefined))),
  ];
}
