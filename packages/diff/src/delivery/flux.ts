import type { Resource } from "@meshwright/inventory";
import { at } from "@meshwright/inventory";
import { touches } from "../value/touches.ts";
import type { Aspect, Difference, Keys } from "./aspect.ts";
import { shown } from "./aspect.ts";

/** One field, and what it does when it changes. */
const field = (keys: Keys, tell: (was: string, is: string) => Difference): Aspect => ({
  of: (change) => touches(change, ...keys),
  tell: (before, after) => {
    const [was, is] = [before, after].map(({ body }) => at(body, ...keys));
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [tell(shown(was), shown(is))];
  },
});

const suspend: Aspect = {
  of: (change) => touches(change, "spec", "suspend"),
  tell: (before, after) => {
    const [was, is] = [before, after].map(({ body }: Resource) => at(body, "spec", "suspend") === true);
    if (was === is) return [];
    return is === true
      ? [
          {
            risk: "stop",
            text: "is suspended: nothing of what is merged arrives any more, and nothing is put right",
            beforeMerging: "Say until when: `flux get all -A` shows what is suspended, and `flux resume` ends it.",
          },
        ]
      : [{ risk: "careful", text: "is no longer suspended: all that was merged meanwhile arrives at once" }];
  },
};

/** https://fluxcd.io/flux/components/kustomize/kustomizations/ */
export const kustomizationAspects: readonly Aspect[] = [
  suspend,
  field(["spec", "path"], (was, is) => ({ risk: "careful", text: `delivers the folder ${is} instead of ${was}` })),
  field(["spec", "sourceRef"], (was, is) => ({ risk: "careful", text: `is pulled from ${is} instead of ${was}` })),
  field(["spec", "prune"], (_, is) => ({
    risk: "careful",
    text:
      is === "true" ? "deletes from the cluster what is gone from git" : "leaves in the cluster what is gone from git",
  })),
  field(["spec", "deletionPolicy"], (was, is) => ({
    risk: "careful",
    text: `does ${is} instead of ${was} with what it made when it is deleted itself`,
  })),
  field(["spec", "force"], (_, is) => ({
    risk: is === "true" ? "stop" : "careful",
    text:
      is === "true" ? "deletes and makes anew what cannot be changed" : "no longer makes anew what cannot be changed",
  })),
  ...["kubeConfig", "serviceAccountName", "targetNamespace"].map((key) =>
    field(["spec", key], (was, is) => ({
      risk: "stop",
      text: `applies with ${key} ${is} instead of ${was}: what it made before stays where it is`,
      afterMerging: "Delete by hand what is left in the old place.",
    })),
  ),
];

/** https://fluxcd.io/flux/components/helm/helmreleases/ */
export const helmReleaseAspects: readonly Aspect[] = [
  suspend,
  ...["releaseName", "targetNamespace", "storageNamespace", "kubeConfig"].map((key) =>
    field(["spec", key], (was, is) => ({
      risk: "stop",
      text: `installs with ${key} ${is} instead of ${was}: Flux uninstalls the release under the old one, and installs it anew`,
      beforeMerging:
        "Confirm that everything of the chart may be away in between: CRDs that the chart brings may go, with all objects of their kinds.",
    })),
  ),
  ...["install", "upgrade", "rollback", "uninstall", "driftDetection"].map((key) =>
    field(["spec", key], () => ({ risk: "careful", text: `has other settings of ${key}` })),
  ),
];

/** https://fluxcd.io/flux/components/source/: where the address or version of a chart changes, it is told with the versions. */
export const sourceAspects: readonly Aspect[] = [
  suspend,
  ...["provider", "secretRef", "certSecretRef", "verify", "ignore"].map((key) =>
    field(["spec", key], (was, is) => ({ risk: "careful", text: `has ${key} ${is} instead of ${was}` })),
  ),
  ...["interval", "timeout"].map((key) =>
    field(["spec", key], (was, is) => ({ risk: "routine", text: `has ${key} ${is} instead of ${was}` })),
  ),
];

/** Of the tree itself, where it is pulled from. */
export const gitRepositoryAspects: readonly Aspect[] = [
  ...sourceAspects,
  field(["spec", "url"], (was, is) => ({ risk: "careful", text: `is pulled from ${is} instead of ${was}` })),
  field(["spec", "ref"], (was, is) => ({ risk: "careful", text: `is pulled at ${is} instead of ${was}` })),
];
