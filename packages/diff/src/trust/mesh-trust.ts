import type { Resource } from "@meshwright/inventory";
import { at, textAt } from "@meshwright/inventory";
import type { CertificateFacts } from "@meshwright/trust";
import type { Side } from "../side.ts";
import { certificatesIn } from "./certificates-in.ts";

/** What a cluster trusts, and under what its workloads are signed, as far as its objects say. */
export interface MeshTrust {
  /** Undefined where they are in no file: cert-manager then writes them in the cluster. */
  readonly roots: readonly CertificateFacts[] | undefined;
  /** First digits of the fingerprint of the root under which the CA of istiod is signed; undefined where no name tells. */
  readonly signedUnder: string | undefined;
  /** Clusters whose istiods it watches. */
  readonly peers: readonly string[];
}

const known = new WeakMap<Side, Map<string, MeshTrust>>();

/** Reads a top folder once for each side. */
export function meshTrustOf(side: Side, top: string): MeshTrust {
  const all = known.get(side) ?? new Map<string, MeshTrust>();
  known.set(side, all);
  const found = all.get(top) ?? trustIn(side.tops.includes(top) ? side.resources(top) : []);
  all.set(top, found);
  return found;
}

function trustIn(resources: readonly Resource[]): MeshTrust {
  const inIstio = resources.filter(({ ref }) => ref.namespace === "istio-system");
  const secrets = inIstio.filter(({ ref }) => ref.kind === "ExternalSecret");
  const text = secrets
    .filter(({ body }) => textAt(body["spec"], "target", "name") === "cacerts")
    .map(({ body }) => textAt(body["spec"], "target", "template", "data", "root-cert.pem"))
    .find((one) => one !== undefined);
  const roots = certificatesIn(text ?? "").flatMap((one) => ("facts" in one ? [one.facts] : []));
  const authority = inIstio.find(isMeshAuthority);
  return {
    roots: roots.length > 0 ? roots : undefined,
    signedUnder: rootDigits(textAt(authority?.body["spec"], "issuerRef", "name")),
    peers: secrets.flatMap(
      ({ body }) =>
        textAt(body["spec"], "target", "template", "metadata", "annotations", "networking.istio.io/cluster") ?? [],
    ),
  };
}

/** The Certificate with whose key istiod signs. */
export const isMeshAuthority = ({ ref, body }: Resource): boolean =>
  ref.kind === "Certificate" && ref.namespace === "istio-system" && at(body["spec"], "isCA") === true;

/** An issuer that meshwright renders has the first digits of its root's fingerprint in its name: `mesh-ca-9c953042`. */
export const rootDigits = (issuer: string | undefined): string | undefined =>
  /^mesh-ca-([0-9a-f]{8})$/.exec(issuer ?? "")?.[1];
