import type { FlowName, ReachPicture, Stop, Verdict } from "@meshwright/reach";
import { flowWords } from "@meshwright/reach";

/** One thing that stops flows, or that nobody has said, with all that it stops. */
export interface Cause {
  /** What a matrix calls it; of what is not checked as well, one after the other. */
  readonly number: number;
  readonly is: Exclude<Verdict["is"], "allowed">;
  /** Of the first flow that has it. */
  readonly stop: Stop;
  /** Ordered pairs of peers; empty where it is within a cluster. */
  readonly pairs: readonly (readonly [from: string, to: string])[];
  /** Clusters within which it is. */
  readonly own: readonly string[];
  readonly flows: readonly FlowName[];
  /** In whose descriptions it is; empty for the mesh's. */
  readonly clusters: readonly string[];
  /** What to do: of one route table, often a route for each of several peers. */
  readonly mends: readonly string[];
}

interface Found {
  readonly is: Cause["is"];
  readonly stop: Stop;
  readonly flow: FlowName;
  readonly pair?: readonly [string, string];
  readonly own?: string;
}

/** Where the same thing is at fault, whatever it stops. What nobody has said of several clusters is one thing. */
const sameness = ({ is, stop: { reason, cluster, keyPath, at } }: Found): string =>
  is === "unknown" && cluster !== undefined
    ? JSON.stringify([is, reason, keyPath.filter((key) => typeof key === "string")])
    : JSON.stringify([is, reason, cluster, keyPath, at]);

function* foundIn({ pairs, own }: Pick<ReachPicture, "pairs" | "own">): Generator<Found> {
  for (const { from, to, flows } of pairs)
    for (const { name, verdict } of flows)
      if (verdict.is !== "allowed") yield { is: verdict.is, stop: verdict.stop, flow: name, pair: [from, to] };
  for (const { cluster, flows } of own)
    for (const { name, verdict } of flows)
      if (verdict.is !== "allowed") yield { is: verdict.is, stop: verdict.stop, flow: name, own: cluster };
}

/** Each cause once: first what stops packets, then what nobody has said; of each, what the most pairs have. */
export function causesOf(picture: Pick<ReachPicture, "pairs" | "own">): readonly Cause[] {
  const alike = Map.groupBy(foundIn(picture), sameness);
  const causes = [...alike.values()].flatMap((all): readonly Omit<Cause, "number">[] => {
    const [first] = all;
    if (first === undefined) return [];
    const pairs = new Map(all.flatMap(({ pair }) => (pair === undefined ? [] : [[pair.join(" "), pair] as const])));
    return [
      {
        is: first.is,
        stop: first.stop,
        pairs: [...pairs.values()],
        own: [...new Set(all.flatMap(({ own }) => own ?? []))],
        flows: [...new Set(all.map(({ flow }) => flow))],
        clusters: [...new Set(all.flatMap(({ stop }) => stop.cluster ?? []))].toSorted(),
        mends: [...new Set(all.map(({ stop }) => stop.mend))],
      },
    ];
  });
  const weight = ({ is, pairs, own }: Omit<Cause, "number">): number =>
    (is === "stopped" ? 1_000_000 : 0) + pairs.length + own.length;
  return causes
    .toSorted((left, right) => weight(right) - weight(left))
    .map((cause, index) => ({ number: index + 1, ...cause }));
}

/** `app to app, API server of the peer`. */
export const flowsText = ({ flows }: Pick<Cause, "flows">): string => flows.map((flow) => flowWords[flow]).join(", ");
