import { textAt } from "@meshwright/inventory";
import type { Said } from "../rule.ts";
import { counted, enumerate } from "../words.ts";
import type { ChartMove } from "./chart-move.ts";
import { chartNames, engineOf } from "./chart-names.ts";
import { familyOfChart } from "./families.ts";
import { baseName, imageOf } from "./image.ts";
import type { ImageMove } from "./image-moves.ts";
import { judgeMove } from "./judge-move.ts";
import { moveOf } from "./move.ts";

/** What a move does in all clusters together. */
export interface Everywhere {
  readonly clusters: number;
  /** The CronJobs that prove the mesh and move along. */
  readonly tests: readonly string[];
  /** Namespaces of workloads with a sidecar. */
  readonly injected: readonly string[];
}

const unsaid = "none given";

/** Images that stand in these files and follow the chart. */
function alongInWords(along: readonly ImageMove[], { tests }: Everywhere): string {
  const to = (images: readonly ImageMove[]): string =>
    enumerate([...new Set(images.map(({ after }) => `${baseName(imageOf(after))}:${imageOf(after).tag ?? "latest"}`))]);
  const proving = along.filter(({ isTest }) => isTest);
  const others = along.filter(({ isTest }) => !isTest);
  const users = [...new Set(others.map(({ by }) => by))];
  const [name, ...more] = tests.map((test) => test.replace("CronJob ", ""));
  return [
    ...(proving.length === 0
      ? []
      : [
          ` ${counted(tests.length, "CronJob")} (${name ?? ""}${more.length > 1 ? ", …" : more.length === 1 ? ` and ${more[0]}` : ""}) that test${tests.length === 1 ? "s" : ""} the mesh move${tests.length === 1 ? "s" : ""} to ${to(proving)}.`,
        ]),
    ...(others.length === 0
      ? []
      : [` ${enumerate(users, 4)} move${users.length === 1 ? "s" : ""} to ${to(others)} with it.`]),
  ].join("");
}

const waveOf = ({ from }: ChartMove): string | undefined =>
  textAt(from.body, "metadata", "annotations", "argocd.argoproj.io/sync-wave");

/** The CRDs of Istio are in the chart base: Argo CD orders Applications only where it knows when one is healthy (docs/argocd.md). */
function orderInWords(moves: readonly ChartMove[]): string {
  const [base, istiod] = ["base", "istiod"].map((name) => moves.find(({ chart }) => chart === name));
  if (base === undefined || istiod === undefined || engineOf(moves) !== "Argo CD" || base.from === istiod.from)
    return "";
  const ordered = waveOf(base) !== undefined && waveOf(base) !== waveOf(istiod);
  return `${
    ordered
      ? " Argo CD promises no order between the CRDs (chart base) and istiod, unless its argocd-cm has the optional health check for Applications."
      : " Argo CD promises no order between the CRDs (chart base) and istiod."
  } istiod waits only until CRDs are there, and the old ones are: it may start before the new CRDs. Fields that only the new ones know are not accepted until then.`;
}

/** What the charts of one family that move alike do. */
export function sayMoved(
  moves: readonly [ChartMove, ...ChartMove[]],
  along: readonly ImageMove[],
  everywhere: Everywhere,
): Said {
  const [{ chart, before, after }] = moves;
  const family = familyOfChart(chart);
  const one = moves.length === 1;
  const { risk, step } = judgeMove(moveOf(before.version ?? "", after.version ?? ""), family, "chart");
  const place =
    before.repository === after.repository
      ? ""
      : ` ${one ? "It is" : "They are"} now fetched from ${after.repository ?? unsaid} instead of ${before.repository ?? unsaid}.`;
  const isIstiod = moves.some((move) => move.chart === "istiod");
  const proxies = isIstiod ? " Sidecars keep the version that they have until their pods restart." : "";
  const says = `${chartNames(moves)} move${one ? "s" : ""} from version ${before.version ?? unsaid} to ${after.version ?? unsaid}: ${step}.${place}${alongInWords(along, everywhere)} What the new chart${one ? "" : "s"} change${one ? "s" : ""} inside is not in these files, and so not in this report.${orderInWords(moves)}${proxies}`;
  const staged =
    everywhere.clusters > 1 && family !== undefined
      ? ` All clusters named here move with this merge. To move one after the other, set \`releases.${family.release}.version\` in the file of the first cluster alone (fleet/clusters/<cluster>.yaml), merge that, and only then the rest.`
      : "";
  const reach = place === "" ? "" : ` See that ${engineOf(moves)} can fetch the chart from the new place.`;
  const { injected } = everywhere;
  return {
    risk,
    says,
    ...(risk !== "routine" && {
      beforeMerging: `Read the release notes${family === undefined ? "" : ` (${family.notes})`}.${reach}${staged}`,
      afterMerging: isIstiod
        ? `When istiod is new, restart the workloads that have a sidecar${injected.length === 0 ? "" : ` (namespaces: ${enumerate(injected, 6)})`}, so that they get the new version: \`kubectl -n ${injected.length === 1 ? injected[0] : "<namespace>"} rollout restart deployment\`. Until then they run the old one, which may be one minor version behind istiod, not more. \`istioctl proxy-status\` must show the new version for all.`
        : `See that ${one ? "its" : "their"} pods become ready: \`kubectl get pods -A\` must show no \`CrashLoopBackOff\`.`,
    }),
    causes: [...moves.flatMap((move) => move.causes), ...along.map(({ cause }) => cause)],
  };
}
