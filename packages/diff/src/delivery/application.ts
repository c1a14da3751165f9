import type { Resource } from "@meshwright/inventory";
import { applicationSources, at, itemsAt, textAt } from "@meshwright/inventory";
import type { Delta } from "../delta.ts";
import { touches } from "../value/touches.ts";
import type { ValueChange } from "../value/change.ts";
import { enumerate } from "../words.ts";
import type { Aspect, Difference } from "./aspect.ts";
import { listDifference, shown, textDifference } from "./aspect.ts";
import { gitSources, onlyChecks } from "./git-sources.ts";

const sourceWords = ["the repository", "the revision", "the folder"];

function sourcesTold(before: Resource, after: Resource, whole: Delta): readonly Difference[] {
  const checks = onlyChecks(before, after, whole);
  if (checks !== undefined) return checks;
  const [old, now] = [gitSources(before), gitSources(after)];
  if (old.length !== now.length)
    return [
      {
        risk: "careful",
        text: `delivers the folders ${enumerate(now.map(([, , path]) => path ?? ""))} instead of ${enumerate(old.map(([, , path]) => path ?? ""))}`,
      },
    ];
  const moved = new Set(
    old.flatMap((source, index) =>
      source.flatMap((was, part) => {
        const is = now[index]?.[part];
        return was === is ? [] : [`from ${sourceWords[part]} ${is ?? "nothing"} instead of ${was}`];
      }),
    ),
  );
  if (moved.size === 0) return [];
  return [
    {
      risk: "careful",
      text: `is pulled ${enumerate([...moved], 4)}`,
      beforeMerging: "See that Argo CD can read it there: `argocd repo list` must show the repository as Successful.",
      afterMerging: "`kubectl -n argocd get applications` shows every Application as Synced at the new revision.",
    },
  ];
}

/** True for a change of a source that is a folder of git. */
function isOfGit(change: ValueChange, after: Resource): boolean {
  if (touches(change, "spec", "source") && change.path.length >= 2)
    return textAt(after.body, "spec", "source", "chart") === undefined;
  if (!touches(change, "spec", "sources")) return false;
  const step = change.path[2];
  if (step === undefined || !("index" in step)) return gitSources(after).length > 0;
  if (change.how === "added" || change.how === "removed") {
    const value = change.how === "added" ? change.after : change.before;
    if (change.path.length === 3) return textAt(value, "chart") === undefined;
  }
  return textAt(itemsAt(after.body, "spec", "sources")[step.index], "chart") === undefined;
}

function automation(before: Resource, after: Resource): readonly Difference[] {
  const isOn = ({ body }: Resource): boolean => {
    const automated = at(body, "spec", "syncPolicy", "automated");
    return automated !== undefined && automated !== null && at(automated, "enabled") !== false;
  };
  if (isOn(before) && !isOn(after))
    return [
      {
        risk: "stop",
        text: "is no longer synced by itself: nothing of what is merged arrives any more until somebody syncs it by hand",
        beforeMerging:
          "Say who syncs it by hand, and until when: until then `kubectl -n argocd get applications` shows it as OutOfSync.",
      },
    ];
  if (!isOn(before)) return isOn(after) ? [{ risk: "careful", text: "is synced by itself from now on" }] : [];
  const flag = (name: string, on: string, off: string): readonly Difference[] => {
    const [was, is] = [before, after].map(({ body }) => at(body, "spec", "syncPolicy", "automated", name) === true);
    return was === is ? [] : [{ risk: "careful", text: is === true ? on : off }];
  };
  return [
    ...flag("prune", "deletes from the cluster what is gone from git", "leaves in the cluster what is gone from git"),
    ...flag(
      "selfHeal",
      "puts right what somebody changes in the cluster",
      "lets stand what somebody changes in the cluster",
    ),
  ];
}

const asking = /^(?:Prune|Delete)=(?:confirm|false)$/;
const forcing = /^(?:Replace|Force)=true$/;

function options(before: Resource, after: Resource): readonly Difference[] {
  const { lost, gained } = listDifference(before, after, "spec", "syncPolicy", "syncOptions");
  return [
    ...(lost.length > 0
      ? [
          {
            risk: "careful" as const,
            text: `syncs without the option${lost.length > 1 ? "s" : ""} ${enumerate(lost)}${lost.some((one) => asking.test(one)) ? ", so that nobody is asked before it deletes" : ""}`,
          },
        ]
      : []),
    ...(gained.length > 0
      ? [
          {
            risk: gained.some((one) => forcing.test(one)) ? ("stop" as const) : ("careful" as const),
            text: `syncs with the option${gained.length > 1 ? "s" : ""} ${enumerate(gained)}${gained.some((one) => forcing.test(one)) ? ", so that objects are replaced or made anew instead of changed" : ""}`,
          },
        ]
      : []),
  ];
}

