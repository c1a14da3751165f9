import type { Json } from "@meshwright/model";
import { at, itemsAt, textAt } from "./look.ts";
import type { Resource } from "./resource.ts";

/** A chart that an engine installs: what is known of it without looking into the chart. */
export interface Release {
  readonly name: string;
  readonly namespace: string;
  readonly chart: string;
  readonly values: Json | undefined;
  /** The unit it is delivered as, where that is known: `60-istiod`. */
  readonly unit?: string;
}

/** The charts that an Application of Argo CD installs. */
export function releasesOf({ ref, body }: Resource): readonly Release[] {
  if (ref.kind !== "Application" || !ref.apiVersion.startsWith("argoproj.io/")) return [];
  const spec = body["spec"];
  const sources = [...itemsAt(spec, "sources"), ...(at(spec, "source") === undefined ? [] : [at(spec, "source")])];
  return sources.flatMap((source) => {
    const chart = textAt(source, "chart");
    const namespace = textAt(spec, "destination", "namespace");
    if (chart === undefined || namespace === undefined) return [];
    const name = textAt(source, "helm", "releaseName") ?? ref.name;
    const unit = textAt(body, "metadata", "labels", "meshwright.io/unit");
    return [
      { name, namespace, chart: chart.split("/").at(-1) ?? chart, values: at(source, "helm", "valuesObject"), unit },
    ];
  });
}
