import type { Inventory, Resource } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { at, kubernetesSchema, textAt } from "@meshwright/inventory";
import { load } from "js-yaml";

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
    .flatMap((from) => {
      const config = meshConfigIn(from);
      return textAt(from.body, "data", "mesh") === undefined ? [] : [{ config, from, keys: ["data", "mesh"] }];
    }),
];

/** The ConfigMap that istiod reads: `istio`, or `istio-<revision>`. Not those beside it, which lie there too. */
export const isMeshConfigMap = ({ ref, body }: Resource): boolean =>
  ref.kind === "ConfigMap" &&
  ref.namespace === "istio-system" &&
  /^istio(-.*)?$/.test(ref.name) &&
  textAt(body, "data", "mesh") !== undefined;

export const meshConfigIn = ({ body }: Resource): Json | undefined => parsed(textAt(body, "data", "mesh") ?? "");

function parsed(text: string): Json | undefined {
  try {
    return load(text, { schema: kubernetesSchema, maxAliases: 0 }) as Json; // oxlint-disable-line typescript/no-unsafe-type-assertion -- the schema makes nothing that JSON has not
  } catch {
    return undefined;
  }
}

/** False where clients speak mTLS only as DestinationRules say: https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/. */
export const isAutoMtls = ({ config }: MeshConfig): boolean => at(config, "enableAutoMtls") !== false;