const cascade = "resources-finalizer.argocd.argoproj.io";

function finalizers(before: Resource, after: Resource): readonly Difference[] {
  const cascades = ({ body }: Resource): boolean =>
    itemsAt(body, "metadata", "finalizers").some((one) => typeof one === "string" && one.startsWith(cascade));
  if (cascades(before) === cascades(after)) return [];
  return [
    {
      risk: "careful",
      text: cascades(after)
        ? "takes along all that it has made when it is deleted"
        : "leaves all that it has made when it is deleted: nothing goes with it any more",
    },
  ];
}

const ignored = ({ body }: Resource): readonly string[] =>
  itemsAt(body, "spec", "ignoreDifferences").map((one) => JSON.stringify(one));

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml */
export const applicationAspects: readonly Aspect[] = [
  { of: isOfGit, tell: sourcesTold },
  {
    of: (change) =>
      touches(change, "spec", "source", "helm", "releaseName") ||
      touches(change, "spec", "sources", "*", "helm", "releaseName"),
    tell: (before, after) => {
      const [was, is] = [before, after].map((one) =>
        applicationSources(one).flatMap(({ source }) => textAt(source, "helm", "releaseName") ?? []),
      );
      const [old, now] = [was ?? [], is ?? []];
      return old.join() === now.join()
        ? []
        : [
            {
              risk: "stop",
              text: `installs its chart under the name ${enumerate(now) || "of the Application"} instead of ${enumerate(old) || "that of the Application"}: what the chart names after it is made anew under the new name and deleted under the old one, and selectors with that name cannot be changed, so that their apply fails`,
              beforeMerging: "Compare what `helm template` makes under both names.",
            },
          ];
    },
  },
  {
    of: (change) => touches(change, "spec", "project"),
    tell: (before, after) =>
      textDifference(before, after, ["spec", "project"], (was, is) => ({
        risk: "careful",
        text: `belongs to project ${is} instead of ${was}, which must allow all that it delivers`,
      })),
  },
  {
    of: (change) => touches(change, "spec", "destination"),
    tell: (before, after) => {
      const [was, is] = [before, after].map(({ body }) => at(body, "spec", "destination"));
      const words = (value: typeof was): string =>
        ["name", "server", "namespace"].flatMap((key) => textAt(value, key) ?? []).join(", ") || "nothing";
      return words(was) === words(is)
        ? []
        : [
            {
              risk: "stop",
              text: `delivers to ${words(is)} instead of ${words(was)}: what it made where it was stays there, and nobody looks after it`,
              beforeMerging:
                "See that `argocd cluster list` shows the new destination, and that the AppProject allows it.",
              afterMerging: "Delete by hand what is left in the old destination.",
            },
          ];
    },
  },
  { of: (change) => touches(change, "spec", "syncPolicy", "automated"), tell: automation },
  { of: (change) => touches(change, "spec", "syncPolicy", "syncOptions"), tell: options },
  {
    of: (change) => touches(change, "spec", "syncPolicy", "retry"),
    tell: (before, after) => {
      const [was, is] = [before, after].map(({ body }) => at(body, "spec", "syncPolicy", "retry"));
      if (JSON.stringify(was) === JSON.stringify(is)) return [];
      const tries = (value: typeof was): string => {
        const limit = at(value, "limit");
        return limit === undefined
          ? "the default number of tries"
          : Number(limit) < 0
            ? "no limit"
            : `${shown(limit)} tries`;
      };
      return [
        {
          risk: "careful",
          text:
            tries(was) === tries(is)
              ? "tries again at other times when a sync fails"
              : `tries a sync that fails again with ${tries(is)} instead of ${tries(was)}`,
        },
      ];
    },
  },
  { of: (change) => touches(change, "metadata", "finalizers"), tell: finalizers },
  {
    of: (change) => touches(change, "spec", "ignoreDifferences"),
    tell: (before, after) =>
      JSON.stringify(ignored(before)) === JSON.stringify(ignored(after))
        ? []
        : [{ risk: "careful", text: "ignores other differences between git and the cluster than before" }],
  },
];
