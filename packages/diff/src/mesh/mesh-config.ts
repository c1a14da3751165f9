import type { Inventory, Resource } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { at, kubernetesYaml, textAt } from "@meshwright/inventory";

/** What istiod is configured with, and what says so. */
export interface MeshConfig {
  readonly config: Json | undefined;
  readonly from: Resource;
  /** Keys in the body of `from` that lead to it. */
  readonly keys: readonly (string | number)[];
}

/** Of each istiod of a cluster: by the values of its chart, and by the ConfigMap that the rendered chart holds. */
export const meshConfigsOf = (inventory: Inventory): readonly MeshConfig[] => [
  ...inventory.releases
    .filter(({ chart }) => chart === "istiod")
    .map(({ values, from, valueKeys }) => ({
      config: at(values, "meshConfig"),
      from,
      keys: [...valueKeys, "meshConfig"],
    })),
  ...inventory
    .of("", "ConfigMap")
    .filter(isMeshConfigMap)
    .map((from) => ({ config: meshConfigIn(from), from, keys: ["data", "mesh"] })),
];

/** The ConfigMap that istiod reads: `istio`, or `istio-<revision>`. Not those beside it, which lie there too. */
export const isMeshConfigMap = ({ ref, body }: Resource): boolean =>
  ref.kind === "ConfigMap" &&
  ref.namespace === "istio-system" &&
  /^istio(-.*)?$/.test(ref.name) &&
  textAt(body, "data", "mesh") !== undefined;

export const meshConfigIn = ({ body }: Resource): Json | undefined =>
  kubernetesYaml(textAt(body, "data", "mesh") ?? "");

/** False where clients speak mTLS only as DestinationRules say: https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/. */
export const isAutoMtls = ({ config }: MeshConfig): boolean => at(config, "enableAutoMtls") !== false;
