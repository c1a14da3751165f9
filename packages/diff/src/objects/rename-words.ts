import { templateKeys } from "@meshwright/checks";
import type { Resource } from "@meshwright/inventory";
import type { ClusterDelta, Delta } from "../delta.ts";
import type { Cause } from "../effect.ts";
import type { Said } from "../rule.ts";
import { counted, enumerate, kubectl, nameOf } from "../words.ts";
import type { Fate } from "./fate.ts";
import { fateOf } from "./fate.ts";
import { inWords } from "./in-words.ts";
import { projectsThatLetGo } from "./lost-reach.ts";
import type { Rename } from "./renames.ts";

/** What others call by its name, or what loses what it holds. */
const called = new Set(["DaemonSet", "Deployment", "Namespace", "PersistentVolumeClaim", "Service", "StatefulSet"]);

/** What becomes of the old ones. */
type Becomes = Fate["what"] | "race";

/** Names of what stands in for all of it: the Namespace where there is one, else the first objects. */
function pairsInWords(renames: readonly Rename[], isKept: boolean): string {
  const namespaces = renames.filter(({ before }) => before.ref.kind === "Namespace");
  const shown = namespaces.length > 0 ? namespaces : renames;
  return enumerate(
    shown.map(({ before, after }) =>
      isKept
        ? `${nameOf(after.ref)} is created beside ${nameOf(before.ref)}, which is left behind`
        : `${nameOf(after.ref)} replaces ${nameOf(before.ref)}`,
    ),
    4,
  );
}

const list = (resources: readonly Resource[]): string =>
  `${counted(resources.length, "object")} (${inWords(resources)})`;

/** A sentence for the old ones that have one fate; those that stay come last, and need no list. */
function fateInWords(
  what: Becomes,
  old: readonly Resource[],
  { projects, isRest }: { readonly projects: readonly string[]; readonly isRest: boolean },
): string {
  const objects = list(old);
  switch (what) {
    case "stays":
      return isRest
        ? `The other ${counted(old.length, "old object")} stay${old.length === 1 ? "s" : ""} as ${old.length === 1 ? "it is" : "they are"}, and nobody updates ${old.length === 1 ? "it" : "them"} any more.`
        : `The old ones all stay as they are, and nobody updates them any more.`;
    case "race":
      return `Deleted, or left as well: ${objects}. Argo CD is to delete them, but AppProject ${enumerate(projects)} loses their namespace with the same merge; where Argo CD learns of that first, they stay and run on.`;
    case "deleted":
      return `Deleted from the cluster: ${objects}.`;
    case "asks":
      return `Deleted once somebody confirms it in Argo CD: ${objects}.`;
    case "unknown":
      return `Perhaps deleted, by whatever delivers this folder: ${objects}.`;
  }
}

/** What becomes of objects that have other names for one reason. */
export function sayRenamed(renames: readonly Rename[], delta: ClusterDelta, whole: Delta): Said {
  const projectOf = projectsThatLetGo(delta, whole);
  const fates = new Map<Becomes, Resource[]>();
  const projects = new Set<string>();
  for (const { before } of renames) {
    const { what } = fateOf(before, delta.before, delta.after);
    const project = what === "deleted" ? projectOf(before) : undefined;
    if (project !== undefined) projects.add(project);
    const becomes = project === undefined ? what : "race";
    fates.set(becomes, [...(fates.get(becomes) ?? []), before]);
  }
  const kept = new Set(fates.get("stays"));
  const serving = renames.filter(({ before }) => called.has(before.ref.kind));
  const isKept = (serving.length > 0 ? serving : renames).every(({ before }) => kept.has(before));
  const hosts = renames
    .filter(({ before }) => before.ref.kind === "Service")
    .map(({ before, after }) =>
      [before, after].map(({ ref }) => `${ref.name}.${ref.namespace ?? "default"}`).join("\n"),
    );
  const namespace = serving.find(({ before }) => before.ref.kind === "Namespace");
  const order: readonly Becomes[] = ["deleted", "asks", "unknown", "race", "stays"];
  const says = [
    `${pairsInWords(renames, isKept)}.`,
    "Kubernetes cannot rename.",
    `Created: ${list(renames.map(({ after }) => after))}.`,
    ...order.flatMap((what) => {
      const old = fates.get(what);
      return old === undefined ? [] : [fateInWords(what, old, { projects: [...projects], isRest: fates.size > 1 })];
    }),
    ...(isKept || hosts.length === 0
      ? []
      : [
          `Whoever calls ${enumerate(
            hosts.map((pair) => pair.split("\n")[0] ?? ""),
            4,
          )} finds nobody any more.`,
        ]),
    ...(namespace !== undefined && !isKept
      ? ["With a Namespace everything in it is deleted, also what is not in git."]
      : []),
  ];
  return {
    risk: serving.length > 0 && !isKept ? "stop" : "careful",
    says: says.join(" "),
    ...todo(renames, { serving, isKept, hosts, namespace, isRace: fates.has("race") }),
    causes: renames.flatMap(({ before, after }) => [after, before].map(causeOfResource)),
  };
}

const causeOfResource = ({ ref, file }: Resource): Cause => ({ object: { ref, file } });

interface Found {
  readonly serving: readonly Rename[];
  readonly isKept: boolean;
  /** The old name and the new one of each Service, a line each. */
  readonly hosts: readonly string[];
  readonly namespace: Rename | undefined;
  readonly isRace: boolean;
}

/** What people do about it. */
function todo(
  renames: readonly Rename[],
  { serving, isKept, hosts, namespace, isRace }: Found,
): Pick<Said, "beforeMerging" | "afterMerging"> {
  const [first] = serving;
  if (first === undefined) return { beforeMerging: "See that nothing asks for the old names any more." };
  const moved = enumerate(
    hosts.map((pair) => pair.split("\n").join(" to ")),
    4,
  );
  const old = namespace ?? first;
  const watching = serving.find(({ after }) => templateKeys(after) !== undefined)?.after;
  const rest = renames.length === 1 ? "" : namespace === undefined ? ", and the others" : " takes all that is in it";
  if (isKept)
    return {
      afterMerging: `${watching === undefined ? "" : `\`kubectl ${watching.ref.namespace === undefined ? "" : `-n ${watching.ref.namespace} `}get pods\` must show the new pods as Running. `}${moved === "" ? "Let whoever uses the old names use the new ones" : `Move the callers from ${moved}`}. When nobody uses the old ones any more, delete them: \`${kubectl("delete", old.before.ref)}\`${rest}${isRace && namespace !== undefined ? ", and what Argo CD may have left there" : ""}.`,
    };
  return {
    beforeMerging: `See that nobody uses the old names any more${moved === "" ? "" : ` (${moved})`}, or let both stay for a while: add the new ones first, and take out the old ones with another merge.`,
    afterMerging: `\`${kubectl("get", first.after.ref)}\` must find the new one.`,
  };
}
