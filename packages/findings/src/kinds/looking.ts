import { kind } from "../kind.ts";

// Of commands that show a fleet.

export const notPeers = kind(
  "MW0134",
  "error",
  "Two clusters that are no peers",
  (a: { from: string; to: string; group: string; otherGroup: string }) =>
    a.from === a.to
      ? `${a.from} is no peer of its own; network ${a.from} shows all that is of it.`
      : `${a.from} is in the peer group ${a.group} and ${a.to} in ${a.otherGroup}: nothing of the mesh goes from one to the other, so nothing is judged.`,
);
