import type { CertificateAuthority, Issuer, Mesh } from "@meshwright/model";
import { arnParts } from "@meshwright/model";
import type { Certificates } from "../read/certificates.ts";
import { seconds } from "../schema/duration.ts";
import type { MeshSource } from "../schema/mesh.ts";
import { resolveExchange } from "./exchange.ts";
import { resolveGitops } from "./gitops.ts";
import { instant } from "./instant.ts";

export function resolveMesh(source: MeshSource, certificates: Certificates): Mesh {
  return {
    id: source.meshID,
    trustDomain: source.trustDomain,
    connectivity: source.connectivity,
    certificateAuthority: resolveCertificateAuthority(source, certificates),
    exchange: resolveExchange(source, certificates),
    gitops: resolveGitops(source),
    istio: { ...source.istio, revisionTags: source.istio.revisionTags.toSorted() },
    ...(source.kiali && { kiali: source.kiali }),
    verification: source.verification,
  };
}

function resolveCertificateAuthority(
  { certificateAuthority }: MeshSource,
  certificates: Certificates,
): CertificateAuthority {
  const { issuer, subject, privateKey, duration, renewBefore } = certificateAuthority;
  return {
    issuer: resolveIssuer(issuer),
    subject,
    privateKey,
    duration: seconds(duration) ?? 0,
    renewBefore: seconds(renewBefore) ?? 0,
    roots: certificates.roots.flatMap((root) =>
      root.certificates.map(({ pem, subject: name, fingerprint, notAfter }) => ({
        pem,
        subject: name,
        fingerprint,
        notAfter: instant(notAfter),
        file: root.file,
      })),
    ),
  };
}

const resolveIssuer = (issuer: MeshSource["certificateAuthority"]["issuer"]): Issuer =>
  issuer.kind === "aws-private-ca" ? { ...issuer, region: arnParts(issuer.arn).region } : issuer;
