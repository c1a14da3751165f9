import type { ClusterWords, FleetWords, IssuerWords, RotationRecord } from "@meshwright/trust";
import type { CertificateAuthoritySource } from "../schema/certificate-authority.ts";
import type { Known } from "../schema/known.ts";
import type { Draft } from "./draft.ts";

/** What the files of a fleet say of its roots and issuers, as far as it is known. */
export function authorityWords({ mesh, clusters }: Pick<Draft, "mesh" | "clusters">): FleetWords {
  return {
    mesh: { file: "mesh.yaml", ...said(mesh.known.certificateAuthority) },
    clusters: clusters
      .flatMap(({ known: { name, peerGroup, certificateAuthority } }): readonly ClusterWords[] =>
        name === undefined || peerGroup === undefined
          ? []
          : [{ file: `clusters/${name}.yaml`, name, peerGroup, ...said(certificateAuthority) }],
      )
      .toSorted((left, right) => (left.name < right.name ? -1 : 1)),
  };
}

function said(
  words: Known<Partial<CertificateAuthoritySource>> = {},
): Omit<ClusterWords, "file" | "name" | "peerGroup"> {
  const { roots, signingRoot, chain, issuer, cacerts, rotation } = words;
  return {
    roots: roots?.filter((root) => root !== undefined),
    signingRoot,
    chain: chain?.filter((path) => path !== undefined),
    ...(isIssuer(issuer) && { issuer }),
    cacerts,
    ...(isRecord(rotation) && { rotation }),
  };
}

const isIssuer = (issuer: object | undefined): issuer is IssuerWords =>
  issuer !== undefined && "kind" in issuer && typeof issuer.kind === "string";

const isRecord = (record: Known<RotationRecord> | undefined): record is RotationRecord =>
  record?.to !== undefined && record.trusted !== undefined;
