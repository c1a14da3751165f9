import { causeOf } from "../effect.ts";
import { isGeneratedRename } from "../match/generated-name.ts";
import type { ObjectChange } from "../object-change.ts";
import { isMoved, resourceOf } from "../object-change.ts";
import type { Rename } from "../objects/renames.ts";
import { byReason, sayRenamed } from "../objects/renames.ts";
import type { Rule, Said } from "../rule.ts";
import { isWithin } from "../value/change.ts";
import { nameOf } from "../words.ts";

<<<<<<< HEAD
/** What others call by its name, or what loses what it holds. */
const called = new Set(["DaemonSet", "Deployment", "Namespace", "PersistentVolumeClaim", "Service", "StatefulSet"]);

interface Rename {
  readonly change: ObjectChange;
  readonly before: Resource;
  readonly after: Resource;
}

/** Names of what stands in for all of it: the Namespace where there is one, else the first objects. */
function pairsInWords(renames: readonly Rename[]): string {
  const namespaces = renames.filter(({ before }) => before.ref.kind === "Namespace");
  const shown = namespaces.length > 0 ? namespaces : renames;
  return enumerate(
    shown.map(({ before, after }) => `${nameOf(before.ref)} is now ${nameOf(after.ref)}`),
    4,
  );
}

function sayOf(renames: readonly Rename[], { before: old, after: now }: ClusterDelta): Said {
  const serving = renames.filter(({ before }) => called.has(before.ref.kind));
  const hosts = renames
    .filter(({ before }) => before.ref.kind === "Service")
    .map(({ before }) => `${before.ref.name}.${before.ref.namespace ?? "default"}.svc.cluster.local`);
  const kept = new Set(renames.filter(({ before }) => fateOf(before, old, now).what === "stays"));
  const stays = (serving.length > 0 ? serving : renames).every((one) => kept.has(one));
  const [first] = serving;
  const whole = serving.find(({ before }) => before.ref.kind === "Namespace") ?? first;
  const objects = `${counted(renames.length, "object")} (${inWords(renames.map(({ before }) => before))})`;
  const becomes =
    kept.size === renames.length
      ? `what is applied are new objects. The old ones, ${objects}, stay in the cluster beside them, and nobody updates them any more`
      : kept.size === 0
        ? `${objects} go, and others of the same content come under the new names`
        : `what is applied are new objects. Of the old ones, ${objects}, ${kept.size} stay in the cluster beside them, and nobody updates them any more; the other ${renames.length - kept.size} go`;
  const target = ({ ref }: Resource): string =>
    `${ref.kind.toLowerCase()} ${ref.namespace === undefined ? "" : `-n ${ref.namespace} `}${ref.name}`;
  return {
    risk: serving.length > 0 && !stays ? "stop" : "careful",
    says: [
      `${pairsInWords(renames)}.`,
      `Kubernetes cannot rename: ${becomes}.`,
      ...(hosts.length === 0 || stays ? [] : [`Whoever calls ${enumerate(hosts, 4)} finds nobody any more.`]),
    ].join(" "),
    ...(first && {
      watch: stays
        ? `After merging, let callers use the new names; when nobody uses the old ones any more, delete them by hand: \`kubectl delete ${target((whole ?? first).before)}\`.`
        : `Before merging, see that nobody uses the old names any more, or let both stay for a while; after merging, \`kubectl get ${target(first.after)}\` must find the new one.`,
    }),
    causes: renames.map(({ change }) => causeOf(change)),
  };
}

/** What has another name for one reason: its namespace, or a name in which that of a namespace is, else its folder. */
function groupsOf(renames: readonly Rename[]): readonly (readonly Rename[])[] {
  const namespaces = renames.filter(({ before }) => before.ref.kind === "Namespace");
  const reasonOf = ({ before, after }: Rename): string => {
    const reason = namespaces.find((one) =>
      [before.ref.namespace ?? "", before.ref.name].every(
        (name, index) =>
          replaceWord(name, one.before.ref.name, one.after.ref.name) ===
          [after.ref.namespace ?? "", after.ref.name][index],
=======
/** The name of an object for people follows from what it says; that it has another one is nothing new. */
function* sayGenerated(change: ObjectChange): Iterable<Said> {
  const { before, after, changes } = change;
  if (before === undefined || after === undefined || after.area.of === "gate" || !isGeneratedRename(change)) return;
  yield {
    risk: "routine",
    says: `${nameOf(before.ref)} is now ${nameOf(after.ref)}: its name ends in a digest of its content, which changes.`,
    causes: [
      causeOf(
        change,
        changes.filter((one) => isWithin(one, "metadata", "name")),
>>>>>>> main
      ),
    ],
  };
}

/** Engines read folders: what their files are called is nothing to them. */
function* sayMoved(change: ObjectChange): Iterable<Said> {
  const { before, after, changes } = change;
  if (!isMoved(change) || changes.length > 0 || before?.folder !== after?.folder) return;
  yield {
    risk: "routine",
    says: `${nameOf(resourceOf(change).ref)} lies in another file of the same folder and says the same: nothing happens in the cluster.`,
    causes: [causeOf(change)],
  };
}

export const renamed: Rule = {
  name: "renamed",
  heading: "The same under another name",
  summary: "Objects get other names or another namespace, and say the same otherwise",
  risks: ["stop", "careful", "routine"],
  *run({ changes }) {
    for (const change of changes) {
      yield* sayGenerated(change);
      yield* sayMoved(change);
    }
  },
  // Rules see anything else that has another name as something that goes and something that comes.
  *ofTree({ clusters }) {
    for (const delta of clusters) {
      const found = delta.changes.flatMap((change): readonly Rename[] => {
        const { before, after } = change;
        const isOfUnit = resourceOf(change).area.of === "unit" || resourceOf(change).area.of === "nothing";
        if (change.renamed !== true || !isOfUnit || isGeneratedRename(change)) return [];
        return before === undefined || after === undefined ? [] : [{ change, before, after }];
      });
      for (const renames of byReason(found)) yield { cluster: delta.cluster, ...sayRenamed(renames, delta) };
    }
  },
};
