import type { Model } from "@kubernetes-models/base";
import { HelmRepository } from "@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/HelmRepository";
import { OCIRepository } from "@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/OCIRepository";
import { contentDigest } from "@meshwright/inventory";
import type { ChartReference } from "@meshwright/model";

/** What is pinned does not change; this is how soon a registry that was away is asked again. */
const interval = "1h0m0s";

const isOci = ({ repository }: ChartReference): boolean => repository.startsWith("oci://");

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

const longest = 63;

/** Long addresses differ at their ends. */
const shortened = (name: string): string =>
  name.length <= longest ? name : `${plain(name.slice(0, longest - 9))}-${contentDigest({ name })}`;

/**
 * An OCIRepository holds one version, and helm-controller takes another at once; so its name holds the version too, and
 * what a HelmRelease uses changes only with the HelmRelease, which comes after its gate. A HelmRepository holds none.
 */
const sourceName = (chart: ChartReference): string =>
  isOci(chart)
    ? `${plain(chart.name)}-${plain(chart.version)}`
    : shortened(plain(chart.repository.replace(/^https?:\/\//, "")));

/** Tags have no plus; Helm writes a low line in its place: https://helm.sh/docs/topics/registries/. */
const tagOf = (version: string): string => version.replaceAll("+", "_");

/** Where the chart is fetched from, as an object of Flux. */
export const chartSource = (chart: ChartReference, namespace: string): Model<unknown> =>
  isOci(chart)
    ? new OCIRepository({
        metadata: { name: sourceName(chart), namespace },
        spec: {
          interval,
          url: `${chart.repository.replace(/\/+$/, "")}/${chart.name}`,
          ref: { tag: tagOf(chart.version) },
          // https://fluxcd.io/flux/components/source/ocirepositories/#layer-selector
          layerSelector: { mediaType: "application/vnd.cncf.helm.chart.content.v1.tar+gzip", operation: "copy" },
        },
      })
    : new HelmRepository({
        metadata: { name: sourceName(chart), namespace },
        spec: { interval, url: chart.repository },
      });

/** How a HelmRelease names its chart: https://fluxcd.io/flux/components/helm/helmreleases/#chart-reference. */
export const chartOfRelease = (chart: ChartReference) =>
  isOci(chart)
    ? { chartRef: { kind: "OCIRepository" as const, name: sourceName(chart) } }
    : {
        chart: {
          spec: {
            chart: chart.name,
            version: chart.version,
            interval,
            sourceRef: { kind: "HelmRepository" as const, name: sourceName(chart) },
          },
        },
      };
