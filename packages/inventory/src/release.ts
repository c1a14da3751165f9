import type { Json } from "@meshwright/model";
import { groupKind, unitLabel } from "@meshwright/model";
import { applicationSources } from "./application-sources.ts";
import { at, itemsAt, textAt } from "./look.ts";
import type { Resource } from "./resource.ts";

type Keys = readonly (string | number)[];

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
  /** What installs it, and the keys that lead to what it says of the chart. */
  readonly from: Resource;
  readonly valueKeys: Keys;
  readonly chartKeys: Keys;
  readonly namespaceKeys: Keys;
}

const lastPart = (path: string): string => path.split("/").at(-1) ?? path;

/** The charts that an Application of Argo CD installs. */
function ofApplication(from: Resource): readonly Release[] {
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
        chart: lastPart(chart),
        values: at(source, "helm", "valuesObject"),
        unit: textAt(body, "metadata", "labels", unitLabel),
        // https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#create-namespace
        makesNamespace: itemsAt(spec, "syncPolicy", "syncOptions").includes("CreateNamespace=true"),
        from,
        valueKeys: [...keys, "helm", "valuesObject"],
        chartKeys: [...keys, "chart"],
        namespaceKeys: ["spec", "destination", "namespace"],
      },
    ];
  });
}

/** https://fluxcd.io/flux/components/helm/helmreleases/: the chart by its name, or by the OCIRepository that holds it. */
function chartOf({ ref, body }: Resource, urls: ReadonlyMap<string, string>): { chart?: string; chartKeys: Keys } {
  const spec = body["spec"];
  const chart = textAt(spec, "chart", "spec", "chart");
  if (chart !== undefined) return { chart, chartKeys: ["spec", "chart", "spec", "chart"] };
  const namespace = textAt(spec, "chartRef", "namespace") ?? ref.namespace ?? "";
  const url = urls.get(`${namespace}/${textAt(spec, "chartRef", "name") ?? ""}`);
  return { ...(url !== undefined && { chart: url }), chartKeys: ["spec", "chartRef", "name"] };
}

/** The chart that a HelmRelease of Flux installs. */
function ofHelmRelease(from: Resource, urls: ReadonlyMap<string, string>): readonly Release[] {
  const { ref, body } = from;
  const spec = body["spec"];
  const { chart, chartKeys } = chartOf(from, urls);
  const namespace = textAt(spec, "targetNamespace") ?? ref.namespace;
  if (chart === undefined || namespace === undefined) return [];
  return [
    {
      name: textAt(spec, "releaseName") ?? ref.name,
      namespace,
      chart: lastPart(chart),
      values: at(spec, "values"),
      unit: textAt(body, "metadata", "labels", unitLabel),
      makesNamespace: at(spec, "install", "createNamespace") === true,
      from,
      valueKeys: ["spec", "values"],
      chartKeys,
      namespaceKeys: ["spec", "targetNamespace"],
    },
  ];
}

/** All charts that some of the objects install. */
export function releasesOf(resources: readonly Resource[]): readonly Release[] {
  const urls = new Map(
    resources
      .filter(({ ref }) => groupKind(ref) === "source.toolkit.fluxcd.io/OCIRepository")
      .flatMap(({ ref, body }) => {
        const url = textAt(body["spec"], "url");
        return url === undefined ? [] : [[`${ref.namespace ?? ""}/${ref.name}`, url] as const];
      }),
  );
  return resources.flatMap((one) =>
    groupKind(one.ref) === "helm.toolkit.fluxcd.io/HelmRelease" ? ofHelmRelease(one, urls) : ofApplication(one),
  );
}
