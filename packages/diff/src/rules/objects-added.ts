import type { Resource } from "@meshwright/inventory";
import { textAt } from "@meshwright/inventory";
import { chartSourceOf } from "../machinery/chart-source.ts";
import { causeOf } from "../effect.ts";
import type { ClusterDelta } from "../delta.ts";
import { toldWithMembers } from "../mesh/members.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import { inWords } from "../objects/in-words.ts";
import { arrivalOf } from "../objects/quiet.ts";
import { toldAsRenamed } from "../objects/renames.ts";
import type { Rule, Said } from "../rule.ts";

/** A value that decides what an object does, where a word says it: `PeerAuthentication default (STRICT)`. */
function decisive(added: readonly Resource[]): string {
  const modes = new Set(
    added.flatMap(({ ref, body }) =>
      ref.kind === "PeerAuthentication" ? [textAt(body, "spec", "mtls", "mode") ?? "UNSET"] : [],
    ),
  );
  const actions = new Set(
    added.flatMap(({ ref, body }) =>
      ref.kind === "AuthorizationPolicy" ? [textAt(body, "spec", "action") ?? "ALLOW"] : [],
    ),
  );
  const words = [
    ...(modes.size === 0 ? [] : [`PeerAuthentication: ${[...modes].join(", ")}`]),
    ...(actions.size === 0 ? [] : [`AuthorizationPolicy: ${[...actions].join(", ")}`]),
  ];
  return words.length === 0 ? "" : ` (${words.join("; ")})`;
}

function* sayOf(folder: string, added: readonly ObjectChange[], { before }: ClusterDelta): Iterable<Said> {
  const isNew = !before.resources.some((one) => one.folder === folder);
  const resources = added.map(resourceOf);
  yield {
    risk: "routine",
    says: `${isNew ? "The folder" : "Added in the folder"} ${folder}${isNew ? " is new" : ""}: ${inWords(resources)}${decisive(resources)}.`,
    causes: added.map((change) => causeOf(change)),
  };
}

/** What comes and is felt elsewhere, whatever its name was. */
function* felt(added: readonly ObjectChange[], { before, after }: ClusterDelta): Iterable<Said> {
  const arrivals = Map.groupBy(added, (change) => arrivalOf(resourceOf(change), before, after));
  const [far = [], unknown = []] = [arrivals.get("far"), arrivals.get("unknown")];
  if (far.length > 0)
    yield {
      risk: "careful",
      says: `${inWords(far.map(resourceOf))}: what comes with ${far.length === 1 ? "it" : "them"} also acts on objects that are there already, on their calls, or on what others apply.`,
      afterMerging:
        "See that calls still succeed (`istio_requests_total` by response_code), and that other applies in the cluster do: `kubectl get events -A --field-selector type=Warning`.",
      causes: far.map((change) => causeOf(change)),
    };
  if (unknown.length > 0)
    yield {
      risk: "careful",
      says: `${inWords(unknown.map(resourceOf))}: no rule of this report knows what ${unknown.length === 1 ? "it does when it comes, nor what it acts on" : "they do when they come, nor what they act on"}.`,
      beforeMerging: "Find out what acts on it, and what it does to pods, calls and rights that are there already.",
      causes: unknown.map((change) => causeOf(change)),
    };
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
  isFollowing: true,
  mayRestart: true,
  *run(delta, whole) {
    const [ofMembers, renamed] = [toldWithMembers(delta, whole), toldAsRenamed(delta, whole)];
    const added = delta.changes.filter((change) => {
      const area = change.after?.area.of;
      const isOurs = area !== "gate" && area !== "delivery" && area !== "documents";
      return change.how === "added" && isOurs && !ofMembers.whole(change);
    });
    for (const [folder, changes] of Map.groupBy(added, (change) => resourceOf(change).folder)) {
      const untold = changes.filter((change) => !renamed.has(change.after));
      if (untold.length > 0) yield* sayOf(folder, untold, delta);
      yield* felt(changes, delta);
    }
    yield* releasesIn(delta);
  },
};
