import { hash } from "node:crypto";
import { isMap } from "@meshwright/inventory";
import type { Json, JsonObject } from "@meshwright/model";
import type { ChartRequest } from "./chart-request.ts";

/** What a run of helm depends on beside the request. */
export interface HelmRunOptions {
  /** The digest of the chart's archive. */
  readonly chartSha256: string;
  readonly helmVersion: string;
}

/** Maps by their keys: helm does not see their order. */
function sorted(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item: Json) => sorted(item) ?? null);
  if (value === undefined || !isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

const valueTexts = new WeakMap<JsonObject, string>();

function textOf(values: JsonObject): string {
  const text = valueTexts.get(values) ?? JSON.stringify(sorted(values));
  valueTexts.set(values, text);
  return text;
}

/**
 * A digest of all that helm's output depends on: equal for requests of different clusters that one run answers. Patches
 * and generated Secrets are no part of it: they are applied to what helm printed.
 */
export function helmRunKey(
  { release, kubernetesVersion, apiVersions }: ChartRequest,
  { chartSha256, helmVersion }: HelmRunOptions,
): string {
  const { name, namespace, values } = release;
  const apis = [...new Set(apiVersions)].toSorted();
  return hash(
    "sha256",
    JSON.stringify([helmVersion, chartSha256, name, namespace, kubernetesVersion, apis, textOf(values)]),
    "hex",
  );
}
