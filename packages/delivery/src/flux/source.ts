import type { Model } from "@kubernetes-models/base";
import { HelmRepository } from "@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/HelmRepository";
import { OCIRepository } from "@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/OCIRepository";
import { contentDigest } from "@meshwright/inventory";
import type { ChartReference } from "@meshwright/model";

/** What is pinned does not change; this is how soon a registry that was away is asked again. */
const interval = "1h0m0s";

const isOci = ({ repository }: ChartReference): boolean => repository.startsWith("oci://");

const ociAddress = ({ repository, name }: ChartReference): string => `${repository.replace(/\/+$/, "")}/${name}`;

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

const longest = 63;

/** With a digest of the whole, for names that would be too long or would not tell two addresses apart. */
const withDigest = (name: string, address: string): string =>
  `${plain(name.slice(0, longest - 9))}-${contentDigest({ name: address })}`;

const withoutScheme = (repository: string): string => repository.replace(/^https?:\/\//, "");

/**
 * An OCIRepository holds one version, and helm-controller takes another at once; so its name holds the version too, and
 * what a HelmRelease uses changes only with the HelmRelease, which comes after its gate. A HelmRepository holds none.
 */
const shortName = (chart: ChartReference): string =>
  isOci(chart) ? `${plain(chart.name)}-${plain(chart.version)}` : plain(withoutScheme(chart.repository));

/** What a source stands for. */
const addressOf = (chart: ChartReference): string =>
  isOci(chart) ? `${ociAddress(chart)} ${chart.version}` : chart.repository;

/** Names the source of a chart. */
export type SourceNames = (chart: ChartReference) => string;

/** Names for the sources of a cluster's charts: two that would have the same (`a.b/c` and `a-b/c`) get a digest each. */
export function sourceNames(charts: readonly ChartReference[]): SourceNames {
  const addresses = Map.groupBy(charts, shortName);
  return (chart) => {
    const name = shortName(chart);
    const isShared = addresses.get(name)?.some((other) => addressOf(other) !== addressOf(chart)) ?? false;
    return isShared || name.length > longest ? withDigest(name, addressOf(chart)) : name;
  };
}

/** Tags have no plus; Helm writes a low line in its place: https://helm.sh/docs/topics/registries/. */
const tagOf = (version: string): string => version.replaceAll("+", "_");

/**
 * Registries of Amazon let nobody in who has not logged in. With the provider, Flux does so as its source-controller: by the
 * role of its account, or by that of the node: https://fluxcd.io/flux/components/source/ocirepositories/#provider.
 */
const amazonRegistry = /^oci:\/\/\d{12}\.dkr\.ecr(-fips)?\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\//;

/** Where the chart is fetched from, as an object of Flux. */
export const chartSource = (chart: ChartReference, name: string, namespace: string): Model<unknown> =>
  isOci(chart)
    ? new OCIRepository({
        metadata: { name, namespace },
        spec: {
          interval,
          url: ociAddress(chart),
          ...(amazonRegistry.test(ociAddress(chart)) && { provider: "aws" as const }),
          ref: { tag: tagOf(chart.version) },
          // https://fluxcd.io/flux/components/source/ocirepositories/#layer-selector
          layerSelector: { mediaType: "application/vnd.cncf.helm.chart.content.v1.tar+gzip", operation: "copy" },
        },
      })
    : new HelmRepository({
        metadata: { name, namespace },
        spec: { interval, url: chart.repository },
      });

/** How a HelmRelease names its chart: https://fluxcd.io/flux/components/helm/helmreleases/#chart-reference. */
export const chartOfRelease = (chart: ChartReference, source: string) =>
  isOci(chart)
    ? { chartRef: { kind: "OCIRepository" as const, name: source } }
    : {
        chart: {
          spec: {
            chart: chart.name,
            version: chart.version,
            interval,
            sourceRef: { kind: "HelmRepository" as const, name: source },
          },
        },
      };
