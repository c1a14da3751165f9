import type { Inventory, Resource } from "@meshwright/inventory";
import { at, itemsAt, textAt } from "@meshwright/inventory";
import { apiGroup } from "@meshwright/model";
import { deliverersOf } from "./deliverers.ts";

/** What becomes in the cluster of an object that is taken out of git. */
export interface Fate {
  readonly what: "deleted" | "asks" | "stays" | "unknown";
  /** A sentence about "them". */
  readonly says: string;
}

const fate = (what: Fate["what"], says: string): Fate => ({ what, says });

/** https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/: of the object, or of the whole Application. */
const hasOption = (object: Resource, application: Resource, option: string): boolean =>
  (textAt(object.body, "metadata", "annotations", "argocd.argoproj.io/sync-options") ?? "")
    .split(",")
    .some((one) => one.trim() === option) ||
  itemsAt(application.body, "spec", "syncPolicy", "syncOptions").includes(option);

const asks = fate("asks", "Argo CD asks before it deletes them, and its sync waits until somebody confirms.");

function prunedByArgocd(object: Resource, application: Resource): Fate {
  if (hasOption(object, application, "Prune=false"))
    return fate("stays", "Argo CD is told to leave them in the cluster, until somebody deletes them by hand.");
  if (hasOption(object, application, "Prune=confirm")) return asks;
  return at(application.body, "spec", "syncPolicy", "automated", "prune") === true
    ? fate("deleted", "Argo CD deletes them from the cluster.")
    : fate("stays", "Argo CD leaves them in the cluster, until somebody syncs the Application with pruning.");
}

/** https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/: only the finalizer takes along what the Application made. */
function leftByApplication(object: Resource, application: Resource): Fate {
  const cascades = itemsAt(application.body, "metadata", "finalizers").some(
    (one) => typeof one === "string" && one.startsWith("resources-finalizer.argocd.argoproj.io"),
  );
  if (!cascades || hasOption(object, application, "Delete=false"))
    return fate(
      "stays",
      "Their Argo CD Application goes without deleting what it made: they stay in the cluster, and run on, until somebody deletes them.",
    );
  return hasOption(object, application, "Delete=confirm")
    ? asks
    : fate("deleted", "Their Argo CD Application goes, and deletes them from the cluster.");
}

/** https://fluxcd.io/flux/components/kustomize/kustomizations/#prune, #deletion-policy. */
function ofFlux(object: Resource, kustomization: Resource, goes: boolean): Fate {
  const isKept = ["annotations", "labels"].some(
    (place) => textAt(object.body, "metadata", place, "kustomize.toolkit.fluxcd.io/prune") === "disabled",
  );
  if (isKept) return fate("stays", "Flux is told to leave them in the cluster, until somebody deletes them by hand.");
  const policy = textAt(kustomization.body, "spec", "deletionPolicy") ?? "MirrorPrune";
  const prunes = at(kustomization.body, "spec", "prune") === true;
  if (!goes)
    return prunes
      ? fate("deleted", "Flux deletes them from the cluster.")
      : fate("stays", "Flux leaves them in the cluster: its Kustomization does not prune.");
  return policy === "Delete" || policy === "WaitForTermination" || (policy === "MirrorPrune" && prunes)
    ? fate("deleted", "Their Flux Kustomization goes, and deletes them from the cluster.")
    : fate(
        "stays",
        "Their Flux Kustomization goes without deleting what it made: they stay in the cluster, and run on, until somebody deletes them.",
      );
}

const order: readonly Fate["what"][] = ["deleted", "asks", "unknown", "stays"];

/** Where both engines may deliver, the worse. */
export function fateOf(object: Resource, before: Inventory, after: Inventory): Fate {
  const fates = deliverersOf(object.folder, before).map((deliverer) => {
    const { apiVersion, kind, name, namespace } = deliverer.ref;
    const still = after.find(apiGroup(apiVersion), kind, name, namespace);
    if (kind === "Kustomization") return ofFlux(object, still ?? deliverer, still === undefined);
    return still === undefined ? leftByApplication(object, deliverer) : prunedByArgocd(object, still);
  });
  return (
    fates.toSorted((left, right) => order.indexOf(left.what) - order.indexOf(right.what))[0] ??
    fate(
      "unknown",
      "Whether they are deleted from the cluster is up to what delivers this folder, which is not in this tree.",
    )
  );
}
