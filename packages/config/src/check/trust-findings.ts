import type { Finding, FleetPlace } from "@meshwright/findings";
import type { KeyPath } from "@meshwright/reading";
import type { TrustProblem } from "@meshwright/trust";
import type { Draft } from "../read/draft.ts";

/** What the proof of trust found, told where the fleet says it: once for all clusters that have it from the mesh. */
export function trustFindings(draft: Draft, problems: readonly TrustProblem[]): readonly Finding[] {
  const found = problems.flatMap((problem) =>
    problem.clusters.map((cluster) => ({ problem, cluster, place: placeOf(draft, cluster, problem.keyPath) })),
  );
  const same = Map.groupBy(found, ({ problem, place }) => JSON.stringify(problem.tell(place, [])));
  return [...same.values()].flatMap((all) => {
    const [first] = all;
    return first === undefined ? [] : first.problem.tell(first.place, [...new Set(all.map(({ cluster }) => cluster))]);
  });
}

/** The cluster's own file where it says that key, else the mesh's. */
function placeOf({ mesh, clusters }: Draft, name: string, keyPath: KeyPath): FleetPlace {
  const [section, key] = keyPath;
  const own = clusters.find(({ known }) => known.name === name);
  const said = section === "trustDomain" ? own?.known : own?.known.certificateAuthority;
  const says = said !== undefined && String(section === "trustDomain" ? section : key) in said;
  return (says && own !== undefined ? own : mesh).source.place(keyPath);
}
