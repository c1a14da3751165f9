import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { apiGroup, arnParts, objectName, partitionOf } from "@meshwright/model";
import { seconds } from "../schema/duration.ts";
import type { IssuerSource } from "../schema/issuer.ts";
import type { Known } from "../schema/known.ts";
import type { Authority } from "./authorities.ts";
import { authorities } from "./authorities.ts";
import type { FleetCheck } from "./fleet-check.ts";

type Of<Kind extends IssuerSource["kind"]> = Extract<Known<IssuerSource>, { readonly kind?: Kind }>;

/** https://developer.hashicorp.com/vault/api-docs/secret/pki#sign-intermediate */
const signsIntermediates = /^.+\/(root|issuer\/[^/]+)\/sign-intermediate$/;

/** What stands in Vault after the mount of a PKI engine. */
const afterMount = /\/(sign|sign-verbatim|issue|issuer|issuers|root|roles|ca|intermediate)(\/.*)?$/;

function* vaultFindings({ path }: Of<"vault">, { place }: Authority): Generator<Finding> {
  if (path === undefined || signsIntermediates.test(path)) return;
  const right = `${path.replace(afterMount, "")}/root/sign-intermediate`;
  yield finding(kinds.signsLeavesOnly, place(["issuer", "path"]), { path, right });
}

const scopes: Readonly<Record<string, { readonly isNamespaced: boolean; readonly words: string }>> = {
  ClusterIssuer: { isNamespaced: false, words: "A ClusterIssuer belongs to no namespace" },
  Issuer: { isNamespaced: true, words: "An Issuer belongs to a namespace" },
};

function* externalFindings(issuer: Of<"external">, { place }: Authority): Generator<Finding> {
  const { apiVersion, issuerKind, isNamespaced, capabilities } = issuer;
  if (apiVersion !== undefined && apiGroup(apiVersion) === "cert-manager.io" && issuerKind !== undefined) {
    const scope = scopes[issuerKind];
    const at = place(["issuer", "issuerKind"]);
    if (scope === undefined) {
      const problem = `cert-manager.io has no issuer of kind ${issuerKind}`;
      yield finding(kinds.issuerOfOtherScope, at, {
        problem,
        right: "Write ClusterIssuer or Issuer, or the group that the kind is of",
      });
    } else if (isNamespaced !== undefined && isNamespaced !== scope.isNamespaced)
      yield finding(kinds.issuerOfOtherScope, at, {
        problem: scope.words,
        right: `Write isNamespaced: ${scope.isNamespaced}`,
      });
  }
  const { shortestDuration: shortest, longestDuration: longest } = capabilities ?? {};
  if (shortest === undefined || longest === undefined) return;
  if ((seconds(shortest) ?? 0) > (seconds(longest) ?? 0))
    yield finding(kinds.limitsCrossed, place(["issuer", "capabilities", "shortestDuration"]), { shortest, longest });
}

export const validIssuers: FleetCheck = {
  name: "valid-issuers",
  summary: "Every issuer can be asked for CA certificates in the way that the fleet says",
  *run({ mesh, clusters }) {
    for (const authority of authorities({ mesh, clusters })) {
      const { issuer } = authority.known;
      if (issuer?.kind === "vault") yield* vaultFindings(issuer, authority);
      if (issuer?.kind === "external") yield* externalFindings(issuer, authority);
      if (issuer?.kind !== "ca-secret" || mesh.known.exchange?.kind !== "kubernetes") continue;
      const { key, clusterSecretStore } = issuer.source ?? {};
      if (key === undefined || clusterSecretStore !== undefined || objectName(key) !== undefined) continue;
      yield finding(kinds.badKeyPairKey, authority.place(["issuer", "source", "key"]), { key });
    }
  },
};

const namesOf = (clusters: Authority["clusters"]): readonly string[] =>
  clusters.map(({ known: { name }, fileName }) => name ?? fileName ?? "");

export const validCaRegions: FleetCheck = {
  name: "valid-ca-regions",
  summary: "A CA of AWS is in the partition of its clusters, and in a region of the fleet",
  *run({ mesh, clusters, others }) {
    // A cluster that cannot be read may be there.
    if (others.clusters.length > 0 || clusters.some(({ known: { region } }) => region === undefined)) return;
    // One CA that several clusters name is told once, where it is named first.
    const byArn = Map.groupBy(authorities({ mesh, clusters }), ({ known: { issuer } }) =>
      issuer?.kind === "aws-private-ca" ? issuer.arn : undefined,
    );
    for (const [arn, named] of byArn) {
      const place = named[0]?.place;
      if (arn === undefined || place === undefined) continue;
      const having = named.flatMap((authority) => authority.clusters);
      const { region, partition } = arnParts(arn);
      // An ARN that contradicts itself is told by valid-partitions.
      if (partition !== partitionOf(region)) continue;
      const at = place(["issuer", "arn"]);
      const away = having.filter((one) => partitionOf(one.known.region ?? region) !== partition);
      if (away.length > 0) yield finding(kinds.caOfOtherPartition, at, { partition, clusters: namesOf(away) });
      else if (having.length > 0 && !clusters.some((one) => one.known.region === region))
        yield finding(kinds.caOfOtherRegion, at, { region, clusters: namesOf(having) });
    }
  },
};
