import type { Json } from "@meshwright/model";
import { applicationSources } from "./application-sources.ts";
import { at, itemsAt, textAt } from "./look.ts";
import type { Resource } from "./resource.ts";
import { unitLabel } from "@meshwright/model";

/** A chart that an engine installs: what is known of it without looking into the chart. */
export interface Release {
  readonly name: string;
  readonly namespace: string;
  readonly chart: string;
  readonly values: Json | undefined;
  /** The unit it is delivered as, where that is known: `60-istiod`. */
  readonly unit?: string;
  /** True where the engine makes the namespace if it is not there. */
  readonly makesNamespace: boolean;
  /** What installs it, and the keys that lead to the values. */
  readonly from: Resource;
  readonly valueKeys: readonly (string | number)[];
}

/** The charts that an Application of Argo CD installs. */
export function releasesOf(from: Resource): readonly Release[] {
  const { ref, body } = from;
  const spec = body["spec"];
  return applicationSources(from).flatMap(({ source, keys }) => {
    const chart = textAt(source, "chart");
    const namespace = textAt(spec, "destination", "namespace");
    if (chart === undefined || namespace === undefined) return [];
    return [
      {
        name: textAt(source, "helm", "releaseName") ?? ref.name,
        namespace,
        chart: chart.split("/").at(-1) ?? chart,
        values: at(source, "helm", "valuesObject"),
        unit: textAt(body, "metadata", "labels", unitLabel),
        // https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#create-namespace
        makesNamespace: itemsAt(spec, "syncPolicy", "syncOptions").includes("CreateNamespace=true"),
        from,
        valueKeys: [...keys, "helm", "valuesObject"],
      },
    ];
  });
}
