import type { Json } from "@meshwright/model";
import { at, entriesAt, isMap, itemsAt, textAt, textsAt } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import { listed } from "../mesh/listed.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import type { Said } from "../rule.ts";
import { isWithin } from "../value/change.ts";
import { nameOf } from "../words.ts";

/** What the API server no longer refuses, because a ValidatingAdmissionPolicy or its binding says less. */
export const admissionEffects = ({ changes }: ClusterDelta): readonly Said[] =>
  changes.flatMap((change) => {
    const { kind } = resourceOf(change).ref;
    if (kind === "ValidatingAdmissionPolicy") return ofPolicy(change);
    return kind === "ValidatingAdmissionPolicyBinding" ? ofBinding(change) : [];
  });

const seeWhat =
  "Find out what it is to keep out, and what does so from then on: `kubectl get validatingadmissionpolicies,validatingadmissionpolicybindings` shows what there is.";

const gone = (change: ObjectChange): readonly Said[] => [
  {
    risk: "stop",
    says: `${nameOf(resourceOf(change).ref)} goes: the API server no longer refuses what it refused.${messages(change.before?.body["spec"])}`,
    beforeMerging: seeWhat,
    causes: [causeOf(change)],
  },
];

/** What a policy says to whom it refuses. */
const messages = (spec: Json | undefined): string => {
  const all = itemsAt(spec, "validations").flatMap((one) => textAt(one, "message") ?? []);
  return all.length === 0 ? "" : ` It said: ${listed(all.map((text) => `"${text}"`))}`;
};

const expressionsOf = (spec: Json | undefined): ReadonlyMap<string, string> =>
  new Map(
    itemsAt(spec, "validations").flatMap((one) => {
      const expression = textAt(one, "expression") ?? "";
      // What is always so demands nothing.
      return expression.trim() === "true" ? [] : [[expression, textAt(one, "message") ?? expression]];
    }),
  );

function ofPolicy(change: ObjectChange): readonly Said[] {
  if (change.how === "removed") return gone(change);
  if (change.how === "added") return [];
  const within = change.changes.filter((one) => isWithin(one, "spec"));
  if (within.length === 0) return [];
  const [old, now] = [change.before?.body["spec"], change.after?.body["spec"]];
  const [was, is] = [expressionsOf(old), expressionsOf(now)];
  const dropped = [...was].filter(([expression]) => !is.has(expression)).map(([, words]) => words);
  const isLess = dropped.length > is.size - (was.size - dropped.length);
  const isIgnoring = textAt(old, "failurePolicy") !== "Ignore" && textAt(now, "failurePolicy") === "Ignore";
  const isNarrower = ["matchConstraints", "matchConditions"].some((key) =>
    within.some((one) => isWithin(one, "spec", key)),
  );
  const says = [
    dropped.length > 0
      ? `${isLess ? "no longer demands" : "judges otherwise what it refused with"} ${listed(dropped.map((text) => `"${text}"`))}`
      : "",
    isIgnoring ? "lets through what it cannot judge (failurePolicy Ignore)" : "",
    isNarrower ? "is asked about other requests than before" : "",
  ].filter((text) => text !== "");
  return [
    {
      risk: isLess || isIgnoring ? "stop" : "careful",
      says: `${nameOf(resourceOf(change).ref)} ${says.length > 0 ? listed(says) : "judges otherwise"}.`,
      beforeMerging: seeWhat,
      causes: [causeOf(change, within)],
    },
  ];
}

function ofBinding(change: ObjectChange): readonly Said[] {
  if (change.how === "removed") return gone(change);
  if (change.how === "added") return [];
  const within = change.changes.filter((one) => isWithin(one, "spec"));
  if (within.length === 0) return [];
  const denies = [change.before, change.after].map((side) =>
    itemsAt(side?.body["spec"], "validationActions").includes("Deny"),
  );
  const isLoose = denies[0] === true && denies[1] === false;
  const actions = textsAt(change.after?.body["spec"], "validationActions");
  return [
    {
      risk: isLoose ? "stop" : "careful",
      says: `${nameOf(resourceOf(change).ref)} ${isLoose ? `no longer refuses what its policy forbids (validationActions: ${listed(actions) || "none"})` : "holds for other requests, or in another way"}.`,
      beforeMerging: seeWhat,
      causes: [causeOf(change, within)],
    },
  ];
}

const levels = ["privileged", "baseline", "restricted"];
const enforce = "pod-security.kubernetes.io/enforce";

