import type { PeerGroupPicture, RefusalMatrix, TrustPicture } from "@meshwright/trust";
import { counted } from "./counted.ts";
import { someText } from "./some-text.ts";

/** Peer groups of the same size under the same roots are one row. */
export function groupRows({ peerGroups, authorities, roots }: TrustPicture): readonly (readonly string[])[] {
  const rootOf = new Map(
    authorities.flatMap(({ clusters, signingRoot, issuer }) => {
      const file = roots.find(({ fingerprint }) => fingerprint === signingRoot)?.file ?? issuer.name;
      return clusters.map((cluster) => [cluster, file] as const);
    }),
  );
  const under = ({ clusters }: PeerGroupPicture): string =>
    [...new Set(clusters.map((cluster) => rootOf.get(cluster) ?? ""))].join(", ");
  const alike = Map.groupBy(peerGroups, (group) => `${group.clusters.length} ${under(group)}`);
  return [...alike.values()].map((groups) => {
    const [first] = groups;
    const each = groups.length > 1 ? " each" : "";
    return [
      someText(groups.map(({ name }) => name)),
      `${counted(first?.clusters.length ?? 0, "cluster")}${each}`,
      groups.length === 1 ? someText(first?.clusters ?? []) : "",
      first === undefined ? "" : under(first),
    ];
  });
}

/** Who accepts whom, as rows under their titles: a class of clusters is called by its first. */
export function matrixTable({ classes, codes }: RefusalMatrix): {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const names = classes.map(([first = "", ...more]) => (more.length > 0 ? `${first} and ${more.length} more` : first));
  return {
    titles: ["FROM \\ TO", ...names],
    rows: codes.map((row, index) => [
      names[index] ?? "",
      ...row.map((cell) => (cell.length === 0 ? "accepted" : cell.join(" "))),
    ]),
  };
}

/** At most this many are shown to people. */
const mostMatrices = 5;

export interface ShownMatrices {
  readonly shown: readonly { readonly matrix: RefusalMatrix; readonly groups: string }[];
  /** What is said of the others; empty where all are shown. */
  readonly left: string;
}

/** Matrices that say the same, of groups in which all clusters are alike, are shown once. */
export function shownMatrices(refusals: readonly RefusalMatrix[]): ShownMatrices {
  const alike = Map.groupBy(refusals, ({ classes, codes }) =>
    JSON.stringify([classes.length > 1 ? classes : "one", codes]),
  );
  const all = [...alike.values()].flatMap((matrices) => {
    const [matrix] = matrices;
    return matrix === undefined ? [] : [{ matrix, groups: someText(matrices.map(({ peerGroup }) => peerGroup)) }];
  });
  const left = all.slice(mostMatrices).map(({ groups }) => groups);
  return {
    shown: all.slice(0, mostMatrices),
    left: left.length === 0 ? "" : `Nor does everybody accept everybody in ${someText(left)}; json has all of it.`,
  };
}
