import type { FleetPlace } from "@meshwright/findings";
import type { KeyPath } from "@meshwright/reading";
import type { Draft, Part } from "../read/draft.ts";
import { isBroken } from "../read/draft.ts";
import type { CertificateAuthoritySource } from "../schema/certificate-authority.ts";
import type { ClusterSource } from "../schema/cluster.ts";
import type { Known } from "../schema/known.ts";

/** One `certificateAuthority` of a fleet, as its clusters have it: the mesh's, or what a cluster makes of it. */
export interface Authority {
  readonly known: Known<CertificateAuthoritySource>;
  /** The clusters that have it. */
  readonly clusters: readonly Part<ClusterSource>[];
  /** Of a key of it, wherever it is said. */
  readonly place: (keyPath: KeyPath, part?: "key") => FleetPlace;
  /** True where nothing follows from a key's absence: what is said there is wrong, and told already. */
  readonly isBroken: (keyPath: KeyPath) => boolean;
}

const section = "certificateAuthority";

/** What is said, once for the mesh and once for each cluster that says otherwise. */
export function authorities({ mesh, clusters }: Pick<Draft, "mesh" | "clusters">): readonly Authority[] {
  const shared = mesh.known.certificateAuthority ?? {};
  const own = clusters.filter(({ known }) => known.certificateAuthority !== undefined);
  return [
    {
      known: shared,
      clusters: clusters.filter((cluster) => !own.includes(cluster) && !isBroken(cluster, [section])),
      place: (keyPath, part) => mesh.source.place([section, ...keyPath], part),
      isBroken: (keyPath) => isBroken(mesh, [section, ...keyPath]),
    },
    ...own.map((cluster): Authority => {
      const words = cluster.known.certificateAuthority ?? {};
      const says = (key: unknown): boolean =>
        (typeof key === "string" && key in words) ||
        isBroken(cluster, [section, ...(typeof key === "string" ? [key] : [])]);
      const partOf = ([key]: KeyPath): Part<unknown> => (says(key) ? cluster : mesh);
      return {
        known: { ...shared, ...words },
        clusters: [cluster],
        place: (keyPath, part) => partOf(keyPath).source.place([section, ...keyPath], part),
        isBroken: (keyPath) => isBroken(partOf(keyPath), [section, ...keyPath]),
      };
    }),
  ];
}
