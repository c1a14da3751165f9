import { loadFleet } from "@meshwright/config";
import type { Cluster, ConnectionKind, Fleet } from "@meshwright/model";
import { proveReach, reachPicture } from "@meshwright/reach";
import { networkCluster, networkFleet } from "@meshwright/testkit";
import { fastest, runNode } from "./child.ts";

/** The proof of the network of one fleet: the plan, every flow of every ordered pair of peers, and what is proved beside. Milliseconds. */
export interface ReachMeasure {
  readonly transitGateways: number;
  readonly peerings: number;
}

/** `folder` holds a fleet. */
export function measureReach(folder: string): ReachMeasure {
  const measured: ReachMeasure = JSON.parse(runNode("measure-reach.ts", ["fleet"], folder).stdout);
  return measured;
}

const regions = ["eu-west-1", "us-east-2", "ap-northeast-1"] as const;

/** A cluster of which everything is said, with addresses that no other one has; peers are in all three regions. */
function whole({ name, peerGroup }: Cluster, index: number): Cluster {
  const region = regions[index % regions.length] ?? "";
  const endpoint = `https://${index.toString(16).toUpperCase().padStart(32, "0")}.gr7.${region}.eks.amazonaws.com`;
  const { apiServer, ...made } = networkCluster({ name, region, site: 10 }, { peerGroup });
  const text = JSON.stringify({ ...made, apiServer: { ...apiServer, endpoint } })
    .replaceAll('"10.10.', `"${10 + Math.trunc(index / 250)}.${index % 250}.`)
    .replaceAll("-0010", `-0${String(index).padStart(3, "0")}`);
  const moved: Cluster = JSON.parse(text);
  return moved;
}

/** Nothing is kept from run to run: each has a fleet of its own. */
function timed({ clusters, apps }: Fleet, kind: ConnectionKind): number {
  const fleet = networkFleet(clusters.map(whole), { kind }, apps);
  const start = performance.now();
  const errors = proveReach(fleet).filter(({ level }) => level === "error");
  const milliseconds = performance.now() - start;
  if (errors.length > 0) throw new Error(`a network of the bench is refused: ${errors[0]?.code}`);
  // A flow of which something is not known would have been walked in part only.
  const { pairs, own } = reachPicture(fleet);
  const lost = [...pairs, ...own].flatMap(({ flows }) => flows).find(({ verdict }) => verdict.is !== "allowed");
  if (lost !== undefined) throw new Error(`a flow of the bench is ${lost.verdict.is}: ${lost.why}`);
  return milliseconds;
}

// A process of its own: `node measure-reach.ts FLEET`, which prints one ReachMeasure as JSON.
if (import.meta.main) {
  const { fleet } = await loadFleet(process.argv[2] ?? "", { today: new Date("2026-12-01"), root: process.cwd() });
  if (fleet === undefined) throw new Error("the fleet of the bench is refused");
  const measure: ReachMeasure = {
    transitGateways: fastest(3, () => timed(fleet, "transit-gateway")),
    peerings: fastest(3, () => timed(fleet, "vpc-peering")),
  };
  process.stdout.write(JSON.stringify(measure));
}
