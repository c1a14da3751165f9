import type { Resource } from "@meshwright/inventory";
import { textAt } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { referenceCheck, type ReferenceRule } from "./known/reference.ts";

const kind = "Service";

const own = (_: Json, { ref }: Resource) => ({ group: "", kind, namespace: ref.namespace });

const named = (value: Json) => {
  const namespace = textAt(value, "namespace");
  return namespace === undefined ? undefined : { group: "", kind, namespace };
};

const backend = (value: Json, { ref }: Resource) =>
  (textAt(value, "kind") ?? kind) === kind && (textAt(value, "group") ?? "") === ""
    ? { group: "", kind, namespace: textAt(value, "namespace") ?? ref.namespace }
    : undefined;

const webhooks = ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"];
const routes = ["GRPCRoute", "HTTPRoute", "TCPRoute", "TLSRoute", "UDPRoute"];

const rules: readonly ReferenceRule[] = [
  {
    group: "admissionregistration.k8s.io",
    kinds: webhooks,
    way: ["webhooks", "*", "clientConfig", "service"],
    name: "name",
    target: named,
  },
  {
    group: "apiextensions.k8s.io",
    kinds: ["CustomResourceDefinition"],
    way: ["spec", "conversion", "webhook", "clientConfig", "service"],
    name: "name",
    target: named,
  },
  { group: "apiregistration.k8s.io", kinds: ["APIService"], way: ["spec", "service"], name: "name", target: named },
  { group: "apps", kinds: ["StatefulSet"], way: ["spec", "serviceName"], target: own },
  ...[
    ["spec", "defaultBackend", "service"],
    ["spec", "rules", "*", "http", "paths", "*", "backend", "service"],
  ].map((way) => ({ group: "networking.k8s.io", kinds: ["Ingress"], way, name: "name", target: own })),
  {
    group: "gateway.networking.k8s.io",
    kinds: routes,
    way: ["spec", "rules", "*", "backendRefs", "*"],
    name: "name",
    target: backend,
  },
];

export const danglingServices = referenceCheck({
  name: "dangling-services",
  summary: "Every Service that a webhook, a route or a StatefulSet names is rendered or known to be made",
  rules,
});
