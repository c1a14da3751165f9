import { enumerate } from "../words.ts";
import type { ChartMove } from "./chart-move.ts";
import { familyOfChart } from "./families.ts";

/** `Istio's Helm charts base and istiod`, `cert-manager's Helm chart`, `The Helm chart shop`. */
export function chartNames(moves: readonly ChartMove[]): string {
  const family = familyOfChart(moves[0]?.chart ?? "")?.name;
  const names = enumerate(moves.map(({ chart }) => chart));
  const plural = moves.length === 1 ? "" : "s";
  if (family === undefined) return `The Helm chart${plural} ${names}`;
  return `${family}'s Helm chart${plural}${family === names ? "" : ` ${names}`}`;
}

/** Who installs them: `Argo CD`, `Flux`. */
export const engineOf = (moves: readonly ChartMove[]): "Argo CD" | "Flux" =>
  moves.every(({ from }) => from.ref.kind === "Application") ? "Argo CD" : "Flux";
