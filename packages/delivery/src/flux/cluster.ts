import type { SettledUnit } from "@meshwright/kit";
import type { Cluster, Mesh } from "@meshwright/model";
import { deliveryWaves, refKey } from "@meshwright/model";
import type { Construct } from "constructs";
import { fluxFolder, gateFolder, releaseFolder } from "@meshwright/inventory";
import { releaseByReference } from "../by-reference.ts";
import { type Delivered, inFolder } from "../delivered.ts";
import { Drawer } from "../drawer.ts";
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
  const charts = units.flatMap((unit) => releaseByReference(unit)?.chart ?? []);
  const nameOf = sourceNames(charts);
  const ofUnits = units.flatMap((unit) => {
    stampUnit(unit);
    const { id, needs, wave } = unit;
    const release = releaseByReference(unit);
    const gate = needs.length > 0 ? [drawer.put(fluxGate(unit, cluster.toolbox), wave - 1)] : [];
    const releases =
      release === undefined
        ? []
        : [drawer.put(helmRelease(unit, release, { namespace, source: nameOf(release.chart) }), wave)];
    // Without its HelmRelease, Flux would take the chart out of the cluster.
    for (const { object } of releases) stampKept(object);
    return [...inFolder(gateFolder("flux", id), gate), ...inFolder(releaseFolder(id), releases)];
  });

  const dependencies = dependenciesOf(units);
  const kustomizations = units.flatMap((unit) =>
    kustomizationsOf(mesh, cluster, unit, dependencies.get(unit.id) ?? []).map((model) => drawer.put(model, unit.wave)),
  );
  // Each repository of charts once.
  const sources = new Map(charts.map((chart) => [nameOf(chart), chart] as const));
  const ofSources = [...sources]
    .map(([name, chart]) => drawer.put(chartSource(chart, name, namespace), deliveryWaves.sources))
    .toSorted((left, right) => (refKey(left.ref) < refKey(right.ref) ? -1 : 1));
  return [...ofUnits, ...inFolder(fluxFolder, [...ofSources, ...kustomizations])];
}
