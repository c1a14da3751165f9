import type { Cluster, Connection, NetworkHop } from "@meshwright/model";
import type { Network, NetworkSubnet, NetworkTransitGateway, NetworkVpc } from "../network/network.ts";
import type { Range } from "../range.ts";
import type { Stand } from "./stand.ts";
import type { Halt, Leg, Step } from "./step.ts";

/** What the fleet says of each cluster, by name: places of findings are found in it. */
export interface Known {
  readonly clusters: ReadonlyMap<string, Cluster>;
}

/** Packets on their way from one stand to another. */
export interface Trip extends Known {
  readonly network: Network;
  readonly from: Stand;
  readonly to: Stand;
  /** What the fleet says of the two clusters; absent within one. */
  readonly connection?: Connection;
  /** By name. */
  readonly hops: ReadonlyMap<string, NetworkHop>;
  readonly look: Look;
}

/** How packets are looked up in the tables that they come to; tables lead to one another in every order. */
export interface Look {
  /** In a route table of a VPC. */
  readonly inVpc: (trip: Trip, position: Position, range: Range) => readonly Leg[];
  /** In a route table of a Transit Gateway. */
  readonly inTransit: (trip: Trip, position: TransitPosition, range: Range) => readonly Leg[];
}

/** Where packets are about to be looked up in a Transit Gateway. */
export interface TransitPosition {
  readonly gateway: NetworkTransitGateway;
  readonly routeTable: string;
  readonly passed: number;
}

/** Where packets are about to be looked up in a route table. */
export interface Position {
  readonly vpc: NetworkVpc;
  readonly routeTable: string;
  /** The subnet that they leave, or came into from a gateway; absent behind a hop. */
  readonly subnet?: NetworkSubnet;
  /** True for a subnet that they came into from a gateway. */
  readonly isDoor?: boolean;
  /** How many tables they have been looked up in, so that circles end. */
  readonly passed: number;
}

/** More tables than any way has that does not go in a circle. */
const mostTables = 12;

export const isCircle = ({ passed }: { readonly passed: number }): boolean => passed > mostTables;

export const halted = (to: Range, halt: Halt): readonly Leg[] => [{ to, steps: [halt] }];

export const after = (steps: readonly Step[], legs: readonly Leg[]): readonly Leg[] =>
  steps.length === 0 ? legs : legs.map((leg) => ({ ...leg, steps: [...steps, ...leg.steps] }));

export const through = (name: string): Step => ({ is: "through", name });
