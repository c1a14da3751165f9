import { kinds } from "@meshwright/findings";
import type { Fleet } from "@meshwright/model";
import { arnParts, certificateAuthorityOf, makesRoles } from "@meshwright/model";
import { peerPairs } from "../peer-pair.ts";
import type { ReachInput, ReachRule } from "../reach-rule.ts";
import { reachProblem } from "../reach-rule.ts";
import type { ReachProblem } from "../reach-problem.ts";

type Said = { readonly what: string; readonly instead: string };

const missing = (where: Pick<ReachProblem, "cluster" | "keyPath">, said: Said): ReachProblem =>
  reachProblem(kinds.missingPlanSetting, { ...where, pairs: [] }, said);

/** Regions whose clusters are joined by Transit Gateways, of which no gateway is said. */
function* missingGateways({ fleet }: ReachInput): Generator<ReachProblem> {
  const known = new Set(fleet.mesh.connectivity.transitGateways.map(({ region }) => region));
  const joined = peerPairs(fleet).filter(({ connection }) => connection.kind === "transit-gateway");
  const clusters = new Set(joined.flatMap((pair) => pair.clusters));
  for (const [region, there] of Map.groupBy(clusters, (cluster) => cluster.region)) {
    if (known.has(region)) continue;
    const names = there.map(({ name }) => name).toSorted();
    yield missing(
      { keyPath: ["connectivity", "transitGateways"] },
      {
        what: `which Transit Gateway joins the clusters of ${region} (${names.join(", ")})`,
        instead: `Add an entry with region: ${region} and the account that is to own it; with its id where it exists.`,
      },
    );
  }
}

/** Clusters with peers and without security groups: nobody knows where their rules belong. */
function* missingGroups({ fleet }: ReachInput): Generator<ReachProblem> {
  const joined = new Set(peerPairs(fleet).flatMap(({ clusters }) => clusters));
  for (const cluster of joined)
    if (cluster.securityGroups === undefined)
      yield missing(
        { cluster: cluster.name, keyPath: ["securityGroups"] },
        {
          what: `the security groups of ${cluster.name}`,
          instead: "Name those of the control plane and of the nodes by their ids: rules for peers are added to them.",
        },
      );
}

/** Accounts in which it makes roles: those of clusters, and those whose roles clusters of others take. */
function accountsOfRoles({ mesh, clusters }: Pick<Fleet, "mesh" | "clusters">): readonly string[] {
  if (!makesRoles(mesh.connectivity)) return [];
  const issuers = clusters.map((cluster) => certificateAuthorityOf(mesh, cluster).issuer);
  const taken = [...issuers, mesh.exchange].flatMap((one) =>
    "assumeRole" in one && one.assumeRole !== undefined ? [arnParts(one.assumeRole).account] : [],
  );
  return [...clusters.map(({ account }) => account), ...taken];
}

/** One set of credentials is of one account. */
function* missingRole({ fleet, plan }: ReachInput): Generator<ReachProblem> {
  const { role, formerSites = [] } = fleet.mesh.connectivity.terraform;
  if (role !== undefined) return;
  const ways = [...plan.attachments, ...plan.transitGateways];
  const joined = peerPairs(fleet).flatMap(({ clusters }) => clusters);
  const accounts = new Set([
    ...[...ways, ...joined, ...formerSites].map(({ account }) => account),
    ...accountsOfRoles(fleet),
  ]);
  if (accounts.size > 1)
    yield missing(
      { keyPath: ["connectivity", "terraform"] },
      {
        what: `by which role Terraform works in the accounts ${[...accounts].toSorted().join(", ")}`,
        instead: "Write the name of a role that is in each of them as terraform.role.",
      },
    );
}

export const plannable: ReachRule = {
  name: "plannable",
  summary: "A fleet whose network Terraform makes says all that this takes",
  *run(input) {
    if (input.fleet.mesh.connectivity.management !== "terraform") return;
    yield* missingGateways(input);
    yield* missingGroups(input);
    yield* missingRole(input);
  },
};
