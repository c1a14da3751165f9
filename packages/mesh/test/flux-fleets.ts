import type { Fleet } from "@meshwright/model";
import type { RenderedFolder } from "@meshwright/mesh";
import { renderFleet } from "@meshwright/mesh";
import {
  ackFleet,
  existingStoreFleet,
  harbourFleet,
  otherAccountFleet,
  readyMadeFleet,
  renderedFleet,
  shopFleet,
  vaultFleet,
  withEngines,
} from "@meshwright/testkit";
import { renderedCharts } from "./rendered-charts.ts";
import { argocdWays } from "./variants.ts";

const named: readonly (readonly [string, Fleet])[] = [
  ["shop", shopFleet],
  ["harbour", harbourFleet],
  ["other account", otherAccountFleet],
  ["vault", vaultFleet],
  ["existing store", existingStoreFleet],
  ["ready-made", readyMadeFleet],
  ["ack", ackFleet],
];

const inCluster = argocdWays
  .filter(({ name }) => name === "in-cluster")
  .map(({ of }) => ["shop, Argo CD in each cluster", of(shopFleet)] as const);

/** Fleets of every kind, pulled by Flux alone or beside Argo CD, with charts by reference and rendered. */
export const fluxFleets: readonly (readonly [string, Fleet])[] = [...named, ...inCluster].flatMap(([name, fleet]) => {
  const both = [
    [`${name}, charts by reference`, fleet],
    [`${name}, charts rendered`, renderedFleet(fleet)],
  ] as const;
  return both.flatMap(([title, one]) => [
    [`${title}, by Flux`, withEngines(one, "flux")] as const,
    [`${title}, by both engines`, withEngines(one, "argocd", "flux")] as const,
  ]);
});

export const foldersOf = (fleet: Fleet): readonly RenderedFolder[] => [...renderFleet(fleet, renderedCharts(fleet))];
