import type { Mesh } from "@meshwright/model";
import type { Certificates } from "../read/certificates.ts";
import { seconds } from "../schema/duration.ts";
import type { MeshSource } from "../schema/mesh.ts";
import { resolveCertificateAuthority } from "./certificate-authority.ts";
import { resolveExchange } from "./exchange.ts";
import { resolveGitops } from "./gitops.ts";

export function resolveMesh(source: MeshSource, certificates: Certificates): Mesh {
  return {
    id: source.meshID,
    trustDomain: source.trustDomain,
    trustDomainAliases: source.trustDomainAliases.toSorted(),
    connectivity: source.connectivity,
    certificateAuthority: resolveCertificateAuthority(source.certificateAuthority, certificates),
    trust: {
      workloadCertificateTTL: seconds(source.trust.workloadCertificateTTL) ?? 0,
      clockSkew: seconds(source.trust.clockSkew) ?? 0,
      rootWarning: seconds(source.trust.rootWarning) ?? 0,
    },
    exchange: resolveExchange(source, certificates),
    gitops: resolveGitops(source),
    istio: { ...source.istio, revisionTags: source.istio.revisionTags.toSorted() },
    ...(source.kiali && { kiali: source.kiali }),
    verification: source.verification,
  };
}
