import type { Release } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import type { Cause } from "../effect.ts";
import { rolloutCommand } from "../machinery/release-restarts.ts";
import { workloadsOf } from "../machinery/workloads.ts";
import type { Said } from "../rule.ts";
import { enumerate } from "../words.ts";
import { steps } from "./steps.ts";

/** What installs Kiali and lists other clusters otherwise in its values: its pods restart. */
function installing(causes: readonly Cause[], { after }: ClusterDelta): readonly Release[] {
  const files = new Set(causes.flatMap(({ object, pointers }) => (pointers === undefined ? [] : [object.file])));
  return after.releases.filter(({ from, chart }) => chart === "kiali-server" && files.has(from.file));
}

/** Kiali shows one more cluster, or one less. */
export function ofKiali(
  delta: ClusterDelta,
  {
    causes,
    how,
    peers,
    by,
  }: {
    readonly causes: readonly Cause[];
    readonly how: "added" | "removed";
    readonly peers: readonly string[];
    readonly by: string;
  },
): readonly Said[] {
  if (causes.length === 0) return [];
  const names = enumerate(peers);
  const releases = installing(causes, delta);
  const restarts = releases.flatMap((release) => workloadsOf(release));
  const first = new Set(releases.map(({ from }) => from.file));
  const restart =
    restarts.length === 0 ? "" : ` ${enumerate(restarts)} restarts for it; only the pages of Kiali are away meanwhile.`;
  return [
    {
      risk: "careful",
      says:
        how === "added"
          ? `Kiali in ${delta.cluster} shows ${names} as well. ${by} creates the Secret with which Kiali reads the API server there.${restart}`
          : `Kiali in ${delta.cluster} no longer shows ${names}. ${by} deletes the Secret with which Kiali reads the API server there.${restart}`,
      afterMerging:
        steps([
          ...restarts.map((one) => `\`${rolloutCommand(one)}\` ends when all pods of Kiali are new.`),
          how === "added"
            ? `The page Mesh of Kiali shows ${names}, without a warning.`
            : `The page Mesh of Kiali no longer shows ${names}.`,
        ]) ?? "",
      // The change of the chart's values, by which it restarts, before what comes with it.
      causes: causes.toSorted(
        (left, right) => Number(first.has(right.object.file)) - Number(first.has(left.object.file)),
      ),
      ...(restarts.length > 0 && { restarts }),
    },
  ];
}
