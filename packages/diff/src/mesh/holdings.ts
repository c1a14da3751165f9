import type { Inventory, Resource } from "@meshwright/inventory";
import { at, entriesAt, textAt } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { oncePer } from "../once-per.ts";

/** Charts that a cluster installs by reference, as their releases are called: `istio-base`. */
export const chartsOf = ({ releases }: Inventory): readonly string[] =>
  [...new Set(releases.map(({ name }) => name))].toSorted();

const workloadKinds = ["Deployment", "StatefulSet", "DaemonSet"];

const isOfApp = ({ area }: Resource): boolean => area.of === "unit" && /^9\d-/.test(area.unit);

/** Namespaces of apps that run in a cluster, with workloads of their own. */
export const appsOf = ({ resources }: Inventory): readonly string[] =>
  [
    ...new Set(
      resources.flatMap((one): readonly string[] =>
        isOfApp(one) && workloadKinds.includes(one.ref.kind) && one.ref.namespace !== undefined
          ? [one.ref.namespace]
          : [],
      ),
    ),
  ].toSorted();

/** True where Flux delivers the cluster. */
export const isByFlux = ({ resources }: Inventory): boolean =>
  resources.some(({ area }) => area.of === "delivery" && area.engine === "flux");

const holdsAll = (labels: Json | undefined, selector: readonly (readonly [string, Json | undefined])[]): boolean =>
  selector.length > 0 && selector.every(([key, value]) => at(labels, key) === value);

/** Services of apps that workloads of the same cluster answer: `sample-a/nginx`. Each Service that goes asks all clusters. */
export const answeredIn = oncePer((inventory: Inventory): ReadonlySet<string> => {
  const workloads = Map.groupBy(
    workloadKinds.flatMap((kind) => inventory.of("apps", kind)),
    ({ ref }) => ref.namespace ?? "",
  );
  const services = inventory.of("", "Service").filter((service) => {
    const selector = entriesAt(service.body, "spec", "selector");
    const near = workloads.get(service.ref.namespace ?? "") ?? [];
    return (
      isOfApp(service) &&
      near.some(({ body }) => holdsAll(at(body, "spec", "template", "metadata", "labels"), selector))
    );
  });
  return new Set(services.map(serviceName));
});

const serviceName = ({ ref, body }: Resource): string =>
  `${ref.namespace ?? textAt(body, "metadata", "namespace") ?? "default"}/${ref.name}`;
