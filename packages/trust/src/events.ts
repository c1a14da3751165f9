import type { CaCertificate } from "@meshwright/model";
import type { Authority, NamedCertificate, TrustFleet } from "./authority.ts";
import { authoritiesOf, byPeerGroup } from "./authority.ts";
import { outlivesSince } from "./rules/renewal.ts";
import { isNeeded } from "./rules/valid-now.ts";

/** A day that a calendar of the fleet's trust shows. */
export interface TrustEvent {
  readonly at: Date;
  /**
   * `begins`, `warning`, `ends`: of the certificate's own validity. `outlived`: from then on a new intermediate would outlive it,
   * which an issuer may refuse.
   */
  readonly what: "begins" | "warning" | "outlived" | "ends";
  readonly certificate: CaCertificate;
  readonly role: "root" | "chain";
  /** The clusters that it concerns, in the fleet's order. */
  readonly clusters: readonly string[];
  /** True where workloads of those clusters are refused from then on, or their next renewal is. */
  readonly breaks: boolean;
  /** True where a render refuses the fleet from then on. */
  readonly refused: boolean;
}

/** What is known of the future of a fleet's certificates, in the order of time. */
export function trustEvents(fleet: TrustFleet): readonly TrustEvent[] {
  const all = [...byPeerGroup(authoritiesOf(fleet)).values()].flatMap((peers) =>
    peers.flatMap((authority) => eventsOf(authority, peers)),
  );
  const same = Map.groupBy(all, ({ at, what, certificate, role, breaks, refused }) =>
    JSON.stringify([at, what, certificate.fingerprint, role, breaks, refused]),
  );
  return [...same.values()]
    .flatMap((events) => {
      const [first] = events;
      return first === undefined ? [] : { ...first, clusters: inOrder(fleet, events) };
    })
    .toSorted((left, right) => left.at.getTime() - right.at.getTime());
}

function inOrder({ clusters }: TrustFleet, events: readonly TrustEvent[]): readonly string[] {
  const named = new Set(events.flatMap((event) => event.clusters));
  return clusters.map(({ name }) => name).filter((name) => named.has(name));
}

function eventsOf(authority: Authority, peers: readonly Authority[]): readonly TrustEvent[] {
  const { roots, chain, signingRoot } = authority;
  return [
    ...roots.flatMap((root) =>
      eventsOfOne(authority, root, { role: "root", isUsed: root === signingRoot, isNeeded: isNeeded(root, peers) }),
    ),
    ...chain.flatMap((one) => eventsOfOne(authority, one, { role: "chain", isUsed: true, isNeeded: true })),
  ];
}

function eventsOfOne(
  authority: Authority,
  named: NamedCertificate,
  use: { readonly role: TrustEvent["role"]; readonly isUsed: boolean; readonly isNeeded: boolean },
): readonly TrustEvent[] {
  const { certificate, facts } = named;
  const { role, isUsed } = use;
  const { clusters, mesh, capabilities } = authority;
  const event = (what: TrustEvent["what"], at: Date, breaks: boolean): TrustEvent => ({
    at,
    what,
    certificate,
    role,
    clusters,
    breaks,
    refused: what === "ends" && use.isNeeded,
  });
  const warning = new Date(facts.notAfter.getTime() - mesh.trust.rootWarning * 1000);
  return [
    event("begins", facts.notBefore, false),
    event("warning", warning, false),
    ...(isUsed ? [event("outlived", outlivesSince(named, authority), capabilities.beyondItsCa === "refuses")] : []),
    event("ends", facts.notAfter, isUsed),
  ];
}
