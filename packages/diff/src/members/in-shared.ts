import { itemsAt } from "@meshwright/inventory";
import type { Resource } from "@meshwright/inventory";
import type { ClusterDelta, Delta } from "../delta.ts";
import type { Cause } from "../effect.ts";
import { causeOf } from "../effect.ts";
import { causesOfMembers, membersThat } from "../mesh/members.ts";
import { resourceOf } from "../object-change.ts";
import { fateOf } from "../objects/fate.ts";
import { inWords } from "../objects/in-words.ts";
import type { Said } from "../rule.ts";
import { counted, enumerate } from "../words.ts";

/** What of the shared folder comes or goes with members: causes, and the objects that they are. */
function ofMembers(
  delta: ClusterDelta,
  how: "added" | "removed",
  members: readonly string[],
): { readonly causes: readonly Cause[]; readonly resources: readonly Resource[] } {
  const isWhole = delta.presence === (how === "added" ? "new" : "gone");
  const causes = isWhole ? delta.changes.map((change) => causeOf(change)) : causesOfMembers(delta, how, members).ofMesh;
  const files = new Set(causes.flatMap(({ object, pointers }) => (pointers === undefined ? [object.file] : [])));
  return { causes, resources: delta.changes.map(resourceOf).filter(({ file }) => files.has(file)) };
}

/** What an AppProject lets Argo CD do, and where that is written. */
const permits = ({ ref, body, file }: Resource): string => {
  const of = (...keys: readonly string[]): number =>
    keys.reduce((sum, key) => sum + itemsAt(body, "spec", key).length, 0);
  return `AppProject ${ref.name} permits ${counted(of("clusterResourceWhitelist", "namespaceResourceWhitelist"), "kind")} of objects in ${counted(of("destinations"), "destination")} (\`${file}\`).`;
};

const projectsIn = (resources: readonly Resource[]): readonly Resource[] =>
  resources.filter(({ ref }) => ref.kind === "AppProject");

/** What is shared, where it delivers members that are new. */
export function newInShared(delta: ClusterDelta, whole: Delta): readonly Said[] {
  const members = membersThat(whole, "new");
  const { causes, resources } = ofMembers(delta, "added", members);
  if (causes.length === 0) return [];
  const projects = projectsIn(resources);
  return [
    {
      risk: "careful",
      says: [
        `Argo CD begins to deliver ${members.length === 0 ? "the clusters" : enumerate(members)}: ${inWords(resources)} ${resources.length === 1 ? "is" : "are"} new.`,
        ...projects.slice(0, 3).map(permits),
      ].join(" "),
      ...(projects.length > 0 && {
        beforeMerging: `Read what Argo CD is permitted to create, in ${enumerate(
          projects.map(({ file }) => `\`${file}\``),
          4,
        )}.`,
      }),
      afterMerging: "`kubectl -n argocd get applications` shows them as Synced and Healthy.",
      causes,
    },
  ];
}

/** What is shared, where it delivers members no more. */
export function goneInShared(delta: ClusterDelta, whole: Delta): readonly Said[] {
  const members = membersThat(whole, "gone");
  const { causes, resources } = ofMembers(delta, "removed", members);
  if (causes.length === 0) return [];
  const fates = Map.groupBy(resources, (one) => fateOf(one, delta.before, delta.after).what);
  const told = [...fates].map(([what, all]) => {
    const one = all.length === 1;
    const does = {
      deleted: `${one ? "is" : "are"} deleted, and what ${one ? "it has" : "they have"} made stays as it is`,
      asks: `${one ? "is" : "are"} deleted when somebody has confirmed it`,
      stays: `${one ? "stays" : "stay"} until a person deletes ${one ? "it" : "them"}`,
      unknown: `${one ? "is" : "are"} taken out of git`,
    }[what];
    return `${inWords(all)} ${does}.`;
  });
  return [
    {
      risk: "stop",
      says: `Argo CD no longer delivers ${members.length === 0 ? "the clusters from here" : enumerate(members)}. ${told.join(" ")}`,
      // Of a cluster that leaves it is told with all that is done for it.
      ...(members.length === 0 && {
        afterMerging:
          "Delete what is left (`kubectl -n argocd get applications,appprojects` shows it), the Applications first and the AppProject last.",
      }),
      causes,
    },
  ];
}
