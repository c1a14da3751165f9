import type { Passage, PortRange } from "@meshwright/model";
import type { Range } from "../range.ts";
import { common, overlaps, rangeOf, without } from "../range.ts";
import { holdsPorts, portCuts } from "../port-range.ts";

const rangesOf = (cidrs: readonly string[] | undefined): readonly Range[] => (cidrs ?? ["0.0.0.0/0"]).map(rangeOf);

/** All packets from one of the addresses to one of the others. */
interface Lot {
  readonly from: Range;
  readonly to: Range;
}

/** What is left of a lot without those from one range to another. */
function withoutPassed({ from, to }: Lot, source: Range, target: Range): readonly Lot[] {
  const both = common(from, source);
  if (both === undefined || !overlaps(to, target)) return [{ from, to }];
  return [
    ...without(from, [source]).map((rest) => ({ from: rest, to })),
    ...without(to, [target]).map((rest) => ({ from: both, to: rest })),
  ];
}

/** The first of some ports on which passages do not let through every packet between two ranges. */
export function portsNotPassed(
  passages: readonly Passage[],
  from: Range,
  to: Range,
  ports: readonly PortRange[],
): PortRange | undefined {
  const cuts = ports.flatMap((wanted) =>
    portCuts(
      wanted,
      passages.flatMap((passage) => passage.ports ?? []),
    ),
  );
  return cuts.find((cut) => {
    let left: readonly Lot[] = [{ from, to }];
    for (const { from: sources, to: targets, ports: open } of passages) {
      if (open !== undefined && !open.some((one) => holdsPorts(one, cut))) continue;
      for (const source of rangesOf(sources))
        for (const target of rangesOf(targets)) left = left.flatMap((lot) => withoutPassed(lot, source, target));
    }
    return left.length > 0;
  });
}
