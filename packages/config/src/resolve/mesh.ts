import type { Mesh } from "@meshwright/model";
import type { Certificates } from "../read/certificates.ts";
import type { MeshSource } from "../schema/mesh.ts";
import { resolveCertificateAuthority } from "./certificate-authority.ts";
import { resolveConnectivity } from "./connectivity.ts";
import { resolveExchange } from "./exchange.ts";
import { resolveGitops } from "./gitops.ts";
import { resolveTrust } from "./trust.ts";

export function resolveMesh(source: MeshSource, certificates: Certificates): Mesh {
  return {
    id: source.meshID,
    trustDomain: source.trustDomain,
    trustDomainAliases: source.trustDomainAliases.toSorted(),
    connectivity: resolveConnectivity(source.connectivity),
    certificateAuthority: resolveCertificateAuthority(source.certificateAuthority, certificates),
    trust: resolveTrust(source.trust),
    exchange: resolveExchange(source, certificates),
    gitops: resolveGitops(source),
    istio: { ...source.istio, revisionTags: source.istio.revisionTags.toSorted() },
    ...(source.kiali && { kiali: source.kiali }),
    verification: source.verification,
  };
}
