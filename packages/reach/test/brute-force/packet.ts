/** One packet. Addresses are numbers, as those of a Range. */
export interface Packet {
  readonly from: number;
  readonly fromPort: number;
  readonly to: number;
  readonly toPort: number;
  readonly protocol: "tcp" | "udp";
}

export const answerTo = ({ from, fromPort, to, toPort, protocol }: Packet): Packet => ({
  from: to,
  fromPort: toPort,
  to: from,
  toPort: fromPort,
  protocol,
});

/** What becomes of a packet. `unsaid`: it comes to a list of which nobody has said everything. */
export type Fate =
  | { readonly is: "delivered" }
  | { readonly is: "dropped"; readonly by: string }
  | { readonly is: "unsaid"; readonly by: string };

export const delivered: Fate = { is: "delivered" };
export const dropped = (by: string): Fate => ({ is: "dropped", by });
export const unsaid = (by: string): Fate => ({ is: "unsaid", by });

/** Of several ways that a packet may take, the worst one. */
export function worst(fates: Iterable<Fate>): Fate {
  let found = delivered;
  for (const fate of fates) {
    if (fate.is === "dropped") return fate;
    if (fate.is === "unsaid") found = fate;
  }
  return found;
}

/** Each step in turn, until one of them does not let the packet go on. */
export function inTurn(...steps: readonly (() => Fate)[]): Fate {
  let found = delivered;
  for (const step of steps) {
    const fate = step();
    if (fate.is === "dropped") return fate;
    if (fate.is === "unsaid") found = fate;
  }
  return found;
}
