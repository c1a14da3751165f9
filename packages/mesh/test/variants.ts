import type { ArgocdSettings, Fleet } from "@meshwright/model";
import type { RenderedFolder } from "@meshwright/mesh";
import { renderFleet } from "@meshwright/mesh";
import { ackFleet, harbourFleet, renderedFleet, shopFleet, vaultFleet } from "@meshwright/testkit";
import { renderedCharts } from "./rendered-charts.ts";

/** One way to deliver a fleet. */
export interface Way {
  readonly name: string;
  readonly of: (fleet: Fleet) => Fleet;
}

/** The same fleet with other settings of Argo CD, and destinations that fit them. */
function withArgocd(fleet: Fleet, changes: Partial<ArgocdSettings>): Fleet {
  const { mesh } = fleet;
  const argocd = { ...mesh.gitops.argocd, ...changes };
  return {
    ...fleet,
    mesh: { ...mesh, gitops: { ...mesh.gitops, argocd } },
    clusters: fleet.clusters.map((cluster) => {
      const { name, region, account } = cluster;
      if (argocd.topology === "in-cluster") return { ...cluster, argocd: argocd.localCluster };
      if (argocd.profile === "self-managed") return cluster;
      return { ...cluster, argocd: { server: `arn:aws:eks:${region}:${account}:cluster/${name}` } };
    }),
  };
}

const argocd = (name: string, changes: Partial<ArgocdSettings>): Way => ({
  name,
  of: (fleet) => withArgocd(fleet, changes),
});

const registered = { name: "in-cluster" } as const;

/** Every way in which Argo CD delivers. */
export const argocdWays: readonly Way[] = [
  argocd("hub", {}),
  argocd("hub, ApplicationSet", { roots: "applicationset" }),
  argocd("hub, managed", { profile: "eks-managed", localCluster: registered }),
  argocd("hub, managed, ApplicationSet", {
    profile: "eks-managed",
    localCluster: registered,
    roots: "applicationset",
  }),
  argocd("in-cluster", { topology: "in-cluster" }),
  argocd("in-cluster, managed", { topology: "in-cluster", profile: "eks-managed", localCluster: registered }),
];

export const sampleFleets: readonly (readonly [name: string, fleet: Fleet])[] = [
  ["shop", shopFleet],
  ["harbour", harbourFleet],
  ["vault", vaultFleet],
  ["ack", ackFleet],
];

/** How a fleet takes its charts. */
export const chartWays: readonly Way[] = [
  { name: "charts by reference", of: (fleet) => fleet },
  { name: "rendered charts", of: (fleet) => renderedFleet(fleet) },
];

/** The folders of a fleet, whatever way it takes its charts. */
export const foldersOf = (fleet: Fleet): readonly RenderedFolder[] => [...renderFleet(fleet, renderedCharts(fleet))];

/** Every sample fleet in every way. */
export const variants: readonly (readonly [name: string, fleet: Fleet])[] = sampleFleets.flatMap(([name, fleet]) =>
  argocdWays.flatMap((way) =>
    chartWays.map((charts) => [`${name}: ${way.name}, ${charts.name}`, charts.of(way.of(fleet))] as const),
  ),
);
