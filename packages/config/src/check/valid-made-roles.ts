import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { Part } from "../read/draft.ts";
import { isBroken } from "../read/draft.ts";
import type { ClusterSource } from "../schema/cluster.ts";
import { authorities } from "./authorities.ts";
import type { CheckInput, FleetCheck } from "./fleet-check.ts";
import { repeated } from "./repeated.ts";

type Purpose = "issuer" | "exchange";

const controllers = { issuer: "the controller of the issuer", exchange: "External Secrets" } as const;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const longestName = 64;

/** What roles each cluster needs of AWS. */
function neededRoles({ mesh, clusters }: CheckInput): readonly (readonly [Part<ClusterSource>, readonly Purpose[]])[] {
  const signedByAws = new Set(
    authorities({ mesh, clusters }).flatMap(({ known, clusters: having }) =>
      known.issuer?.kind === "aws-private-ca" ? having : [],
    ),
  );
  const exchange = mesh.known.exchange?.kind === "aws-secrets-manager" ? (["exchange"] as const) : [];
  return clusters.map((cluster) => [
    cluster,
    [...(signedByAws.has(cluster) ? (["issuer"] as const) : []), ...exchange],
  ]);
}

function* unnamedRoles(cluster: Part<ClusterSource>, purposes: readonly Purpose[]): Generator<Finding> {
  const { source, known } = cluster;
  const { identity, roles, oidcProvider } = known.iam ?? {};
  // Without a role of its own a cluster with IRSA is told by another check.
  for (const purpose of purposes)
    if (identity === "pod-identity" && roles !== undefined && !(purpose in roles))
      if (!isBroken(cluster, ["iam", "roles", purpose]))
        yield finding(kinds.unmakeableRole, source.place(["iam"], "key"), {
          what: `that of ${controllers[purpose]} has no name`,
          instead: `Write iam.roles.${purpose}: the ARN that it is to have.`,
        });
  if (identity === "irsa" && purposes.length > 0 && oidcProvider === undefined)
    if (!isBroken(cluster, ["iam", "oidcProvider"]))
      yield finding(kinds.unmakeableRole, source.place(["iam"], "key"), {
        what: "with IRSA a role trusts the OIDC provider of the cluster",
        instead:
          "Write iam.oidcProvider: `aws eks describe-cluster --query cluster.identity.oidc.issuer` shows it, without https://.",
      });
}

interface Named {
  readonly arn: string;
  readonly place: Finding["place"];
  /** What may have the same role: only the other purpose of one cluster. */
  readonly owner: string;
}

function namedRoles({ mesh, clusters }: CheckInput): readonly Named[] {
  const { exchange } = mesh.known;
  const ofClusters = clusters.flatMap(({ known, source, fileName }, index) =>
    (["issuer", "exchange"] as const).flatMap((purpose): readonly Named[] => {
      const arn = known.iam?.roles?.[purpose];
      const owner = `cluster ${known.name ?? fileName ?? index}`;
      return arn === undefined ? [] : [{ arn, owner, place: source.place(["iam", "roles", purpose]) }];
    }),
  );
  const taken = authorities({ mesh, clusters }).flatMap(({ known, place }): readonly Named[] =>
    known.issuer?.kind === "aws-private-ca" && known.issuer.assumeRole !== undefined
      ? [{ arn: known.issuer.assumeRole, owner: "other accounts", place: place(["issuer", "assumeRole"]) }]
      : [],
  );
  const store: readonly Named[] =
    exchange?.kind === "aws-secrets-manager" && exchange.assumeRole !== undefined
      ? [{ arn: exchange.assumeRole, owner: "other accounts", place: mesh.source.place(["exchange", "assumeRole"]) }]
      : [];
  return [...ofClusters, ...taken, ...store];
}

export const validMadeRoles: FleetCheck = {
  name: "valid-made-roles",
  summary: "Every role that Terraform makes has a name of its own, and somebody who may take it",
  *run(input) {
    const { management, terraform } = input.mesh.known.connectivity ?? {};
    if (management !== "terraform" || terraform?.iam !== true) return;
    for (const [cluster, purposes] of neededRoles(input)) yield* unnamedRoles(cluster, purposes);
    const named = namedRoles(input);
    for (const { arn, place } of named) {
      const name = arn.slice(arn.lastIndexOf("/") + 1);
      if (name.length > longestName)
        yield finding(kinds.unmakeableRole, place, {
          what: `IAM takes ${longestName} characters in the name of one; this has ${name.length}`,
          instead: "Choose a shorter name; a path does not count.",
        });
    }
    for (const { item, first } of repeated(named, ({ arn }) => arn))
      if (item.owner !== first.owner)
        yield finding(kinds.unmakeableRole, item.place, {
          what: `this one is of ${first.owner} already`,
          instead: "Give each its own: rights that two share neither can be taken alone.",
        });
  },
};
