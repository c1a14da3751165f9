import type { CaCertificate } from "@meshwright/model";
import { certificateAuthorityOf } from "@meshwright/model";
import type { TrustFleet } from "../authority.ts";
import type { CertificatePicture } from "./certificate-picture.ts";
import { certificatePicture } from "./certificate-picture.ts";

/** A root, and who stands by it. */
export interface RootPicture extends CertificatePicture {
  /** Clusters in whose `roots` it is, in the fleet's order. */
  readonly acceptedBy: readonly string[];
  /** Clusters whose intermediates are signed under it. */
  readonly signsFor: readonly string[];
}

/** Every root of a fleet once, the one that ends first at the top; those of one end in the fleet's order. */
export function rootPictures({ mesh, clusters }: TrustFleet, at: Date): readonly RootPicture[] {
  const found = new Map<string, { root: CaCertificate; acceptedBy: string[]; signsFor: string[] }>();
  for (const cluster of clusters) {
    const { roots, signingRoot } = certificateAuthorityOf(mesh, cluster);
    for (const root of roots) {
      const entry = found.get(root.fingerprint) ?? { root, acceptedBy: [], signsFor: [] };
      entry.acceptedBy.push(cluster.name);
      if (root.fingerprint === signingRoot?.fingerprint) entry.signsFor.push(cluster.name);
      found.set(root.fingerprint, entry);
    }
  }
  return [...found.values()]
    .map(({ root, ...clustersOf }) => ({ ...certificatePicture(root, at), ...clustersOf }))
    .toSorted((left, right) => Date.parse(left.notAfter) - Date.parse(right.notAfter));
}
