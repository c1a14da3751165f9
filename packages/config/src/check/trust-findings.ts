import type { Finding, FleetPlace } from "@meshwright/findings";
import type { KeyPath } from "@meshwright/reading";
import type { TrustProblem } from "@meshwright/trust";
import type { Draft } from "../read/draft.ts";
import { authorities } from "./authorities.ts";

/** What the proof of trust found, told where the fleet says it: once for all clusters that have it from the mesh. */
export function trustFindings(draft: Draft, problems: readonly TrustProblem[]): readonly Finding[] {
  if (problems.length === 0) return [];
  const placeOf = placesIn(draft);
  const found = problems.flatMap((problem) =>
    problem.clusters.map((cluster) => ({ problem, cluster, place: placeOf(cluster, problem.keyPath) })),
  );
  const same = Map.groupBy(found, ({ problem, place }) => JSON.stringify(problem.tell(place, [])));
  return [...same.values()].flatMap((all) => {
    const [first] = all;
    return first === undefined ? [] : first.problem.tell(first.place, [...new Set(all.map(({ cluster }) => cluster))]);
  });
}

/** Where a cluster has a key from: its own file where that says it, else the mesh's. */
function placesIn({ mesh, clusters }: Draft): (cluster: string, keyPath: KeyPath) => FleetPlace {
  const ofAuthority = new Map(
    authorities({ mesh, clusters }).flatMap(({ clusters: having, place }) =>
      having.map(({ known }) => [known.name, place] as const),
    ),
  );
  const withDomain = new Map(
    clusters.flatMap(({ known, source }) => (known.trustDomain === undefined ? [] : [[known.name, source] as const])),
  );
  return (cluster, keyPath) => {
    const [section, ...rest] = keyPath;
    const place = section === "certificateAuthority" ? ofAuthority.get(cluster) : undefined;
    if (place !== undefined) return place(rest);
    const own = section === "trustDomain" ? withDomain.get(cluster) : undefined;
    return (own ?? mesh.source).place(keyPath);
  };
}
