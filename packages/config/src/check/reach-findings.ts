import type { Finding } from "@meshwright/findings";
import type { KeyPath } from "@meshwright/reading";
import type { ReachProblem } from "@meshwright/reach";
import type { Draft } from "../read/draft.ts";
import { writtenPath } from "./written-path.ts";

/** What the proof of the network found, told where the fleet says what causes it, or where it would have to; one may be there twice. */
export function reachFindings({ mesh, clusters }: Draft, problems: readonly ReachProblem[]): readonly Finding[] {
  const parts = new Map(clusters.map((part) => [part.known.name, part]));
  const placeOf = (cluster: string | undefined, keyPath: KeyPath) => {
    const { known, source } = (cluster === undefined ? undefined : parts.get(cluster)) ?? mesh;
    return source.place(writtenPath(known, keyPath));
  };
  return problems.map(({ cluster, keyPath, tell }) => tell(placeOf(cluster, keyPath)));
}
