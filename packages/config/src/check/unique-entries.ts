import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { KeyPath, Source } from "@meshwright/reading";
import type { CheckInput, FleetCheck } from "./fleet-check.ts";
import { isUdp } from "./known-calls.ts";
import { repeated } from "./repeated.ts";
import { repeatedIn } from "./repeated-entries.ts";

type KnownWorkload = NonNullable<NonNullable<CheckInput["apps"][number]["known"]["workloads"]>[number]>;

/** Ports of one number; UDP and TCP have numbers of their own. */
function* numbers(source: Source, list: KeyPath, ports: KnownWorkload["ports"]): Generator<Finding> {
  const all = [...(ports ?? []).entries()].flatMap(([index, port]) =>
    port?.port === undefined ? [] : [{ index, number: port.port, isUdp: isUdp(port) }],
  );
  for (const { item } of repeated(all, ({ number, isUdp: udp }) => `${number}/${udp}`))
    yield finding(kinds.duplicateEntry, source.place([...list, item.index, "port"]), { value: String(item.number) });
}

function* calls(
  source: Source,
  list: KeyPath,
  app: string | undefined,
  items: KnownWorkload["calls"],
): Generator<Finding> {
  const all = [...(items ?? []).entries()].flatMap(([index, call]) =>
    call?.workload === undefined || call.port === undefined
      ? []
      : [{ index, title: `${call.app ?? app ?? ""}/${call.workload} ${call.port}` }],
  );
  for (const { item } of repeated(all, ({ title }) => title))
    yield finding(kinds.duplicateEntry, source.place([...list, item.index]), { value: item.title });
}

/** Services of an app that have one name: given, or the workload's own. */
function* services(source: Source, workloads: CheckInput["apps"][number]["known"]["workloads"]): Generator<Finding> {
  const named = [...(workloads ?? []).entries()].flatMap(([index, workload]) =>
    workload === undefined || workload.ports?.length === 0
      ? []
      : [{ value: workload.service ?? workload.name, isGiven: workload.service !== undefined, index }],
  );
  // Two workloads of one name are told as such.
  const given = [...named.filter(({ isGiven }) => !isGiven), ...named.filter(({ isGiven }) => isGiven)];
  for (const { item } of repeated(given, ({ value }) => value)) {
    if (item.isGiven)
      yield finding(kinds.duplicateEntry, source.place(["workloads", item.index, "service"]), {
        value: item.value ?? "",
      });
  }
}

export const uniqueEntries: FleetCheck = {
  name: "unique-entries",
  summary: "Nothing stands twice in a list of the fleet",
  *run({ mesh, clusters, apps }) {
    for (const { source, known } of [mesh, ...clusters]) {
      for (const key of ["roots", "chain"] as const)
        yield* repeatedIn(source, ["certificateAuthority", key], known.certificateAuthority?.[key]);
    }
    yield* repeatedIn(mesh.source, ["gitops", "engines"], mesh.known.gitops?.engines);
    yield* repeatedIn(mesh.source, ["istio", "revisionTags"], mesh.known.istio?.revisionTags);
    yield* repeatedIn(mesh.source, ["kiali", "instances"], mesh.known.kiali?.instances, "cluster");
    for (const { source, known } of clusters) {
      yield* repeatedIn(source, ["vpc", "cidrs"], known.vpc?.cidrs);
      yield* repeatedIn(source, ["vpc", "subnets"], known.vpc?.subnets, "id");
      yield* repeatedIn(source, ["podCIDRs"], known.podCIDRs);
    }
    for (const { source, known } of apps) {
      yield* repeatedIn(source, ["clusters"], known.clusters);
      yield* repeatedIn(source, ["workloads"], known.workloads, "name");
      yield* services(source, known.workloads);
      for (const [index, workload] of (known.workloads ?? []).entries()) {
        const ports = ["workloads", index, "ports"];
        yield* repeatedIn(source, ports, workload?.ports, "name");
        yield* numbers(source, ports, workload?.ports);
        yield* calls(source, ["workloads", index, "calls"], known.name, workload?.calls);
        if (workload !== undefined && "writablePaths" in workload)
          yield* repeatedIn(source, ["workloads", index, "writablePaths"], workload.writablePaths);
      }
    }
  },
};
