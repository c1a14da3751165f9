import type { NetworkProtocol } from "@meshwright/model";

const protocols: Readonly<Record<string, NetworkProtocol>> = {
  "-1": "all",
  "1": "icmp",
  "6": "tcp",
  "17": "udp",
  icmp: "icmp",
  tcp: "tcp",
  udp: "udp",
};

/**
 * What a fleet calls a protocol that EC2 gives by name or by number; undefined: a fleet has no word for it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
 */
export const protocolOf = (text: string): NetworkProtocol | undefined => protocols[text.toLowerCase()];

/** `"443"` or `"1024-65535"`; undefined: all. ICMP has types where others have ports, and a fleet does not tell them apart. */
export function portsOf(protocol: NetworkProtocol, from?: number, to?: number): string | undefined {
  if (protocol === "all" || protocol === "icmp" || from === undefined || to === undefined) return undefined;
  if (from < 0 || to < 0 || (from === 0 && to === 65_535)) return undefined;
  return from === to ? String(from) : `${from}-${to}`;
}
