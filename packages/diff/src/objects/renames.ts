import type { Resource } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import { replaceWord } from "../match/words.ts";
import type { ObjectChange } from "../object-change.ts";
import { fateOf } from "./fate.ts";
import { inWords } from "./in-words.ts";
import type { Said } from "../rule.ts";
import { counted, enumerate, nameOf } from "../words.ts";

/** What others call by its name, or what loses what it holds. */
const called = new Set(["DaemonSet", "Deployment", "Namespace", "PersistentVolumeClaim", "Service", "StatefulSet"]);

/** An object that has another name. */
export interface Rename {
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

/** What becomes of objects that have other names for one reason. */
export function sayRenamed(renames: readonly Rename[], { before: old, after: now }: ClusterDelta): Said {
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
export function byReason(renames: readonly Rename[]): readonly (readonly Rename[])[] {
  const namespaces = renames.filter(({ before }) => before.ref.kind === "Namespace");
  const reasonOf = ({ before, after }: Rename): string => {
    const reason = namespaces.find((one) =>
      [before.ref.namespace ?? "", before.ref.name].every(
        (name, index) =>
          replaceWord(name, one.before.ref.name, one.after.ref.name) ===
          [after.ref.namespace ?? "", after.ref.name][index],
      ),
    );
    return reason?.before.ref.name ?? `${before.folder} ${after.folder}`;
  };
  return [...Map.groupBy(renames, reasonOf).values()];
}
