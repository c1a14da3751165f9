import { finding, kinds, nearest } from "@meshwright/findings";
import type { Part } from "../read/draft.ts";
import type { AppSource } from "../schema/app.ts";
import { authorities } from "./authorities.ts";
import type { CheckInput, FleetCheck } from "./fleet-check.ts";
import { knownEntries } from "./known-entries.ts";

/** Names that exist, or that may exist as far as can be known. */
function namesOf(parts: CheckInput["clusters"] | CheckInput["apps"], others: readonly string[]) {
  const names = [...parts.flatMap(({ known: { name }, fileName }) => [name ?? [], fileName ?? []].flat()), ...others];
  // Where there is none at all, that is told; it is not told again at each reference.
  const has = (name: string) => names.length === 0 || names.includes(name) || names.includes("*");
  return { names, has };
}

export const danglingClusters: FleetCheck = {
  name: "dangling-clusters",
  summary: "Every cluster that is named exists",
  *run({ mesh, clusters, apps, others }) {
    const { names, has } = namesOf(clusters, others.clusters);
    const { exchange } = mesh.known;
    if (exchange?.kind === "kubernetes" && exchange.cluster !== undefined && !has(exchange.cluster)) {
      const args = { name: exchange.cluster, nearest: nearest(exchange.cluster, names) };
      yield finding(kinds.danglingCluster, mesh.source.place(["exchange", "cluster"]), args);
    }
    for (const { known: ca, place } of authorities({ mesh, clusters })) {
      if (ca.issuer?.kind !== "self-signed" || ca.issuer.cluster === undefined || has(ca.issuer.cluster)) continue;
      const args = { name: ca.issuer.cluster, nearest: nearest(ca.issuer.cluster, names) };
      yield finding(kinds.danglingCluster, place(["issuer", "cluster"]), args);
    }
    for (const [index, instance] of (mesh.known.kiali?.instances ?? []).entries()) {
      const name = instance?.cluster;
      if (name === undefined || has(name)) continue;
      const args = { name, nearest: nearest(name, names) };
      yield finding(kinds.danglingCluster, mesh.source.place(["kiali", "instances", index, "cluster"]), args);
    }
    const { connections, ack } = mesh.known.connectivity ?? {};
    for (const [index, { between }] of knownEntries(connections))
      for (const [at, name] of knownEntries(between))
        if (!has(name)) {
          const place = mesh.source.place(["connectivity", "connections", index, "between", at]);
          yield finding(kinds.danglingCluster, place, { name, nearest: nearest(name, names) });
        }
    if (ack?.cluster !== undefined && !has(ack.cluster)) {
      const args = { name: ack.cluster, nearest: nearest(ack.cluster, names) };
      yield finding(kinds.danglingCluster, mesh.source.place(["connectivity", "ack", "cluster"]), args);
    }
    for (const { source, known } of apps) {
      for (const [index, name] of (known.clusters ?? []).entries()) {
        if (name === undefined || has(name)) continue;
        yield finding(kinds.danglingCluster, source.place(["clusters", index]), {
          name,
          nearest: nearest(name, names),
        });
      }
    }
  },
};

export const danglingCalls: FleetCheck = {
  name: "dangling-calls",
  summary: "Every app, workload and port that is called exists",
  *run({ apps, others }) {
    const { names, has } = namesOf(apps, others.apps);
    const called = (name: string): Part<AppSource> | undefined =>
      apps.find(({ known, fileName }) => known.name === name || fileName === name);
    for (const caller of apps) {
      for (const [index, workload] of (caller.known.workloads ?? []).entries()) {
        for (const [at, call] of (workload?.calls ?? []).entries()) {
          const place = (key: string) => caller.source.place(["workloads", index, "calls", at, key]);
          if (call?.app !== undefined && !has(call.app)) {
            yield finding(kinds.danglingApp, place("app"), {
              name: call.app,
              nearest: nearest(call.app, names),
            });
            continue;
          }
          const app = call?.app === undefined ? caller : called(call.app);
          const name = call?.workload;
          const workloads = app?.known.workloads;
          if (app === undefined || name === undefined || workloads === undefined) continue;
          const found = workloads.find((one) => one?.name === name);
          if (found === undefined) {
            // A workload whose name is not known may be the one.
            if (workloads.some((one) => one?.name === undefined)) continue;
            const close = nearest(
              name,
              workloads.flatMap((one) => one?.name ?? []),
            );
            const appName = app.known.name ?? app.fileName ?? "";
            yield finding(kinds.danglingWorkload, place("workload"), {
              name,
              app: appName,
              nearest: close,
            });
            continue;
          }
          const port = call?.port;
          const ports = found.ports?.map((one) => one?.name);
          if (port === undefined || ports === undefined || ports.includes(port) || ports.includes(undefined)) continue;
          const close = nearest(
            port,
            ports.flatMap((one) => one ?? []),
          );
          yield finding(kinds.danglingPort, place("port"), {
            name: port,
            workload: name,
            nearest: close,
          });
        }
      }
    }
  },
};
