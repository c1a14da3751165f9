import { kinds } from "@meshwright/findings";
import type { NameConstraints } from "@meshwright/model";
import type { Authority } from "../authority.ts";
import type { TrustRule } from "../trust-rule.ts";
import { problem } from "../trust-rule.ts";

/**
 * Of istiod's own certificate, which the same intermediate signs, and which every proxy's agent verifies:
 * https://github.com/istio/istio, `pilot/pkg/bootstrap/server.go`, `getDNSNames`.
 */
const istiodNames = ["istiod", "istiod-remote", "istio-pilot"].map((host) => `${host}.istio-system.svc`);

interface Constrained {
  readonly title: string;
  readonly keyPath: readonly (string | number)[];
  readonly constraints: NameConstraints | undefined;
}

/**
 * A workload's certificate has one name, `spiffe://<trust domain>/…`: what is permitted or excluded of it is the host of a URI. A host
 * is that host alone, and one with a leading dot is all below it: RFC 5280, section 4.2.1.10. Envoy keeps to that (tried with 1.40). For Go,
 * with which istiod verifies proxies, a host is also all below it (`crypto/x509`, `matchURIConstraint`; tried with 1.26): what one of
 * the two does not permit, or excludes, is forbidden.
 */
export const allowedNames: TrustRule = {
  name: "allowed-names",
  summary: "Name constraints of every CA above them allow the names of workloads and of istiod",
  *run(authority) {
    const { clusters, trustDomain } = authority;
    for (const { title, keyPath, constraints } of constrainedBy(authority)) {
      if (constraints === undefined) continue;
      const forbidden = (name: string, what: string) =>
        problem(kinds.forbiddenName, { clusters, keyPath }, (all) => ({
          clusters: all,
          certificate: title.replace(/^The/, "the"),
          name,
          what,
        }));
      if (!allows(constraints, "uriDomains", trustDomain, { permits: isHostOf, excludes: isHostOfOrBelow }))
        yield forbidden(`spiffe://${trustDomain}`, "the name of workloads");
      const ofIstiod = istiodNames.find((name) => !allows(constraints, "dnsDomains", name, both));
      if (ofIstiod !== undefined) yield forbidden(ofIstiod, "a name of istiod");
    }
  },
};

const constrainedBy = ({
  chain,
  signingRoot,
  certificateAuthority,
  capabilities,
}: Authority): readonly Constrained[] => [
  ...[...chain, ...(signingRoot ? [signingRoot] : [])].map(({ title, keyPath, facts }) => ({
    title,
    keyPath,
    constraints: facts.nameConstraints,
  })),
  {
    title: "the intermediate",
    keyPath: ["certificateAuthority", "nameConstraints"],
    constraints: capabilities.honoursNameConstraints ? certificateAuthority.nameConstraints : undefined,
  },
];

type Matches = (name: string, constraint: string) => boolean;

function allows(
  { permitted, excluded }: NameConstraints,
  of: "uriDomains" | "dnsDomains",
  name: string,
  { permits, excludes }: { readonly permits: Matches; readonly excludes: Matches },
): boolean {
  const isIn = (constraints: readonly string[], matches: Matches) =>
    constraints.some((constraint) => matches(name, constraint));
  return (permitted[of].length === 0 || isIn(permitted[of], permits)) && !isIn(excluded[of], excludes);
}

const isHostOf: Matches = (host, constraint) =>
  constraint.startsWith(".")
    ? host.toLowerCase().endsWith(constraint.toLowerCase())
    : host.toLowerCase() === constraint.toLowerCase();

const isHostOfOrBelow: Matches = (host, constraint) =>
  constraint === "" || isHostOf(host, constraint) || host.toLowerCase().endsWith(`.${constraint.toLowerCase()}`);

const isInDomain: Matches = (name, constraint) => {
  const domain = constraint.toLowerCase().replace(/^\./, "");
  return domain === "" || name === domain || name.endsWith(`.${domain}`);
};

const both = { permits: isInDomain, excludes: isInDomain };
