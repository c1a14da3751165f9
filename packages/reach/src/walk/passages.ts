import type { Passage, PortRange } from "@meshwright/model";
import type { Range } from "../range.ts";
import { isWithin, rangeOf } from "../range.ts";
import { holdsPorts, portCuts } from "./port-cuts.ts";

const rangesOf = (cidrs: readonly string[] | undefined): readonly Range[] => (cidrs ?? ["0.0.0.0/0"]).map(rangeOf);

/** The first of some ports that no passage lets through between two ranges. */
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
    const open = passages.filter(({ ports: let_ }) => let_ === undefined || let_.some((one) => holdsPorts(one, cut)));
    const sources = open.filter((passage) => isWithin(to, rangesOf(passage.to)));
    if (
      isWithin(
        from,
        sources.flatMap((passage) => rangesOf(passage.from)),
      )
    )
      return false;
    const targets = open.filter((passage) => isWithin(from, rangesOf(passage.from)));
    return !isWithin(
      to,
      targets.flatMap((passage) => rangesOf(passage.to)),
    );
  });
}
