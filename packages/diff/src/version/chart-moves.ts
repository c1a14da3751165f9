import type { ClusterDelta } from "../delta.ts";
import type { Cause } from "../effect.ts";
import type { ChartSource } from "../machinery/chart-source.ts";
import { chartSourceOf } from "../machinery/chart-source.ts";
import { stayingReleases } from "../machinery/release-pairs.ts";
import type { Said } from "../rule.ts";
import { counted, enumerate } from "../words.ts";
import { changedCauses } from "./changed-causes.ts";
import { familyOfChart, familyOfImage } from "./families.ts";
import { baseName, imageOf } from "./image.ts";
import type { ImageMove } from "./image-moves.ts";
import { judgeMove } from "./judge-move.ts";
import { moveOf } from "./move.ts";

interface ChartMove {
  readonly chart: string;
  readonly before: ChartSource;
  readonly after: ChartSource;
  readonly causes: readonly Cause[];
}

const movesIn = (delta: ClusterDelta): readonly ChartMove[] =>
  stayingReleases(delta).flatMap(({ before: was, after: release }) => {
    const [before, after] = [chartSourceOf(was, delta.before), chartSourceOf(release, delta.after)];
    if (before.version === after.version && before.repository === after.repository) return [];
    const causes = changedCauses(delta.changes, [...before.said, ...after.said]);
    return causes.length === 0 ? [] : [{ chart: release.chart, before, after, causes }];
  });

const unsaid = "none given";

/** What the charts of one family that move alike do. */
function sayOf(moves: readonly ChartMove[], images: readonly ImageMove[]): Said {
  const [{ chart, before, after } = { chart: "", before: { said: [] }, after: { said: [] } }] = moves;
  const family = familyOfChart(chart);
  const names = enumerate(moves.map((move) => move.chart));
  const of = family === undefined || family.name === names ? "" : `${family.name}'s `;
  const charts = `${of}Helm chart${moves.length === 1 ? "" : "s"} ${names}`;
  const title = of === "" ? `The ${charts}` : charts;
  const plural = moves.length === 1 ? "s" : "";
  const causes = [...moves.flatMap((move) => move.causes), ...images.map(({ cause }) => cause)];
  const from = `from ${before.repository ?? unsaid} to ${after.repository ?? unsaid}`;
  if (before.version === after.version)
    return {
      risk: "routine",
      says: `${title} come${plural} from another place, ${from}, in the same version ${after.version ?? unsaid}.`,
      watch:
        "After merging, see that the cluster can fetch the chart from there: the Application or HelmRelease says so if it cannot.",
      causes,
    };
  const { risk, step } = judgeMove(moveOf(before.version ?? "", after.version ?? ""), family, "chart");
  const inside = "What the new chart changes in its own objects is not in this tree and not in this report";
  const proxies =
    family?.name === "Istio" ? ". Sidecars that run keep the version they have until their pods restart" : "";
  const along =
    images.length === 0
      ? ""
      : `. ${counted(images.length, "container")} of this tree with an image of it go${images.length === 1 ? "es" : ""} along`;
  const place = before.repository === after.repository ? "" : `, and the charts now come ${from}`;
  return {
    risk,
    says: `${title} move${plural} from version ${before.version ?? unsaid} to ${after.version ?? unsaid}: ${step}${place}${along}. ${inside}${proxies}.`,
    watch: `Before merging, read the release notes${family === undefined ? "" : ` (${family.notes})`}${
      family?.name === "Istio"
        ? "; after merging, `istioctl proxy-status` shows which version each sidecar runs"
        : "; after merging, see that its pods become ready"
    }.`,
    causes,
  };
}

/** Of images that follow a chart, only the chart is told. */
const follows = ({ before, after }: ImageMove, { chart, ...move }: ChartMove): boolean => {
  const [old, now] = [imageOf(before), imageOf(after)];
  const family = familyOfChart(chart);
  return (
    family !== undefined &&
    familyOfImage(baseName(now)) === family &&
    old.repository === now.repository &&
    old.tag === move.before.version &&
    now.tag === move.after.version
  );
};

/** What charts by reference do, and the images of the tree that follow none of them. */
export function chartMoves(
  delta: ClusterDelta,
  images: readonly ImageMove[],
): { readonly said: readonly Said[]; readonly left: readonly ImageMove[] } {
  const groups = Map.groupBy(movesIn(delta), ({ chart, before, after }) =>
    JSON.stringify([
      familyOfChart(chart)?.name ?? chart,
      before.version,
      after.version,
      before.version === after.version ? [before.repository, after.repository].map(host) : undefined,
    ]),
  );
  const following = new Set<ImageMove>();
  const said = [...groups.values()].map((group) => {
    const [first, ...rest] = group.toSorted((left, right) => (left.chart < right.chart ? -1 : 1));
    if (first === undefined) throw new Error("a group of nothing");
    const along = images.filter((image) => follows(image, first));
    for (const image of along) following.add(image);
    return sayOf([first, ...rest], along);
  });
  return { said, left: images.filter((image) => !following.has(image)) };
}

/** Charts of one family lie beside each other: the last part of an OCI address is the chart. */
const host = (repository: string | undefined): string | undefined =>
  repository?.startsWith("oci://") ? repository.slice(0, repository.lastIndexOf("/")) : repository;
