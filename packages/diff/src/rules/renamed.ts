import type { Resource } from "@meshwright/inventory";
import { causeOf } from "../effect.ts";
import { isGeneratedRename } from "../match/generated-name.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import { fateOf } from "../objects/fate.ts";
import { inWords } from "../objects/in-words.ts";
import type { Rule, Said } from "../rule.ts";
import { counted, enumerate, nameOf } from "../words.ts";

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

function sayOf(renames: readonly Rename[], stays: boolean): Said {
  const serving = renames.filter(({ before }) => called.has(before.ref.kind));
  const services = renames.filter(({ before }) => before.ref.kind === "Service");
  const hosts = services.map(
    ({ before }) => `${before.ref.name}.${before.ref.namespace ?? "default"}.svc.cluster.local`,
  );
  const [first] = serving;
  return {
    risk: serving.length > 0 && !stays ? "stop" : "careful",
    says: [
      `${pairsInWords(renames)}.`,
      `Kubernetes cannot rename: ${counted(renames.length, "object")} (${inWords(renames.map(({ before }) => before))}) ${stays ? "are taken out of git and stay in the cluster, until somebody deletes them" : "go"}; others of the same content come under the new names.`,
      ...(hosts.length === 0
        ? []
        : [
            `Whoever calls ${enumerate(hosts, 4)} ${stays ? "still finds the old pods until then" : "finds nobody any more"}.`,
          ]),
    ].join(" "),
    ...(first && {
      watch: `${stays ? "After merging," : "Before merging, see that nobody uses the old names any more, or let both stay for a while; after merging,"} \`kubectl get ${first.after.ref.kind.toLowerCase()} ${first.after.ref.namespace === undefined ? "" : `-n ${first.after.ref.namespace} `}${first.after.ref.name}\` must find the new one${stays ? "; once nobody uses the old ones any more, somebody deletes them" : ""}.`,
    }),
    causes: renames.map(({ change }) => causeOf(change)),
  };
}

export const renamed: Rule = {
  name: "renamed",
  heading: "The same under another name",
  summary: "Objects get other names or another namespace, and say the same otherwise",
  risks: ["stop", "careful"],
  *run() {
    // Rules see what has another name as something that goes and something that comes.
  },
  *ofTree({ clusters }) {
    for (const { cluster, changes, before: old, after: now } of clusters) {
      const found = changes.flatMap((change): readonly Rename[] => {
        const { before, after } = change;
        const isOfUnit = resourceOf(change).area.of === "unit" || resourceOf(change).area.of === "nothing";
        if (change.renamed !== true || !isOfUnit || isGeneratedRename(change)) return [];
        return before === undefined || after === undefined ? [] : [{ change, before, after }];
      });
      for (const renames of Map.groupBy(found, ({ before, after }) => `${before.folder} ${after.folder}`).values())
        yield {
          cluster,
          ...sayOf(
            renames,
            renames.every(({ before }) => fateOf(before, old, now).what === "stays"),
          ),
        };
    }
  },
};
