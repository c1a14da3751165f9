import { chartSourceOf } from "../machinery/chart-source.ts";
import { causeOf } from "../effect.ts";
import type { ClusterDelta } from "../delta.ts";
import { toldWithMembers } from "../mesh/members.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import { folderName, inWords } from "../objects/in-words.ts";
import { arrivalOf } from "../objects/quiet.ts";
import type { Rule, Said } from "../rule.ts";

function sayOf(folder: string, added: readonly ObjectChange[], { before, after }: ClusterDelta): readonly Said[] {
  const isNew = !before.resources.some((one) => one.folder === folder);
  const whole = isNew
    ? `${folderName(folder)} is new (folder ${folder}):`
    : `New in ${folderName(folder)} (folder ${folder}):`;
  const arrivals = Map.groupBy(added, (change) => arrivalOf(resourceOf(change), before, after));
  const [far = [], unknown = []] = [arrivals.get("far"), arrivals.get("unknown")];
  const said = (
    all: readonly ObjectChange[],
    says: string,
    todo: Pick<Said, "beforeMerging" | "afterMerging">,
  ): readonly Said[] =>
    all.length === 0 ? [] : [{ risk: "careful", says, ...todo, causes: all.map((change) => causeOf(change)) }];
  return [
    {
      risk: "routine",
      says: `${whole} ${inWords(added.map(resourceOf))}.`,
      causes: added.map((change) => causeOf(change)),
    },
    ...said(
      far,
      `What comes with ${inWords(far.map(resourceOf))} also acts on objects that are there already, on their calls, or on what others apply.`,
      {
        afterMerging:
          "See that calls still succeed (`istio_requests_total` by response_code), and that other applies in the cluster do: `kubectl get events -A --field-selector type=Warning`.",
      },
    ),
    ...said(
      unknown,
      `No rule knows what ${inWords(unknown.map(resourceOf))} does when it comes, nor what of others it acts on.`,
      { beforeMerging: "Find out what acts on it, and what it does to pods, calls and rights that are there already." },
    ),
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
      says: `The Helm chart ${release.chart}${version === undefined ? "" : ` ${version}`}${repository === undefined ? "" : ` of ${repository}`} is installed in namespace ${release.namespace}. Its objects are not in these files.`,
      causes: [causeOf(change)],
    };
  }
}

export const objectsAdded: Rule = {
  name: "objects-added",
  heading: "New objects",
  summary: "Objects are added to a cluster, such as those of a new app",
  risks: ["careful", "routine"],
  *run(delta, whole) {
    const told = toldWithMembers(delta, whole);
    const added = delta.changes.filter((change) => {
      const area = change.after?.area.of;
      return (
        change.how === "added" && !told.whole(change) && area !== "gate" && area !== "delivery" && area !== "documents"
      );
    });
    for (const [folder, changes] of Map.groupBy(added, (change) => resourceOf(change).folder))
      yield* sayOf(folder, changes, delta);
    yield* releasesIn(delta);
  },
};
