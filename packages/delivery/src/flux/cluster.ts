import type { SettledUnit } from "@meshwright/kit";
import type { Cluster, Mesh } from "@meshwright/model";
import { deliveryWaves, refKey } from "@meshwright/model";
import type { Construct } from "constructs";
import { fluxFolder, gateFolder, releaseFolder } from "@meshwright/inventory";
import { type Delivered, inFolder, type Parcel } from "../delivered.ts";
import { Drawer } from "../drawer.ts";
import { stampWave } from "../wave.ts";
import { stampKept, stampUnit } from "./annotations.ts";
import { dependenciesOf } from "./dependencies.ts";
import { fluxGate } from "./gate.ts";
import { kustomizationsOf } from "./kustomization.ts";
import { helmRelease } from "./release.ts";
import { chartSource, sourceNames } from "./source.ts";

/** What Flux adds to a cluster: gates as plain Jobs, HelmReleases, and what delivers both in their order. */
export function fluxOfCluster(
  scope: Construct,
  mesh: Mesh,
  cluster: Cluster,
  units: readonly SettledUnit[],
): readonly Delivered[] {
  const { namespace } = mesh.gitops.flux;
  const drawer = new Drawer(scope, "flux");
  const put = (wave: number, model: Parameters<Drawer["put"]>[0]): Parcel => {
    const made = drawer.put(model);
    stampWave(made.object, wave);
    return made;
  };
  const charts = units.flatMap(({ release }) => (release?.chart.mode === "reference" ? [release.chart] : []));
  const nameOf = sourceNames(charts);
  const ofUnits = units.flatMap((unit) => {
    stampUnit(unit);
    const { id, needs, release, wave } = unit;
    const gate = needs.length > 0 ? [put(wave - 1, fluxGate(unit, cluster.toolbox))] : [];
    const releases =
      release?.chart.mode === "reference"
        ? [put(wave, helmRelease(unit, release, { namespace, source: nameOf(release.chart) }))]
        : [];
    // Without its HelmRelease, Flux would take the chart out of the cluster.
    for (const { object } of releases) stampKept(object);
    return [...inFolder(gateFolder("flux", id), gate), ...inFolder(releaseFolder(id), releases)];
  });

  const dependencies = dependenciesOf(units);
  const kustomizations = units.flatMap((unit) =>
    kustomizationsOf(mesh, cluster, unit, dependencies.get(unit.id) ?? []).map((model) => put(unit.wave, model)),
  );
  // Each repository of charts once.
  const sources = new Map(charts.map((chart) => [nameOf(chart), chart] as const));
  const ofSources = [...sources]
    .map(([name, chart]) => put(deliveryWaves.sources, chartSource(chart, name, namespace)))
    .toSorted((left, right) => (refKey(left.ref) < refKey(right.ref) ? -1 : 1));
  return [...ofUnits, ...inFolder(fluxFolder, [...ofSources, ...kustomizations])];
}
