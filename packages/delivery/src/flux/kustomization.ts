import { Kustomization } from "@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization";
import type { SettledUnit } from "@meshwright/kit";
import type { Cluster, Gitops, Mesh } from "@meshwright/model";
import { clusterLabel, unitLabel } from "@meshwright/model";
import { fleetFolder, gateFolder, releaseFolder } from "@meshwright/inventory";
import { releaseByReference } from "../by-reference.ts";
import { crdSetOf, ownParts } from "../crd-set.ts";
import { type Health, healthOf } from "./health.ts";
import { crdsKustomizationName, gateKustomizationName, kustomizationName } from "./names.ts";
import { type Pace, paceOf, paceOfGate } from "./pace.ts";
import { ignoreRules } from "./written-fields.ts";

/** What differs between Kustomizations. */
interface Delivery {
  readonly name: string;
  /** Relative to the tree's root. */
  readonly folder: string;
  readonly pace: Pace;
  /** `Orphan`: what it made outlives it. */
  readonly deletionPolicy: "Delete" | "Orphan";
  readonly health: Health;
  /** Fields that are left alone: Flux 2.9, https://fluxcd.io/blog/2026/08/ignore-rules-drift-detection/. */
  readonly ignore?: ReturnType<typeof ignoreRules>;
}

const everything: Health = { wait: true };

const pathOf = ({ path }: Gitops, folder: string): string => `./${path === "" ? folder : `${path}/${folder}`}`;

function gateDelivery(cluster: Cluster, unit: SettledUnit): readonly Delivery[] {
  if (unit.needs.length === 0) return [];
  return [
    {
      name: gateKustomizationName(unit),
      folder: `${cluster.name}/${gateFolder("flux", unit.id)}`,
      pace: paceOfGate(unit),
      // A completed gate that stayed would be open at once if its unit came back.
      deletionPolicy: "Delete",
      health: everything,
    },
  ];
}

function crdsDelivery(unit: SettledUnit): readonly Delivery[] {
  const crds = crdSetOf(unit);
  if (crds === undefined) return [];
  return [
    {
      name: crdsKustomizationName(unit),
      folder: `${fleetFolder}/${crds.folder}`,
      pace: paceOf(unit),
      deletionPolicy: "Orphan",
      health: everything,
    },
  ];
}

function ownDelivery(cluster: Cluster, unit: SettledUnit): readonly Delivery[] {
  const { id, cascades, release } = unit;
  const own = ownParts(unit);
  const isByReference = releaseByReference(unit) !== undefined;
  if (!isByReference && own.length === 0) return [];
  const ignore = isByReference ? [] : ignoreRules(release?.writtenFields ?? []);
  return [
    {
      name: kustomizationName(unit),
      folder: `${cluster.name}/${isByReference ? releaseFolder(id) : id}`,
      pace: paceOf(unit),
      deletionPolicy: cascades ? "Delete" : "Orphan",
      health: isByReference ? everything : healthOf(own),
      ...(ignore.length > 0 && { ignore }),
    },
  ];
}

/**
 * The Kustomizations of one unit: of its gate, of its shared CRDs, of itself. Each waits for the one before it, the first for
 * the units that are named. https://fluxcd.io/flux/components/kustomize/kustomizations/
 */
export function kustomizationsOf(
  { gitops }: Mesh,
  cluster: Cluster,
  unit: SettledUnit,
  dependencies: readonly string[],
): readonly Kustomization[] {
  const deliveries = [...gateDelivery(cluster, unit), ...crdsDelivery(unit), ...ownDelivery(cluster, unit)];
  return deliveries.map(({ name, folder, pace, deletionPolicy, health, ignore }, index) => {
    const before = deliveries[index - 1];
    const after = before === undefined ? dependencies : [before.name];
    // The models' types do not know `ignore`.
    const spec = {
      sourceRef: { kind: "GitRepository" as const, name: gitops.flux.gitRepository },
      path: pathOf(gitops, folder),
      ...(after.length > 0 && { dependsOn: after.map((other) => ({ name: other })) }),
      ...pace,
      ...health,
      ...(ignore && { ignore }),
      prune: true,
      deletionPolicy,
    };
    const labels = { [clusterLabel]: cluster.name, [unitLabel]: unit.id };
    return new Kustomization({ metadata: { name, namespace: gitops.flux.namespace, labels }, spec });
  });
}
