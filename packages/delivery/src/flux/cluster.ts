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
import { chartSource } from "./source.ts";

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
  const ofUnits = units.flatMap((unit) => {
    stampUnit(unit);
    const { id, needs, release, wave } = unit;
    const gate = needs.length > 0 ? [put(wave - 1, fluxGate(unit, cluster.toolbox))] : [];
    const releases = release?.chart.mode === "reference" ? [put(wave, helmRelease(unit, release, namespace))] : [];
    // Without its HelmRelease, Flux would take the chart out of the cluster.
    for (const { object } of releases) stampKept(object);
    return [...inFolder(gateFolder("flux", id), gate), ...inFolder(releaseFolder(id), releases)];
  });

  const dependencies = dependenciesOf(units);
  const kustomizations = units.flatMap((unit) =>
    kustomizationsOf(mesh, cluster, unit, dependencies.get(unit.id) ?? []).map((model) => put(unit.wave, model)),
  );
  return [...ofUnits, ...inFolder(fluxFolder, [...sourcesOf(units), ...kustomizations])];

  /** Each repository of charts once. */
  function sourcesOf(all: readonly SettledUnit[]): readonly Parcel[] {
    const charts = all.flatMap(({ release }) => (release?.chart.mode === "reference" ? [release.chart] : []));
    const made = new Map<string, Parcel>();
    for (const chart of charts) {
      const model = chartSource(chart, namespace);
      const key = JSON.stringify(model);
      if (!made.has(key)) made.set(key, put(deliveryWaves.sources, model));
    }
    return [...made.values()].toSorted((left, right) => (refKey(left.ref) < refKey(right.ref) ? -1 : 1));
  }
}
