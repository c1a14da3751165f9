import type { Resource } from "@meshwright/inventory";
import { at, itemsAt, textAt } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { groupKind } from "@meshwright/model";
import type { Path } from "./change.ts";
import type { ListKeys } from "./known-keys.ts";

type KeysAt = (path: Path) => ListKeys | undefined;

/** The keys of lists that the CRDs among some objects say, by group and kind of what they define. */
export function keysOfSchemas(resources: readonly Resource[]): (kind: string) => KeysAt | undefined {
  const crds = new Map(
    resources
      .filter(({ ref }) => groupKind(ref) === "apiextensions.k8s.io/CustomResourceDefinition")
      .map(({ body }) => [
        `${textAt(body, "spec", "group") ?? ""}/${textAt(body, "spec", "names", "kind") ?? ""}`,
        body,
      ]),
  );
  return (kind) => {
    const schemas = itemsAt(crds.get(kind), "spec", "versions").map((one) => at(one, "schema", "openAPIV3Schema"));
    return schemas.length === 0
      ? undefined
      : (path) => schemas.map((schema) => keysIn(schema, path)).find((keys) => keys !== undefined);
  };
}

/** https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy */
function keysIn(schema: Json | undefined, path: Path): ListKeys | undefined {
  let here = schema;
  for (const step of path)
    here = "item" in step ? at(here, "items") : (at(here, "properties", step.key) ?? at(here, "additionalProperties"));
  const keys = itemsAt(here, "x-kubernetes-list-map-keys").filter((key) => typeof key === "string");
  const withDefault = (key: string): string => {
    const value = at(here, "items", "properties", key, "default");
    return value === undefined || typeof value === "object" ? key : `${key}=${value}`;
  };
  return keys.length === 0 ? undefined : keys.map(withDefault);
}
