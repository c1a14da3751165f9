import type { Authority, TrustFleet } from "../authority.ts";
import { authoritiesOf } from "../authority.ts";

/** Something that the proof takes for granted, because the fleet does not show it. */
export interface Unchecked {
  readonly what: UncheckedKind;
  /** In the fleet's order. */
  readonly clusters: readonly string[];
}

/** In the order in which they are told. */
const uncheckedKinds = [
  "signing-root-unknown",
  "issuer-not-asked",
  "chain-not-given",
  "signs-ca-by-template",
  "declared-capabilities",
  "ca-crt-unknown",
  "beyond-its-ca-unknown",
  "lifetimes-unknown",
  "running-clusters",
] as const;

export type UncheckedKind = (typeof uncheckedKinds)[number];

const takenForGranted = (authority: Authority): readonly UncheckedKind[] => {
  const { capabilities, certificateAuthority, signingRoot, chain } = authority;
  const { issuer, cacerts } = certificateAuthority;
  const isOfIssuer = issuer.kind === "self-signed";
  const is = (what: UncheckedKind, holds: boolean): readonly UncheckedKind[] => (holds ? [what] : []);
  return [
    ...is("signing-root-unknown", signingRoot === undefined),
    ...is("issuer-not-asked", signingRoot !== undefined),
    ...is("chain-not-given", chain.length === 0 && !isOfIssuer),
    ...is("signs-ca-by-template", capabilities.signsCa === "by-template"),
    ...is("declared-capabilities", issuer.kind === "external"),
    ...is("ca-crt-unknown", cacerts === "direct" && !["root", "issuer", "none"].includes(capabilities.caCrt)),
    ...is("beyond-its-ca-unknown", capabilities.beyondItsCa === "unknown"),
    ...is("lifetimes-unknown", capabilities.longestDuration === undefined && capabilities.beyondItsCa === "unknown"),
    "running-clusters",
  ];
};

/** What the picture does not show. Silence is never a pass. */
export function uncheckedOf(fleet: TrustFleet): readonly Unchecked[] {
  const found = authoritiesOf(fleet).flatMap((authority) =>
    takenForGranted(authority).map((what) => ({ what, clusters: authority.clusters })),
  );
  const order = fleet.clusters.map(({ name }) => name);
  const byKind = Map.groupBy(found, ({ what }) => what);
  return uncheckedKinds.flatMap((what) => {
    const named = new Set(byKind.get(what)?.flatMap(({ clusters }) => clusters));
    return named.size === 0 ? [] : [{ what, clusters: order.filter((name) => named.has(name)) }];
  });
}
