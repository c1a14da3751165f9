import { isDeepStrictEqual } from "node:util";
import type { Release } from "@meshwright/inventory";
import { itemsAt } from "@meshwright/inventory";
import type { Engine } from "@meshwright/model";
import type { ClusterDelta } from "../delta.ts";
import { chartSourceOf } from "../machinery/chart-source.ts";
import { releasePairs } from "../machinery/release-pairs.ts";
import { isGate } from "../mesh/conditions.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import type { Fate } from "../objects/fate.ts";
import { fateOf } from "../objects/fate.ts";
import { enumerate, nameOf } from "../words.ts";

/** Objects that are named; of more only the number. */
const most = 4;

const sentence = (verb: string, changes: readonly ObjectChange[]): readonly string[] =>
  changes.length === 0
    ? []
    : [
        `${verb} ${enumerate(
          changes.map((one) => nameOf(resourceOf(one).ref)),
          most,
        )}`,
      ];

const verbs: Readonly<Record<Fate["what"], string>> = {
  deleted: "deletes",
  asks: "asks before it deletes",
  stays: "no longer looks after",
  unknown: "no longer applies",
};

/** Objects that an engine applies, and what becomes of those that go. */
function ofObjects(own: readonly ObjectChange[], { before, after }: ClusterDelta): readonly string[] {
  const by = (how: ObjectChange["how"]) => own.filter((change) => change.how === how);
  const fates = Map.groupBy(by("removed"), (change) => fateOf(resourceOf(change), before, after).what);
  return [
    ...sentence("creates", by("added")),
    ...sentence(
      "changes",
      by("changed").filter((change) => change.changes.length > 0),
    ),
    ...[...fates].flatMap(([what, gone]) =>
      sentence(verbs[what], gone).map((text) =>
        what === "stays" ? `${text}, which stay${gone.length === 1 ? "s" : ""} in the cluster` : text,
      ),
    ),
  ];
}

const isOf = (engine: Engine, { from }: Release): boolean => (from.ref.kind === "HelmRelease") === (engine === "flux");

/** An Application deletes what it made only where it has the finalizer; of a HelmRelease Flux says it. */
function goes(release: Release, delta: ClusterDelta): string {
  const { from, name } = release;
  const isUninstalled =
    from.ref.kind === "HelmRelease"
      ? fateOf(from, delta.before, delta.after).what === "deleted"
      : itemsAt(from.body, "metadata", "finalizers").length > 0;
  return isUninstalled
    ? `uninstalls the chart ${name}`
    : `no longer looks after the chart ${name}, which goes on running`;
}

/** Charts of a unit that an engine installs, upgrades, or lets go. */
function ofCharts(changes: readonly ObjectChange[], delta: ClusterDelta, engine: Engine): readonly string[] {
  const own = new Set(changes);
  const of = (how: ObjectChange["how"], releases: readonly Release[]) =>
    releases.filter(
      (one) => isOf(engine, one) && changes.some((change) => change.how === how && resourceOf(change) === one.from),
    );
  const pairs = releasePairs(delta).filter(({ change, after }) => own.has(change) && isOf(engine, after));
  return [
    ...of("added", delta.after.releases).map((one) => {
      const { version } = chartSourceOf(one, delta.after);
      return `installs the chart ${one.name}${version === undefined ? "" : ` ${version}`}`;
    }),
    ...pairs.map(({ before, after }) => {
      const [source, target] = [chartSourceOf(before, delta.before), chartSourceOf(after, delta.after)];
      const [was, is] = [source.version, target.version];
      if (was !== is) return `${upgrades} ${after.name} from ${was ?? "no version"} to ${is ?? "no version"}`;
      const isMovedOnly = source.repository !== target.repository && isDeepStrictEqual(before.values, after.values);
      const how = isMovedOnly ? "from another place" : "with other settings";
      return `applies the chart ${after.name}${is === undefined ? "" : ` ${is}`} ${how}`;
    }),
    ...of("removed", delta.before.releases).map((one) => goes(one, delta)),
  ];
}

/** What only says how a unit is delivered, or what it waits for. */
function ofDelivery(changes: readonly ObjectChange[], delta: ClusterDelta, engine: Engine): readonly string[] {
  const told = ofObjects(
    changes.filter((change) => resourceOf(change).area.of === "delivery"),
    delta,
  );
  if (told.length > 0 || !changes.some((change) => isGate(resourceOf(change)))) return told;
  // Argo CD: hooks do not count when it asks whether something is out of sync. Flux: a gate is a Job with a name of its own.
  return engine === "flux"
    ? ["runs the changed Job that waits, once"]
    : [
        "does nothing now: only the Job that waits before it has changed, and that runs with the next change of the folder",
      ];
}

const upgrades = "upgrades the chart";

/** True for a thing done that brings another version of a chart. */
export const isUpgrade = (doing: string): boolean => doing.startsWith(upgrades);

/** What an engine does for a unit, in words; nothing where nothing of it is the engine's. */
export function doingsOf(changes: readonly ObjectChange[], delta: ClusterDelta, engine: Engine): readonly string[] {
  const objects = changes.filter((change) => {
    const { of } = resourceOf(change).area;
    return of === "unit" || of === "crds";
  });
  const first = [...ofCharts(changes, delta, engine), ...ofObjects(objects, delta)];
  return first.length > 0 ? first : ofDelivery(changes, delta, engine);
}
