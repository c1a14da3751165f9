import type { Inventory, Resource } from "@meshwright/inventory";
import { at, textAt, textsAt } from "@meshwright/inventory";
import { apiGroup } from "@meshwright/model";
import { deliverersOf } from "./deliverers.ts";

/** What becomes in the cluster of an object that is taken out of git. */
export interface Fate {
  readonly what: "deleted" | "asks" | "stays" | "unknown";
  /** A sentence. */
  readonly says: string;
}

const fate = (what: Fate["what"], says: string): Fate => ({ what, says });

/** https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/: what an object says of itself overrides its Application. */
export function syncOption(object: Resource, application: Resource | undefined, name: string): string | undefined {
  const own = (textAt(object.body, "metadata", "annotations", "argocd.argoproj.io/sync-options") ?? "").split(",");
  const ofAll = textsAt(application?.body, "spec", "syncPolicy", "syncOptions");
  const said = [...own, ...ofAll].map((one) => one.trim());
  return said.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
}

const asks = fate(
  "asks",
  "Argo CD asks before it deletes from the cluster what is gone from git, and its sync waits until somebody confirms.",
);

function prunedByArgocd(object: Resource, application: Resource): Fate {
  if (syncOption(object, application, "Prune") === "false")
    return fate("stays", "Argo CD is told to leave it in the cluster, until somebody deletes it by hand.");
  if (syncOption(object, application, "Prune") === "confirm") return asks;
  return at(application.body, "spec", "syncPolicy", "automated", "prune") === true
    ? fate("deleted", "Argo CD deletes from the cluster what is gone from git.")
    : fate(
        "stays",
        "Argo CD leaves in the cluster what is gone from git, until somebody syncs the Application with pruning.",
      );
}

/** https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/: only the finalizer takes along what the Application made. */
export function leftByApplication(object: Resource, application: Resource): Fate {
  const cascades = textsAt(application.body, "metadata", "finalizers").some((one) =>
    one.startsWith("resources-finalizer.argocd.argoproj.io"),
  );
  if (!cascades || syncOption(object, application, "Delete") === "false")
    return fate(
      "stays",
      "The Argo CD Application goes without deleting what it made: all of it stays in the cluster, and runs on, until somebody deletes it.",
    );
  return syncOption(object, application, "Delete") === "confirm"
    ? asks
    : fate("deleted", "The Argo CD Application goes, and deletes from the cluster what it made.");
}

const fluxPrune = "kustomize.toolkit.fluxcd.io/prune";

/** https://fluxcd.io/flux/components/kustomize/kustomizations/#prune, #deletion-policy. */
function ofFlux(object: Resource, kustomization: Resource, goes: boolean): Fate {
  const isKept = ["annotations", "labels"].some(
    (place) => textAt(object.body, "metadata", place, fluxPrune) === "disabled",
  );
  if (isKept) return fate("stays", "Flux is told to leave it in the cluster, until somebody deletes it by hand.");
  const policy = textAt(kustomization.body, "spec", "deletionPolicy") ?? "MirrorPrune";
  const prunes = at(kustomization.body, "spec", "prune") === true;
  if (!goes)
    return prunes
      ? fate("deleted", "Flux deletes from the cluster what is gone from git.")
      : fate("stays", "Flux leaves in the cluster what is gone from git: its Kustomization does not prune.");
  return policy === "Delete" || policy === "WaitForTermination" || (policy === "MirrorPrune" && prunes)
    ? fate("deleted", "The Flux Kustomization goes, and deletes from the cluster what it made.")
    : fate(
        "stays",
        "The Flux Kustomization goes without deleting what it made: all of it stays in the cluster, and runs on, until somebody deletes it.",
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
  const [worst] = fates.toSorted((left, right) => order.indexOf(left.what) - order.indexOf(right.what));
  return worst ?? ofItself(object);
}

/** What an object says of itself, where nobody knows who delivers it. */
function ofItself(object: Resource): Fate {
  const said = syncOption(object, undefined, "Prune");
  if (said === "confirm") return asks;
  const isKept = said === "false" || textAt(object.body, "metadata", "annotations", fluxPrune) === "disabled";
  return isKept
    ? fate("stays", "It is marked so that it stays in the cluster, until somebody deletes it by hand.")
    : fate(
        "unknown",
        "Whether that is deleted from the cluster too is up to what delivers this folder, which is not in these files.",
      );
}
