import { finding, kinds } from "@meshwright/findings";
import { portMtls } from "@meshwright/model";
import type { CheckInput, FleetCheck } from "./fleet-check.ts";
import { hasSidecar, isUdp, knownCalls, type KnownCall, titleOf } from "./known-calls.ts";

export const noSelfCalls: FleetCheck = {
  name: "no-self-calls",
  summary: "No workload calls itself",
  *run({ apps }) {
    for (const { caller, workload, keyPath, callee, calleeWorkload } of knownCalls(apps)) {
      if (caller !== callee || workload !== calleeWorkload) continue;
      yield finding(kinds.callsItself, caller.source.place(keyPath), { workload: titleOf(caller, workload) });
    }
  },
};

/** The clusters of a call that are known: where the caller runs, where the callee runs, and who are peers. */
function clustersOf({ caller, callee }: KnownCall, { clusters, others }: CheckInput) {
  const from = (caller.known.clusters ?? []).filter((name) => name !== undefined);
  const to = (callee.known.clusters ?? []).filter((name) => name !== undefined);
  const groupOf = (name: string) => clusters.find(({ known }) => known.name === name)?.known.peerGroup;
  const isKnown =
    others.clusters.length === 0 && [...from, ...to].every((name) => groupOf(name) !== undefined) && to.length > 0;
  return { from, to, groupOf, isKnown };
}

export const validPeersOfCalls: FleetCheck = {
  name: "valid-peers-of-calls",
  summary: "Whoever is called runs in the caller's cluster or in a peer of it",
  *run(input) {
    for (const call of knownCalls(input.apps)) {
      const { from, to, groupOf, isKnown } = clustersOf(call, input);
      if (!isKnown) continue;
      const groups = new Set(to.map(groupOf));
      const clusters = from.filter((name) => !groups.has(groupOf(name)));
      if (clusters.length === 0) continue;
      yield finding(kinds.callBetweenStrangers, call.caller.source.place(call.keyPath), {
        clusters,
        callee: titleOf(call.callee, call.calleeWorkload),
        calleeClusters: to,
      });
    }
  },
};

export const validCallers: FleetCheck = {
  name: "valid-callers",
  summary: "Every caller of a workload that asks for mTLS or an identity has a sidecar",
  *run({ apps }) {
    for (const { caller, workload, keyPath, callee, calleeWorkload, port } of knownCalls(apps)) {
      const { mtls, authorization } = callee.known;
      if (mtls === undefined || hasSidecar(caller, workload) !== false || hasSidecar(callee, calleeWorkload) !== true)
        continue;
      const reason = portMtls({ mtls }, port) === "STRICT" ? "STRICT" : authorization && "authorization";
      if (reason === undefined) continue;
      yield finding(kinds.callerOutsideMesh, caller.source.place(keyPath), {
        caller: titleOf(caller, workload),
        callee: titleOf(callee, calleeWorkload),
        reason,
      });
    }
  },
};

/** True where a gateway stands before every peer of a cluster that is called from it. */
function isBehindGateways({ mesh, clusters }: CheckInput, from: string, to: readonly string[]): boolean {
  const model = mesh.known.connectivity?.model;
  const home = clusters.find(({ known }) => known.name === from)?.known;
  if (home?.network === undefined || (model !== "gateways" && model !== "mixed")) return false;
  const called = clusters.filter(
    ({ known: { name, peerGroup } }) => name !== undefined && to.includes(name) && peerGroup === home.peerGroup,
  );
  return (
    called.length > 0 && called.every(({ known: { network } }) => network !== undefined && network !== home.network)
  );
}

export const validCallsAcrossClusters: FleetCheck = {
  name: "valid-calls-across-clusters",
  summary: "Both ends of every call across clusters have the proxies that carry it",
  *run(input) {
    for (const call of knownCalls(input.apps)) {
      const { caller, workload, keyPath, callee, calleeWorkload, port } = call;
      const { from, to } = clustersOf(call, input);
      const elsewhere = from.filter((name) => !to.includes(name));
      const takesMtls = hasSidecar(callee, calleeWorkload) !== false && port.mtls !== "DISABLE";
      const reason = isUdp(port) ? "udp" : hasSidecar(caller, workload) === false ? "caller" : "callee";
      const clusters =
        reason === "callee" ? elsewhere.filter((name) => !takesMtls && isBehindGateways(input, name, to)) : elsewhere;
      if (clusters.length === 0) continue;
      yield finding(kinds.crossClusterWithoutProxy, caller.source.place(keyPath), {
        caller: titleOf(caller, workload),
        callee: titleOf(callee, calleeWorkload),
        clusters,
        reason,
      });
    }
  },
};
