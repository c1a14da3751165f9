import type { Inventory, Resource } from "@meshwright/inventory";
import { at, textAt } from "@meshwright/inventory";
import { fluxForce } from "@meshwright/model";
import { deliverersOf } from "../objects/deliverers.ts";
import { syncOption } from "../objects/fate.ts";

/**
 * By default a hook is deleted before it is made again: https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/. Hooks of Helm
 * count as such: https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#helm-hooks. To Flux neither is one.
 */
export function isHook(object: Resource, inventory: Inventory): boolean {
  const annotation = (name: string): string | undefined => textAt(object.body, "metadata", "annotations", name);
  const ofArgocd = annotation("argocd.argoproj.io/hook");
  const policy = annotation(`${ofArgocd === undefined ? "helm.sh" : "argocd.argoproj.io"}/hook-delete-policy`);
  const isOne = ofArgocd !== undefined || /install|upgrade/.test(annotation("helm.sh/hook") ?? "");
  const isAnew = policy === undefined || /before-?hook-?creation/i.test(policy);
  return isOne && isAnew && deliverersOf(object.folder, inventory).every(({ ref }) => ref.kind === "Application");
}

/** https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#replace-resource-instead-of-applying-changes: `Force=true,Replace=true`. */
const byArgocd = (object: Resource, application: Resource | undefined): boolean =>
  syncOption(object, application, "Replace") === "true" && syncOption(object, application, "Force") === "true";

/** https://fluxcd.io/flux/components/kustomize/kustomizations/#force */
const byFlux = ({ body }: Resource, kustomization: Resource | undefined): boolean =>
  at(kustomization?.body, "spec", "force") === true ||
  ["annotations", "labels"].some((place) => textAt(body, "metadata", place, fluxForce)?.toLowerCase() === "enabled");

/** True where whatever delivers the object deletes it and makes it anew when it cannot be updated. */
export function isMadeAnew(object: Resource, inventory: Inventory): boolean {
  const deliverers = deliverersOf(object.folder, inventory);
  if (deliverers.length === 0) return byArgocd(object, undefined) || byFlux(object, undefined);
  return deliverers.every((deliverer) =>
    deliverer.ref.kind === "Kustomization" ? byFlux(object, deliverer) : byArgocd(object, deliverer),
  );
}
