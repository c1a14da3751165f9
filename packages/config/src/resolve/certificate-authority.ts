import { instant } from "@meshwright/model";
import type { CaCertificate, CertificateAuthority } from "@meshwright/model";
import type { Certificates } from "../read/certificates.ts";
import type { CertificateAuthoritySource } from "../schema/certificate-authority.ts";
import type { ClusterSource } from "../schema/cluster.ts";
import { seconds } from "../schema/duration.ts";
import type { MeshSource } from "../schema/mesh.ts";
import { resolveIssuer } from "./issuer.ts";

export function resolveCertificateAuthority(
  source: CertificateAuthoritySource,
  certificates: Certificates,
): CertificateAuthority {
  const { issuer, subject, privateKey, duration, renewBefore, cacerts, nameConstraints } = source;
  const read = (paths: readonly string[]): readonly CaCertificate[] =>
    paths.flatMap((path) =>
      certificates.of(path).map(({ pem, subject: name, fingerprint, notAfter }) => ({
        pem,
        subject: name,
        fingerprint,
        notAfter: instant(notAfter),
        file: certificates.shown(path),
      })),
    );
  const roots = read(source.roots);
  const signingRoot = source.signingRoot === undefined ? roots[0] : read([source.signingRoot])[0];
  return {
    issuer: resolveIssuer(issuer, certificates),
    subject,
    privateKey,
    duration: seconds(duration) ?? 0,
    renewBefore: seconds(renewBefore) ?? 0,
    cacerts,
    ...(nameConstraints && { nameConstraints }),
    roots,
    ...(signingRoot && { signingRoot }),
    chain: read(source.chain),
  };
}

/** What a cluster makes of the mesh's; absent where it says nothing of its own. */
export function resolveOwnAuthority(
  { certificateAuthority: own }: ClusterSource,
  { certificateAuthority: shared }: MeshSource,
  certificates: Certificates,
): CertificateAuthority | undefined {
  if (own === undefined) return undefined;
  const said = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  return resolveCertificateAuthority({ ...shared, ...said }, certificates);
}
