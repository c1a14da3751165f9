import type { Resource } from "@meshwright/inventory";
import { at, textAt } from "@meshwright/inventory";
import { apiGroup } from "@meshwright/model";
import { configMap, secret, service, serviceAccount, type Target } from "./target.ts";

/** What a controller makes of a rendered object. A target of a namespaced kind without namespace is made in many, or all. */
type Makes = (resource: Resource) => readonly Target[];

const secretNamed = (name: string | undefined, namespace: string | undefined): readonly Target[] =>
  name === undefined ? [] : [secret(name, namespace)];

/** `Merge` and `None` make no Secret: https://external-secrets.io/latest/guides/ownership-deletion-policy/. */
const externalSecret: Makes = ({ ref, body }) => {
  const target = at(body["spec"], "target");
  const policy = textAt(target, "creationPolicy") ?? "Owner";
  return policy === "Merge" || policy === "None" ? [] : secretNamed(textAt(target, "name") ?? ref.name, ref.namespace);
};

/** https://gateway-api.sigs.k8s.io/geps/gep-1762/: what a Gateway is deployed as is called after it and its class. */
const gateway: Makes = ({ ref, body }) => {
  const names = [ref.name, `${ref.name}-${textAt(body["spec"], "gatewayClassName") ?? ""}`];
  return names.flatMap((name) => [service(name, ref.namespace), serviceAccount(name, ref.namespace)]);
};

const controllers: Readonly<Record<string, Makes>> = {
  "bitnami.com/SealedSecret": ({ ref, body }) =>
    secretNamed(textAt(body["spec"], "template", "metadata", "name") ?? ref.name, ref.namespace),
  "cert-manager.io/Certificate": ({ ref, body }) => secretNamed(textAt(body["spec"], "secretName"), ref.namespace),
  "external-secrets.io/ClusterExternalSecret": ({ ref, body }) =>
    secretNamed(
      textAt(body["spec"], "externalSecretSpec", "target", "name") ??
        textAt(body["spec"], "externalSecretName") ??
        ref.name,
      undefined,
    ),
  "external-secrets.io/ExternalSecret": externalSecret,
  "gateway.networking.k8s.io/Gateway": gateway,
  "trust.cert-manager.io/Bundle": ({ ref }) => [configMap(ref.name), secret(ref.name)],
};

export function madeByController(resource: Resource): readonly Target[] {
  const kind = `${apiGroup(resource.ref.apiVersion)}/${resource.ref.kind}`;
  return (Object.hasOwn(controllers, kind) ? controllers[kind]?.(resource) : undefined) ?? [];
}
