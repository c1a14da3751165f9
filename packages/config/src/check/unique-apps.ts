import { finding, kinds, placeText } from "@meshwright/findings";
import type { CheckInput, FleetCheck } from "./fleet-check.ts";
import { knownCalls } from "./known-calls.ts";
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
