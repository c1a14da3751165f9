import type { CertificateAuthority, Cluster, Issuer } from "@meshwright/model";
import { certificateAuthorityOf, trustDomainOf } from "@meshwright/model";
import type { TrustFleet } from "../authority.ts";
import type { CertificatePicture } from "./certificate-picture.ts";
import { certificatePicture } from "./certificate-picture.ts";

/** Clusters that have the same CA and the same trust domain, of whatever peer group. Durations are in seconds. */
export interface AuthorityPicture {
  /** `mesh`: they have what the mesh says; `cluster`: they say otherwise. */
  readonly saidBy: "mesh" | "cluster";
  readonly clusters: readonly string[];
  readonly peerGroups: readonly string[];
  readonly trustDomain: string;
  readonly issuer: { readonly kind: Issuer["kind"]; readonly name: string };
  /** Fingerprint; absent where no file of the fleet holds it. */
  readonly signingRoot?: string;
  /** Fingerprints, in the order of `root-cert.pem`. */
  readonly roots: readonly string[];
  /** The CAs below the root, the one that signs the intermediates first. */
  readonly chain: readonly CertificatePicture[];
  readonly intermediate: {
    readonly key: string;
    readonly duration: number;
    readonly renewBefore: number;
    /** When it is renewed, counted from when it was issued. */
    readonly renewedAfter: number;
  };
  readonly workloadCertificateTTL: number;
  readonly cacerts: CertificateAuthority["cacerts"];
}

/** What people know an issuer by. */
function issuerName(issuer: Issuer): string {
  switch (issuer.kind) {
    case "aws-private-ca":
      return issuer.arn;
    case "vault":
      return `${issuer.server} ${issuer.path}`;
    case "venafi":
      return `${issuer.service.kind} ${issuer.zone}`;
    case "ca-secret":
      return `Secret cert-manager/${issuer.secretName}`;
    case "external":
      return `${issuer.issuerKind} ${issuer.name}`;
    case "self-signed":
      return `root of ${issuer.cluster}`;
  }
}

/** Each different CA once, the mesh's first and then in the fleet's order. */
export function authorityPictures(fleet: TrustFleet, at: Date): readonly AuthorityPicture[] {
  const { mesh, clusters } = fleet;
  const shared = clusters.filter(({ certificateAuthority }) => certificateAuthority === undefined);
  const own = clusters.filter(({ certificateAuthority }) => certificateAuthority !== undefined);
  const by = (all: readonly Cluster[], key: (cluster: Cluster) => string) => [...Map.groupBy(all, key).values()];
  return [
    ...by(shared, (cluster) => trustDomainOf(mesh, cluster)),
    ...by(own, (one) => JSON.stringify([trustDomainOf(mesh, one), one.certificateAuthority])),
  ].flatMap((members) => pictureOf(fleet, members, at) ?? []);
}

function pictureOf({ mesh }: TrustFleet, members: readonly Cluster[], at: Date): AuthorityPicture | undefined {
  const [first] = members;
  if (first === undefined) return undefined;
  const authority = certificateAuthorityOf(mesh, first);
  const { issuer, privateKey, duration, renewBefore, roots, signingRoot, chain, cacerts } = authority;
  return {
    saidBy: first.certificateAuthority === undefined ? "mesh" : "cluster",
    clusters: members.map(({ name }) => name),
    peerGroups: [...new Set(members.map(({ peerGroup }) => peerGroup))],
    trustDomain: trustDomainOf(mesh, first),
    issuer: { kind: issuer.kind, name: issuerName(issuer) },
    ...(signingRoot && { signingRoot: signingRoot.fingerprint }),
    roots: roots.map(({ fingerprint }) => fingerprint),
    chain: chain.map((one) => certificatePicture(one, at)),
    intermediate: {
      key: `${privateKey.algorithm} ${privateKey.size}`,
      duration,
      renewBefore,
      renewedAfter: duration - renewBefore,
    },
    workloadCertificateTTL: mesh.trust.workloadCertificateTTL,
    cacerts,
  };
}
