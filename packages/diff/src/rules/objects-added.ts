import { chartSourceOf } from "../machinery/chart-source.ts";
import { causeOf } from "../effect.ts";
import type { ClusterDelta } from "../delta.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import { folderName, inWords } from "../objects/in-words.ts";
import type { Rule, Said } from "../rule.ts";

/** What is asked about, or changes, what others apply or run: its coming is felt elsewhere. */
const farReaching = new Set([
  "EnvoyFilter",
  "LimitRange",
  "MutatingAdmissionPolicyBinding",
  "MutatingWebhookConfiguration",
  "ResourceQuota",
  "ValidatingAdmissionPolicyBinding",
  "ValidatingWebhookConfiguration",
]);

function sayOf(folder: string, added: readonly ObjectChange[], isNew: boolean): readonly Said[] {
  const whole = isNew
    ? `${folderName(folder)} is new (folder ${folder}):`
    : `New in ${folderName(folder)} (folder ${folder}):`;
  const far = added.filter((change) => farReaching.has(resourceOf(change).ref.kind));
  return [
    {
      risk: "routine",
      says: `${whole} ${inWords(added.map(resourceOf))}.`,
      causes: added.map((change) => causeOf(change)),
    },
    ...(far.length === 0
      ? []
      : [
          {
            risk: "careful" as const,
            says: `What comes with ${inWords(far.map(resourceOf))} also acts on objects that are there already, or on what others apply.`,
            watch:
              "After merging, see that other applies in the cluster still succeed: `kubectl get events -A --field-selector type=Warning`.",
            causes: far.map((change) => causeOf(change)),
          },
        ]),
  ];
}

/** Charts by reference whose installation begins. */
function* releasesIn({ changes, before, after }: ClusterDelta): Iterable<Said> {
  const known = new Set(before.releases.map(({ namespace, name }) => `${namespace}/${name}`));
  const added = new Map(changes.filter(({ how }) => how === "added").map((change) => [change.after, change]));
  for (const release of after.releases) {
    const change = added.get(release.from);
    if (change === undefined || known.has(`${release.namespace}/${release.name}`)) continue;
    const { version, repository } = chartSourceOf(release, after);
    yield {
      risk: "routine",
      says: `The Helm chart ${release.chart}${version === undefined ? "" : ` ${version}`}${repository === undefined ? "" : ` of ${repository}`} is installed in namespace ${release.namespace}. Its objects are not in this tree.`,
      watch: "After merging, see that its pods become ready.",
      causes: [causeOf(change)],
    };
  }
}

export const objectsAdded: Rule = {
  name: "objects-added",
  heading: "New objects",
  summary: "Objects are added to a cluster, such as those of a new app",
  risks: ["careful", "routine"],
  *run(delta) {
    const added = delta.changes.filter(({ how, after }) => {
      const area = after?.area.of;
      return how === "added" && area !== "gate" && area !== "delivery" && area !== "documents";
    });
    if (added.length > 0) {
      const old = new Set(delta.before.resources.map(({ folder }) => folder));
      for (const [folder, changes] of Map.groupBy(added, (change) => resourceOf(change).folder))
        yield* sayOf(folder, changes, !old.has(folder));
    }
    yield* releasesIn(delta);
  },
};
