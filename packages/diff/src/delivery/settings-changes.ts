import type { Resource } from "@meshwright/inventory";
import { textAt } from "@meshwright/inventory";
import type { Engine } from "@meshwright/model";
import { groupKind } from "@meshwright/model";
import type { ClusterDelta, Delta } from "../delta.ts";
import type { Cause } from "../effect.ts";
import { causeOf } from "../effect.ts";
import { enginesIn } from "../forecast/delivered.ts";
import { toldWithMembers } from "../mesh/members.ts";
import { inWords } from "../objects/in-words.ts";
import { touches } from "../value/touches.ts";
import type { Said } from "../rule.ts";
import { applicationAspects } from "./application.ts";
import type { Aspect, Difference } from "./aspect.ts";
import { gitRepositoryAspects, helmReleaseAspects, kustomizationAspects, sourceAspects } from "./flux.ts";
import { applicationSetAspects, projectAspects } from "./project.ts";

const aspects: Readonly<Record<string, readonly Aspect[]>> = {
  "argoproj.io/Application": applicationAspects,
  "argoproj.io/ApplicationSet": applicationSetAspects,
  "argoproj.io/AppProject": projectAspects,
  "helm.toolkit.fluxcd.io/HelmRelease": helmReleaseAspects,
  "kustomize.toolkit.fluxcd.io/Kustomization": kustomizationAspects,
  "source.toolkit.fluxcd.io/GitRepository": gitRepositoryAspects,
  "source.toolkit.fluxcd.io/HelmRepository": sourceAspects,
  "source.toolkit.fluxcd.io/OCIRepository": sourceAspects,
};

/** What an object says to the engine that applies it, and what it means. */
const annotations: readonly { readonly key: string; readonly tell: (was: string, is: string) => Difference }[] = [
  {
    key: "argocd.argoproj.io/sync-options",
    tell: (was, is) => ({
      risk: "careful",
      text: `is applied and deleted with the options ${is || "of its Application"} instead of ${was || "those of its Application"}${/(?:Prune|Delete)=(?:confirm|false)/.test(was) && !/(?:Prune|Delete)=(?:confirm|false)/.test(is) ? ", so that nobody is asked before Argo CD deletes it" : ""}`,
    }),
  },
  {
    key: "argocd.argoproj.io/skip-reconcile",
    tell: (_, is) =>
      is === "true"
        ? {
            risk: "stop",
            text: "is no longer looked at by Argo CD (skip-reconcile): nothing of what is merged arrives any more",
          }
        : {
            risk: "careful",
            text: "is looked at by Argo CD again (skip-reconcile): all that was merged meanwhile arrives at once",
          },
  },
  {
    key: "argocd.argoproj.io/compare-options",
    tell: (was, is) => ({
      risk: "careful",
      text: `is compared with the options ${is || "none"} instead of ${was || "none"}`,
    }),
  },
  {
    key: "argocd.argoproj.io/ignore-healthcheck",
    tell: (_, is) => ({
      risk: "careful",
      text:
        is === "true"
          ? "no longer counts for the health of its Application"
          : "counts for the health of its Application",
    }),
  },
  {
    key: "kustomize.toolkit.fluxcd.io/prune",
    tell: (_, is) => ({
      risk: "careful",
      text:
        is === "disabled"
          ? "is never deleted by Flux from now on"
          : "is deleted by Flux when it is gone from git, from now on",
    }),
  },
  {
    key: "kustomize.toolkit.fluxcd.io/force",
    tell: (_, is) => ({
      risk: "careful",
      text:
        is === "enabled" ? "is made anew by Flux when it changes" : "is no longer made anew by Flux when it changes",
    }),
  },
  ...["kustomize.toolkit.fluxcd.io/ssa", "kustomize.toolkit.fluxcd.io/reconcile"].map((key) => ({
    key,
    tell: (was: string, is: string): Difference => ({
      risk: "careful",
      text: `is applied by Flux with ${key.replace(/^.*\//, "")} ${is || "as usual"} instead of ${was || "as usual"}`,
    }),
  })),
];

const engineOf = (key: string): Engine => (key.startsWith("argocd.") ? "argocd" : "flux");

/** What is said to an engine that does not deliver the cluster any more is said to nobody. */
const annotationAspects = (engines: readonly Engine[]): readonly Aspect[] =>
  annotations.map(({ key, tell }): Aspect => ({
    of: (change) => touches(change, "metadata", "annotations", key),
    tell: (before, after) => {
      const [was, is] = [before, after].map(({ body }) => textAt(body, "metadata", "annotations", key) ?? "");
      if (was === is) return [];
      return engines.includes(engineOf(key))
        ? [tell(was ?? "", is ?? "")]
        : [{ risk: "routine", text: "no longer says how it is treated by what does not deliver it any more" }];
    },
  }));

interface Found extends Difference {
  readonly resource: Resource;
  readonly kind: string;
  readonly cause: Cause;
}

/** What changes in how things are delivered; what is the same for many objects of a folder is told once. */
export function settingsChanges(delta: ClusterDelta, whole: Delta): readonly Said[] {
  const { changes, after: inventory } = delta;
  const ofMembers = toldWithMembers(delta, whole);
  const engines = enginesIn(inventory);
  const toAll = annotationAspects(engines.length === 0 ? ["argocd", "flux"] : engines);
  const found = changes.flatMap((change): readonly Found[] => {
    const { how, before, after } = change;
    if (how !== "changed" || before === undefined || after === undefined) return [];
    return [...(aspects[groupKind(after.ref)] ?? []), ...toAll].flatMap((aspect) => {
      const within = change.changes.filter((one) => aspect.of(one, after));
      if (within.every((one) => ofMembers.part(after, one))) return [];
      return aspect.tell(before, after, whole).map((one) => ({
        ...one,
        resource: after,
        // What anything may say of itself is told of all kinds together.
        kind: toAll.includes(aspect) ? "" : after.ref.kind,
        cause: causeOf(change, within),
      }));
    });
  });
  const groups = Map.groupBy(found, ({ kind, risk, text }) => JSON.stringify([kind, risk, text]));
  return [...groups.values()].flatMap((all): readonly Said[] => {
    const [first] = all;
    if (first === undefined) return [];
    const { risk, text, beforeMerging, afterMerging } = first;
    return [
      {
        risk,
        says: `${inWords(all.map(({ resource }) => resource))}${all.length > 1 ? ": each" : ""} ${text}.`,
        ...(beforeMerging !== undefined && { beforeMerging }),
        ...(afterMerging !== undefined && { afterMerging }),
        causes: all.map(({ cause }) => cause),
      },
    ];
  });
}
