import type { ReleaseFamily, Releases, ReleaseSettings } from "@meshwright/model";
import type { ClusterSource } from "../schema/cluster.ts";
import type { MeshSource } from "../schema/mesh.ts";
import { upstreamRepositories } from "../schema/release.ts";

/** The releases of one cluster: its own words first, then the mesh's, then upstream's. */
export function resolveReleases(
  { releases: own }: ClusterSource,
  { releases, charts: everywhere, imageRegistry }: MeshSource,
): Releases {
  const family = (name: ReleaseFamily, shared: Partial<ReleaseSettings>): ReleaseSettings => {
    const words: Partial<ReleaseSettings> = own[name] ?? {};
    const merged = {
      install: true,
      repository: upstreamRepositories[name],
      charts: everywhere,
      patches: [],
      generatedSecrets: [],
      imageRegistry,
      ...shared,
      ...words,
    };
    const { install, version, repository, charts, patches, generatedSecrets, imageRegistry: registry } = merged;
    if (!install) {
      // Where only this cluster has it already, the version that the mesh pins is not the one that is there.
      const there = words.install === false ? words.version : version;
      return {
        install,
        version: there ?? "existing",
        repository: upstreamRepositories[name],
        charts,
        patches: [],
        generatedSecrets: [],
      };
    }
    if (version === undefined) throw new Error("the versions of releases are checked before");
    return {
      install,
      version,
      repository: repository.replace(/\/+$/, ""),
      charts,
      patches,
      generatedSecrets,
      ...(registry === undefined ? {} : { imageRegistry: registry }),
    };
  };
  const { "aws-privateca-issuer": issuer, kiali } = releases;
  return {
    "cert-manager": family("cert-manager", releases["cert-manager"]),
    ...(issuer === undefined ? {} : { "aws-privateca-issuer": family("aws-privateca-issuer", issuer) }),
    "external-secrets": family("external-secrets", releases["external-secrets"]),
    istio: family("istio", releases.istio),
    ...(kiali === undefined ? {} : { kiali: family("kiali", kiali) }),
  };
}
