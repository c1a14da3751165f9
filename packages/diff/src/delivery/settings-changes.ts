import type { Resource } from "@meshwright/inventory";
import { textAt } from "@meshwright/inventory";
import { groupKind } from "@meshwright/model";
import type { ClusterDelta } from "../delta.ts";
import type { Cause } from "../effect.ts";
import { causeOf } from "../effect.ts";
import { inWords } from "../objects/in-words.ts";
import { touches } from "../order/touches.ts";
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
    key: "argocd.argoproj.io/compare-options",
    tell: (was, is) => ({
      risk: "careful",
      text: `is compared with the options ${is || "none"} instead of ${was || "none"}`,
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

const annotationAspects = annotations.map(({ key, tell }): Aspect => ({
  of: (change) => touches(change, "metadata", "annotations", key),
  tell: (before, after) => {
    const [was, is] = [before, after].map(({ body }) => textAt(body, "metadata", "annotations", key) ?? "");
    return was === is ? [] : [tell(was ?? "", is ?? "")];
  },
}));

interface Found extends Difference {
  readonly resource: Resource;
  readonly cause: Cause;
}

/** What changes in how things are delivered; what is the same for many objects of a folder is told once. */
export function settingsChanges({ changes }: ClusterDelta): readonly Said[] {
  const found = changes.flatMap((change): readonly Found[] => {
    const { how, before, after } = change;
    if (how !== "changed" || before === undefined || after === undefined) return [];
    return [...(aspects[groupKind(after.ref)] ?? []), ...annotationAspects].flatMap((aspect) => {
      const within = change.changes.filter((one) => aspect.of(one, after));
      if (within.length === 0) return [];
      return aspect.tell(before, after).map((one) => ({ ...one, resource: after, cause: causeOf(change, within) }));
    });
  });
  const groups = Map.groupBy(found, ({ resource, risk, text }) => JSON.stringify([resource.ref.kind, risk, text]));
  return [...groups.values()].map((all): Said => {
    const [{ risk, text, watch } = { risk: "careful" as const, text: "", watch: undefined }] = all;
    return {
      risk,
      says: `${inWords(all.map(({ resource }) => resource))} ${all.length > 1 ? "each " : ""}${text}.`,
      ...(watch !== undefined && { watch }),
      causes: all.map(({ cause }) => cause),
    };
  });
}
