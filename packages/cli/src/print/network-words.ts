import type { PortRange } from "@meshwright/model";
import type { ConnectionPicture, FlowPicture, Party, PortNeed, ReachPicture, Verdict } from "@meshwright/reach";

/** What becomes of a flow, in words: no sign stands for it alone. */
export const verdictWords: Readonly<Record<Verdict["is"], string>> = {
  allowed: "allowed",
  stopped: "stopped",
  unknown: "not checked",
};

/** The worst of several flows: one that is stopped stops what the mesh needs. */
export const worstOf = (flows: readonly Pick<FlowPicture, "verdict">[]): Verdict["is"] =>
  worst(flows.map(({ verdict }) => verdict.is));

export function worst(all: readonly Verdict["is"][]): Verdict["is"] {
  if (all.includes("stopped")) return "stopped";
  // Of a pair without a flow nothing was checked.
  return all.includes("unknown") || all.length === 0 ? "unknown" : "allowed";
}

export const partyWords: Readonly<Record<Party | "outside", string>> = {
  pods: "pods",
  nodes: "nodes",
  "control-plane": "control plane",
  "load-balancer": "load balancer",
  outside: "outside",
};

const kindWords: Readonly<Record<ConnectionPicture["kind"], string>> = {
  "transit-gateway": "Transit Gateway",
  "vpc-peering": "VPC peering",
  private: "private link",
};
export const kindText = ({ kind }: Pick<ConnectionPicture, "kind">): string => kindWords[kind];

/** `443, 8080-8090`; `all` where they are. */
export function portsText(ports: readonly PortRange[]): string {
  if (ports.some(({ from, to }) => from <= 1 && to === 65_535)) return "all";
  return ports.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(", ");
}

export const needPorts = ({ ports, protocol }: Pick<PortNeed, "ports" | "protocol">): string =>
  `${portsText(ports)}/${protocol}`;

const makers: Readonly<Record<ReachPicture["management"], string>> = {
  external: "somebody else makes what joins the VPCs (management: external)",
  terraform: "Terraform makes what joins the VPCs, from what meshwright writes",
  ack: "ACK makes what joins the VPCs, from what meshwright writes",
};

const models: Readonly<Record<ReachPicture["model"], string>> = {
  flat: "flat: pods reach pods",
  gateways: "gateways: each cluster is an Istio network of its own",
  mixed: "mixed: pods reach pods in one Istio network, gateways between networks",
};

/** `flat: pods reach pods; somebody else makes what joins the VPCs`. */
export const modelText = ({ model, management }: ReachPicture): string => `${models[model]}; ${makers[management]}`;

export const modeText = ({ isFlat }: Pick<ConnectionPicture, "isFlat">): string =>
  isFlat ? "pods to pods" : "through gateways";

export const mtuText = ({ mtu }: Pick<ConnectionPicture, "mtu">): string =>
  mtu === undefined ? "not said" : `${mtu} bytes`;
