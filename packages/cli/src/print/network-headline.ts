import type { ReachPicture } from "@meshwright/reach";
import { counted } from "./counted.ts";
import { verdictWords, worstOf } from "./network-words.ts";

const pairsText = (count: number): string => counted(count, "ordered pair");

/** One line: do packets flow as the mesh needs? */
export function headline({ pairs, own }: ReachPicture): string {
  const of = (flows: readonly { readonly flows: Parameters<typeof worstOf>[0] }[], is: string): number =>
    flows.filter((one) => worstOf(one.flows) === is).length;
  const inside = own.filter(({ flows }) => flows.length > 0);
  const stopped = of(pairs, "stopped");
  const unknown = of(pairs, "unknown");
  const within = of(inside, "stopped");
  const all = pairsText(pairs.length);
  if (stopped > 0 || within > 0) {
    const between = stopped > 0 ? [`${stopped} of ${all} of peers`] : [];
    return `Packets are ${verdictWords.stopped}: ${[...between, ...(within > 0 ? [`within ${counted(within, "cluster")}`] : [])].join(", and ")}.`;
  }
  const open = of(inside, "unknown");
  const untold = [
    ...(unknown > 0 ? [`${unknown} of ${all} of peers`] : []),
    ...(open > 0 ? [`the inside of ${counted(open, "cluster")}`] : []),
  ];
  if (untold.length > 0)
    return `Nothing that is known stops packets, but not everything is known: ${untold.join(" and ")} could not be judged in full.`;
  if (pairs.length === 0) return "No cluster has a peer.";
  return `Every peer reaches every other as the mesh needs: ${all}.`;
}