/** https://kubernetes.io/docs/concepts/security/pod-security-admission/; without the label nothing is refused, unless the cluster says otherwise. */
export const podSecurityEffects = ({ changes }: ClusterDelta): readonly Said[] =>
  changes
    .filter((change) => change.how === "changed" && resourceOf(change).ref.kind === "Namespace")
    .flatMap((change): readonly Said[] => {
      const [from, to] = [change.before, change.after].map(
        (side) => textAt(side?.body, "metadata", "labels", enforce) ?? "privileged",
      );
      const within = change.changes.filter(({ path }) =>
        path.some((step) => "key" in step && step.key.startsWith("pod-security.kubernetes.io/")),
      );
      const step = levels.indexOf(to ?? "") - levels.indexOf(from ?? "");
      if (within.length === 0 || step === 0) return [];
      const name = nameOf(resourceOf(change).ref);
      const causes = [causeOf(change, within)];
      return step < 0
        ? [
            {
              risk: "careful",
              says: `${name} takes pods that it refused: Pod Security goes from ${from} to ${to}.`,
              beforeMerging: "Find out which pod needs it: all pods of the namespace may do it then.",
              causes,
            },
          ]
        : [
            {
              risk: "careful",
              says: `${name} refuses pods that it took: Pod Security goes from ${from} to ${to}. Pods that run stay; those that are made anew may be refused.`,
              beforeMerging: `See that no pod is named by \`kubectl label --dry-run=server --overwrite ns ${resourceOf(change).ref.name} ${enforce}=${to}\`: those would be refused.`,
              causes,
            },
          ];
    });

/** Lists by which an AppProject of Argo CD bounds its Applications: https://argo-cd.readthedocs.io/en/stable/user-guide/projects/. */
const bounds = [
  "sourceRepos",
  "destinations",
  "clusterResourceWhitelist",
  "namespaceResourceWhitelist",
  "sourceNamespaces",
];

/** Everything: `*`, or a map in which each key says so. */
const isAll = (item: Json): boolean =>
  item === "*" || (isMap(item) && entriesAt(item).length > 0 && entriesAt(item).every(([, value]) => value === "*"));

/** Projects that no longer bound anything; other lists are told with what delivers. */
export const projectEffects = ({ changes }: ClusterDelta): readonly Said[] =>
  changes
    .filter((change) => change.how === "changed" && resourceOf(change).ref.kind === "AppProject")
    .flatMap((change): readonly Said[] => {
      const keys = bounds.filter((key) => {
        const [old, now] = [change.before, change.after].map((side) => itemsAt(side?.body["spec"], key).some(isAll));
        return old === false && now === true;
      });
      return keys.length === 0
        ? []
        : [
            {
              risk: "stop",
              says: `${nameOf(resourceOf(change).ref)} no longer bounds its Applications: ${listed(keys)} now holds \`*\`, which is everything.`,
              beforeMerging:
                "Name what is needed instead of `*`: whoever may write to a repository of the project can deliver whatever that allows.",
              causes: [
                causeOf(
                  change,
                  change.changes.filter((one) => keys.some((key) => isWithin(one, "spec", key))),
                ),
              ],
            },
          ];
    });

/** A token of the API server that pods get unasked. */
export const tokenEffects = ({ changes }: ClusterDelta): readonly Said[] =>
  changes
    .filter((change) => change.how === "changed" && resourceOf(change).ref.kind === "ServiceAccount")
    .flatMap((change): readonly Said[] => {
      const [old, now] = [change.before, change.after].map(
        (side) => at(side?.body, "automountServiceAccountToken") !== false,
      );
      return old === now
        ? []
        : [
            {
              risk: "careful",
              says: `Pods of ${nameOf(resourceOf(change).ref)} ${now === true ? "get" : "no longer get"} a token for the API server, from their next restart on (automountServiceAccountToken).`,
              ...(now === true
                ? {
                    beforeMerging: `See what the ServiceAccount may do, since the token is in every container: \`kubectl auth can-i --list --as=system:serviceaccount:${resourceOf(change).ref.namespace ?? "default"}:${resourceOf(change).ref.name} -n ${resourceOf(change).ref.namespace ?? "default"}\`.`,
                  }
                : { beforeMerging: "Find out whether a container asks the API server: it fails without the token." }),
              causes: [
                causeOf(
                  change,
                  change.changes.filter((one) => isWithin(one, "automountServiceAccountToken")),
                ),
              ],
            },
          ];
    });
