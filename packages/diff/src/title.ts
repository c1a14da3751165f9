import { clustersText } from "./clusters-text.ts";
import { anyCluster } from "./folding/names.ts";
import type { FoldedEffect } from "./report.ts";

/** Rules that say little of what a change is for: others speak first. */
const modest: ReadonlySet<string> = new Set(["only-metadata", "unjudged"]);

/** What happens, in one sentence: the most telling effect, where, what restarts, and how much more there is. */
export function titleOf(effects: readonly FoldedEffect[], clusters: readonly string[]): string {
  const telling = effects.filter(({ one }) => one.risk === effects[0]?.one.risk);
  const first = telling.find(({ one }) => !modest.has(one.rule)) ?? telling[0];
  if (first === undefined) return "Nothing differs";
  const others = effects.length - 1;
  const more = others === 0 ? "" : `; and ${others} other ${others === 1 ? "effect" : "effects"}`;
  return `${sentence(first)}${placeOf(first, clusters)}; ${restartsText(effects)}${more}`;
}

/** Its first sentence, without the full stop. */
function sentence({ one: { says } }: FoldedEffect): string {
  const first = /^.*?(?=\.(?:\s|$))/s.exec(says)?.[0] ?? says;
  return first.replaceAll(anyCluster, "each cluster").replaceAll(/\s+/g, " ").trim();
}

function placeOf(effect: FoldedEffect, clusters: readonly string[]): string {
  const [cluster = ""] = effect.clusters;
  const isSaid = effect.clusters.length === 1 && effect.one.says.includes(cluster);
  return isSaid ? "" : ` in ${clustersText(effect.clusters, clusters)}`;
}

function restartsText(effects: readonly FoldedEffect[]): string {
  const restarting = effects.filter(({ one }) => (one.restarts ?? []).length > 0);
  const workloads = new Set(
    restarting.flatMap(({ one, clusters }) =>
      (one.restarts ?? []).flatMap((name) => clusters.map((at) => `${at} ${name}`)),
    ),
  );
  if (workloads.size === 0) return "nothing restarts";
  const [only] = restarting.flatMap(({ one }) => one.restarts ?? []);
  return workloads.size === 1 ? `${only} restarts` : `${workloads.size} workloads restart`;
}
