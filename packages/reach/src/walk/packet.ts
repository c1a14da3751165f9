import type { PortRange } from "@meshwright/model";
import type { Party } from "../flow/flow.ts";
import type { Range } from "../range.ts";
import { portText } from "../port-range.ts";
import { rangeText } from "./range-text.ts";
import type { Place, Stand } from "./stand.ts";
import type { Halt } from "./step.ts";
import type { Stop } from "./verdict.ts";

/** One end of a packet's way: a run of addresses of a cluster. */
export interface End {
  readonly place: Place;
  readonly stand: Stand;
  /** The place whose packets leave with these addresses, where that is another one. */
  readonly of?: Place;
}

/** Packets of a flow, from one run of addresses to another: its own, or its answers. */
export interface Packet {
  readonly direction: "there" | "back";
  readonly protocol: "tcp" | "udp";
  /** Ports that they go to. */
  readonly ports: readonly PortRange[];
  readonly from: End;
  readonly to: End;
}

export const partyText: Readonly<Record<Party, string>> = {
  pods: "pods",
  nodes: "nodes",
  "control-plane": "control plane",
  "load-balancer": "load balancer",
};

const senderText = ({ place, stand, of }: End): string => {
  const name = `${place.cluster.name} ${partyText[(of ?? place).party]}`;
  return of === undefined
    ? `${name} ${rangeText(stand.whole)}`
    : `${name} as ${partyText[place.party]} ${rangeText(stand.whole)}`;
};

/** Who gets it need not be said of pods: most flows go to pods. */
const receiverText = ({ place, stand }: End): string =>
  `${place.cluster.name} ${place.party === "pods" ? "" : `${partyText[place.party]} `}${rangeText(stand.whole)}`;

export const packetText = ({ direction, from, to }: Packet): string =>
  `${direction === "there" ? "packet" : "answer"} from ${senderText(from)} to ${receiverText(to)}`;

/** Of a flow, as AWS writes it: `TCP 15008`. */
export const protocolText = (protocol: "tcp" | "udp", ports: PortRange): string =>
  `${protocol.toUpperCase()} ${portText(ports)}`;

/** What stands between a run of addresses and what people call it by. */
export const addressText = ({ stand }: End, range: Range): string =>
  range.first <= stand.range.first && stand.range.last <= range.last ? rangeText(stand.whole) : rangeText(range);

export function stopOf(packet: Packet, { says, is: _, ...halt }: Halt, ports?: PortRange): Stop {
  const { direction, from, to } = packet;
  return {
    ...halt,
    direction,
    from: rangeText(from.stand.whole),
    to: rangeText(to.stand.whole),
    ...(ports && { ports }),
    words: `${packetText(packet)}: ${says}`,
  };
}
