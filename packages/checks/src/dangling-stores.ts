import type { Resource } from "@meshwright/inventory";
import { textAt } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { apiGroup } from "@meshwright/model";
import { referenceCheck, type ReferenceRule } from "./known/reference.ts";

const group = "external-secrets.io";

const inNamespace = ({ ref }: Resource) => ({ namespace: ref.namespace });

const store = (value: Json, resource: Resource) => {
  const kind = textAt(value, "kind") ?? "SecretStore";
  return { group, kind, ...(kind !== "ClusterSecretStore" && inNamespace(resource)) };
};

const generator = (value: Json, resource: Resource) => {
  const kind = textAt(value, "kind");
  if (kind === undefined) return undefined;
  const of = apiGroup(textAt(value, "apiVersion") ?? "generators.external-secrets.io/v1alpha1");
  return { group: of, kind, ...(kind !== "ClusterGenerator" && inNamespace(resource)) };
};

const rules: readonly ReferenceRule[] = [
  ...[
    ["spec", "secretStoreRef"],
    ["spec", "data", "*", "sourceRef", "storeRef"],
    ["spec", "dataFrom", "*", "sourceRef", "storeRef"],
  ].map((way) => ({ group, kinds: ["ExternalSecret"], way, name: "name", target: store })),
  {
    group,
    kinds: ["ExternalSecret"],
    way: ["spec", "dataFrom", "*", "sourceRef", "generatorRef"],
    name: "name",
    target: generator,
  },
  { group, kinds: ["PushSecret"], way: ["spec", "secretStoreRefs", "*"], name: "name", target: store },
  { group, kinds: ["PushSecret"], way: ["spec", "selector", "generatorRef"], name: "name", target: generator },
  {
    group,
    kinds: ["PushSecret"],
    way: ["spec", "selector", "secret"],
    name: "name",
    target: (_, resource) => ({ group: "", kind: "Secret", ...inNamespace(resource) }),
  },
];

export const danglingStores = referenceCheck({
  name: "dangling-stores",
  summary:
    "Every store, generator and Secret that External Secrets is to read or write is rendered or known to be made",
  rules,
});
