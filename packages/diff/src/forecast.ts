import type { Delta } from "./delta.ts";
import type { Effect } from "./effect.ts";
import type { Folded, ForecastStep } from "./report.ts";

/** What the engines will do once the head is what they pull: per cluster, in order. */
export function forecastOf(_delta: Delta, _effects: readonly Effect[]): readonly Folded<readonly ForecastStep[]>[] {
  return [];
}
