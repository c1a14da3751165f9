import { finding, kinds, placeText } from "@meshwright/findings";
import type { CheckInput, FleetCheck } from "./fleet-check.ts";
import { knownCalls, workloadsOf } from "./known-calls.ts";
import { repeated } from "./repeated.ts";

export const uniqueAppNames: FleetCheck = {
  name: "unique-app-names",
  summary: "No two apps have one name",
  *run({ apps }) {
    for (const { item, first } of repeated(apps, ({ known }) => known.name)) {
      const other = placeText(first.source.place(["name"]));
      yield finding(kinds.duplicateApp, item.source.place(["name"]), {
        name: item.known.name ?? "",
        other,
      });
    }
  },
};

export const uniqueNamespaces: FleetCheck = {
  name: "unique-namespaces",
  summary: "A namespace of a cluster belongs to one app, the clusters that only call it included",
  *run({ apps }) {
    const told = new Set<unknown>();
    for (const { item, first } of repeated(homesOf(apps), ({ namespace, cluster }) => `${cluster}/${namespace}`)) {
      // Two apps that meet in several clusters are told of once.
      if (item.source === first.source || told.has(item.source)) continue;
      told.add(item.source);
      const { source, namespace, cluster } = item;
      const other = placeText(first.source.place(["namespace"]));
      yield finding(kinds.duplicateNamespace, source.place(["namespace"]), { namespace, cluster, other });
    }
  },
};

export const uniqueServices: FleetCheck = {
  name: "unique-services",
  summary: "No Service of an app has the name and namespace of another app's, in clusters that see each other",
  *run({ apps, clusters }) {
    const groupOf = (name: string) => clusters.find(({ known }) => known.name === name)?.known.peerGroup;
    const services = apps.flatMap((app) =>
      workloadsOf(app).flatMap(({ workload, keyPath }) => {
        const { namespace, clusters: homes = [] } = app.known;
        const name = workload.service ?? workload.name;
        if (namespace === undefined || name === undefined || workload.ports?.length === 0) return [];
        const place = [...keyPath, workload.service === undefined ? "name" : "service"];
        const groups = new Set(homes.flatMap((home) => (home === undefined ? [] : (groupOf(home) ?? []))));
        return [...groups].map((group) => ({ app, place, host: `${name}.${namespace}`, group }));
      }),
    );
    const told = new Set<string>();
    for (const { item, first } of repeated(services, ({ host, group }) => `${group}/${host}`)) {
      if (item.app === first.app || told.has(`${item.app.source.file}/${item.host}`)) continue;
      // In one cluster the namespaces meet, which is told of as such.
      const homes = (first.app.known.clusters ?? []).filter((home) => home !== undefined);
      if (homes.some((home) => item.app.known.clusters?.includes(home))) continue;
      told.add(`${item.app.source.file}/${item.host}`);
      const other = placeText(first.app.source.place(first.place));
      yield finding(kinds.sharedService, item.app.source.place(item.place), {
        service: item.host,
        clusters: homes,
        other,
      });
    }
  },
};

/** Where the namespace of each app stands: in the clusters that it runs in, and in those from which it is called. */
function homesOf(apps: CheckInput["apps"]) {
  const calls = [...knownCalls(apps)];
  return apps.flatMap((app) => {
    const { namespace, clusters = [] } = app.known;
    if (namespace === undefined) return [];
    const callers = calls.filter(({ callee }) => callee === app).flatMap(({ caller }) => caller.known.clusters ?? []);
    const names = new Set([...clusters, ...callers].filter((name) => name !== undefined));
    return [...names].map((cluster) => ({ source: app.source, namespace, cluster }));
  });
}
