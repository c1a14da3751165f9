import type { CaCertificate, CertificateAuthority, Cluster, Fleet, Mesh } from "@meshwright/model";
import { certificateAuthorityOf, trustDomainOf } from "@meshwright/model";
import type { Capabilities } from "./capabilities.ts";
import { capabilitiesOf } from "./capabilities.ts";
import type { CertificateFacts } from "./certificate.ts";
import { certificateFacts } from "./certificate.ts";

/** What the proof looks at. */
export type TrustFleet = Pick<Fleet, "mesh" | "clusters">;

/** A certificate of the fleet, what is known of it, and the key that names it. */
export interface NamedCertificate {
  readonly certificate: CaCertificate;
  readonly facts: CertificateFacts;
  /** How a message calls it. */
  readonly title: string;
  readonly keyPath: readonly (string | number)[];
}

/** Clusters of one peer group that have the same CA and the same trust domain: what holds for one holds for all. */
export interface Authority {
  readonly mesh: Mesh;
  readonly peerGroup: string;
  readonly trustDomain: string;
  readonly clusters: readonly string[];
  readonly certificateAuthority: CertificateAuthority;
  readonly capabilities: Capabilities;
  /** What the clusters accept. */
  readonly roots: readonly NamedCertificate[];
  /** What signs them in the end; absent where no file of the fleet holds it. */
  readonly signingRoot?: NamedCertificate;
  /** The CAs below it, the one that signs the intermediates first. */
  readonly chain: readonly NamedCertificate[];
}

/** Text that is the same for what is the same: clusters of one override each have a copy. */
const keys = new WeakMap<CertificateAuthority, string>();
const keyOf = (authority: CertificateAuthority): string => {
  const found = keys.get(authority) ?? JSON.stringify(authority);
  keys.set(authority, found);
  return found;
};

/** All clusters of the fleet, those together that need only one proof. */
export function authoritiesOf({ mesh, clusters }: TrustFleet): readonly Authority[] {
  const groups = Map.groupBy(clusters, (cluster) =>
    JSON.stringify([cluster.peerGroup, trustDomainOf(mesh, cluster), keyOf(certificateAuthorityOf(mesh, cluster))]),
  );
  return [...groups.values()].flatMap((members) => authorityOf(mesh, members) ?? []);
}

/** Those that discover each other. */
export const byPeerGroup = (authorities: readonly Authority[]): ReadonlyMap<string, readonly Authority[]> =>
  Map.groupBy(authorities, ({ peerGroup }) => peerGroup);

function authorityOf(mesh: Mesh, members: readonly Cluster[]): Authority | undefined {
  const [first] = members;
  if (first === undefined) return undefined;
  const certificateAuthority = certificateAuthorityOf(mesh, first);
  const { roots: all, chain, signingRoot, issuer } = certificateAuthority;
  const [rootPlaces, chainPlaces] = [placesIn(all), placesIn(chain)];
  const roots = all.map((root) => named(root, "root", [section, "roots", rootPlaces.indexOf(root.file)]));
  const found = roots.find(({ certificate }) => certificate.fingerprint === signingRoot?.fingerprint);
  return {
    mesh,
    peerGroup: first.peerGroup,
    trustDomain: trustDomainOf(mesh, first),
    clusters: members.map(({ name }) => name),
    certificateAuthority,
    capabilities: capabilitiesOf(issuer),
    roots,
    ...(found && { signingRoot: found }),
    chain: chain.map((one) => named(one, "CA", [section, "chain", chainPlaces.indexOf(one.file)])),
  };
}

const section = "certificateAuthority";

/** The files of a list, in its order: a file may hold several certificates. */
const placesIn = (all: readonly CaCertificate[]): readonly string[] => [...new Set(all.map(({ file }) => file))];

const named = (
  certificate: CaCertificate,
  what: "root" | "CA",
  keyPath: readonly (string | number)[],
): NamedCertificate => ({
  certificate,
  facts: certificateFacts(certificate.pem),
  title: `The ${what} of ${certificate.file} (${certificate.subject})`,
  keyPath,
});
