import { finding, kinds, placeText } from "@meshwright/findings";
import type { FleetCheck } from "./fleet-check.ts";
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
  summary: "A namespace of a cluster belongs to one app",
  *run({ apps }) {
    const homes = apps.flatMap(({ source, known: { namespace, clusters } }) =>
      (clusters ?? []).flatMap((cluster, index) =>
        cluster === undefined || namespace === undefined || clusters?.indexOf(cluster) !== index
          ? []
          : [{ source, namespace, cluster }],
      ),
    );
    for (const { item, first } of repeated(homes, ({ namespace, cluster }) => `${cluster}/${namespace}`)) {
      const { source, namespace, cluster } = item;
      const other = placeText(first.source.place(["namespace"]));
      yield finding(kinds.duplicateNamespace, source.place(["namespace"]), {
        namespace,
        cluster,
        other,
      });
    }
  },
};
