import { kinds } from "@meshwright/findings";
import type { ReachRule } from "../reach-rule.ts";
import { reachProblem } from "../reach-rule.ts";
import type { JudgedPair } from "../walk/judged.ts";
import { judged } from "../walk/judged.ts";
import type { Stop } from "../walk/verdict.ts";

/** The first reason why pods of one do not reach pods of the other. */
const stopOf = ({ flows }: JudgedPair): Stop | undefined =>
  flows.flatMap(({ flow: { to }, verdict }) =>
    "party" in to && to.party === "pods" && verdict.is === "stopped" ? [verdict.stop] : [],
  )[0];

/**
 * Istio takes all clusters of a network to reach each other: flat is a property of classes, not of pairs. Of two clusters
 * the broken pair itself says all; of three or more, which of them could be networks of their own.
 */
export const flatNetworks: ReachRule = {
  name: "flat-networks",
  summary: "Every two clusters of an Istio network reach each other's pods",
  *run(input) {
    const { clusters } = input.fleet;
    const flat = judged(input).pairs.filter(({ isFlat }) => isFlat);
    const classes = Map.groupBy(clusters, ({ peerGroup, network }) => JSON.stringify([peerGroup, network]));
    for (const members of classes.values()) {
      const names = members.map(({ name }) => name);
      const network = members[0]?.network ?? "";
      const within = flat.filter(({ from, to }) => names.includes(from) && names.includes(to));
      const broken = within.flatMap((pair) => {
        const stop = stopOf(pair);
        return stop === undefined ? [] : [{ pair, stop }];
      });
      const [first] = broken;
      const isApart = (one: string, other: string): boolean =>
        broken.some(({ pair: { from, to } }) => (from === one && to === other) || (from === other && to === one));
      const parts = cliquesOf(names, isApart);
      // Where no two reach each other there is no network to be split.
      if (first === undefined || parts.length === names.length) continue;
      const { from, to } = first.pair;
      const leaver = parts.find((part) => part !== parts[0])?.[0];
      yield reachProblem(
        kinds.flatNotTransitive,
        {
          keyPath: ["network"],
          pairs: broken.map(({ pair }) => [pair.from, pair.to] as const),
          ...(leaver !== undefined && { cluster: leaver }),
        },
        { network, from, to, words: first.stop.words, parts },
      );
    }
  },
};

/** Clusters in as few parts as are found in one go, so that no two of a part are apart. */
function cliquesOf(names: readonly string[], isApart: (one: string, other: string) => boolean) {
  const parts: string[][] = [];
  for (const name of names) {
    const part = parts.find((others) => others.every((other) => !isApart(name, other)));
    if (part === undefined) parts.push([name]);
    else part.push(name);
  }
  return parts;
}
