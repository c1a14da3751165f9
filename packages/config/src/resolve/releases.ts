import type { ReleaseFamily, Releases, ReleaseSettings } from "@meshwright/model";
import type { ClusterSource } from "../schema/cluster.ts";
import type { MeshSource } from "../schema/mesh.ts";
import { upstreamCharts } from "../schema/release.ts";

/** The releases of one cluster: its own words first, then the mesh's, then upstream's. */
export function resolveReleases({ releases: own }: ClusterSource, { releases, imageRegistry }: MeshSource): Releases {
  const family = (
    name: ReleaseFamily,
    shared: Partial<ReleaseSettings> & Pick<ReleaseSettings, "version">,
  ): ReleaseSettings => {
    const merged = { charts: upstreamCharts[name], imageRegistry, ...shared, ...own[name] };
    const { version, charts, imageRegistry: registry } = merged;
    return {
      install: true,
      version,
      charts: charts.replace(/\/+$/, ""),
      ...(registry === undefined ? {} : { imageRegistry: registry }),
    };
  };
  const issuer = releases["aws-privateca-issuer"];
  return {
    "cert-manager": family("cert-manager", releases["cert-manager"]),
    ...(issuer === undefined ? {} : { "aws-privateca-issuer": family("aws-privateca-issuer", issuer) }),
    "external-secrets": family("external-secrets", releases["external-secrets"]),
    istio: family("istio", releases.istio),
  };
}
