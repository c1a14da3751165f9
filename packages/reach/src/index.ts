export type { Flow, FlowName, Party } from "./flow/flow.ts";
export type { ReachFleet } from "./flow/flows-of.ts";
export type {
  Entries,
  Network,
  NetworkAttachment,
  NetworkPeering,
  NetworkRoute,
  NetworkSecurityGroup,
  NetworkSecurityGroupRule,
  NetworkSubnet,
  NetworkTransitGateway,
  NetworkTransitRoute,
  NetworkVpc,
} from "./network/network.ts";
export type {
  ClusterPicture,
  ConnectionPicture,
  FlowPicture,
  OwnPicture,
  PairPicture,
  PortNeed,
  ReachPicture,
} from "./picture/picture.ts";
export type { KeptRouteTable } from "./plan/kept-route-tables.ts";
export type {
  NetworkPlan,
  PlannedAttachment,
  PlannedPeering,
  PlannedRoute,
  PlannedSecurityGroupRule,
  PlannedTransitGateway,
  PlannedTransitGatewayPeering,
  PlannedTransitGatewayRoute,
  PlannedTransitGatewayRouteTable,
} from "./plan/plan.ts";
export type { PeerPair } from "./peer-pair.ts";
export type { Range } from "./range.ts";
export type { ReachProblem } from "./reach-problem.ts";
export type { ReachInput, ReachRule } from "./reach-rule.ts";
export type { Ground } from "./walk/ground.ts";
export type { Stop, StopReason, Verdict } from "./walk/verdict.ts";
export { flowWords } from "./flow/flow-words.ts";
export { gatewayClients } from "./flow/gateway-clients.ts";
export { flowsBetween, flowsWithin } from "./flow/flows-of.ts";
export { flowsOutside } from "./flow/outside.ts";
export { apiServerPort, calledPorts, eastWestGatewayPort, hbonePort } from "./flow/ports.ts";
export { networkOf } from "./network/network-of.ts";
export { keptRouteTables } from "./plan/kept-route-tables.ts";
export { planOf } from "./plan/plan-of.ts";
export { pathMtu } from "./path-mtu.ts";
export { reachPicture } from "./picture/reach-picture.ts";
export { proveReach, reachInput, reachRules } from "./prove.ts";
export { common, holds, isWithin, overlaps, rangeOf, reaches, without } from "./range.ts";
export { reachProblem } from "./reach-rule.ts";
export { networkRules } from "./rules/network-rules.ts";
export { groundOf } from "./walk/ground.ts";
export { walk } from "./walk/walk.ts";
export { stopReasons } from "./walk/verdict.ts";
