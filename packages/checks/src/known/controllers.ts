import type { Resource } from "@meshwright/inventory";
import { at, textAt } from "@meshwright/inventory";
import { groupKind } from "@meshwright/model";
import { configMap, secret, service, serviceAccount, type Target } from "./target.ts";

/** What a controller makes of a rendered object. A target of a namespaced kind without namespace is made in many, or all. */
type Makes = (resource: Resource) => readonly Target[];

/** The ConfigMap that holds the roots of an istiod. */
export const istioRoots = "istio-ca-root-cert";

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

/**
 * istiod writes its roots into each namespace: https://istio.io/latest/docs/ops/best-practices/security/. Where its chart is
 * rendered there is no release to know it by, so it is known by the labels of
 * https://github.com/istio/istio/blob/master/manifests/charts/istio-control/istio-discovery/templates/deployment.yaml
 */
const istiod: Makes = ({ body }) =>
  textAt(body, "metadata", "labels", "app") === "istiod" ? [configMap(istioRoots)] : [];

const controllers: Readonly<Record<string, Makes>> = {
  "apps/Deployment": istiod,
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
  const kind = groupKind(resource.ref);
  return (Object.hasOwn(controllers, kind) ? controllers[kind]?.(resource) : undefined) ?? [];
}
