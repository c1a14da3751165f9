import type { Finding, FleetPlace } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { arnParts, partitionOf } from "@meshwright/model";
import type { Part } from "../read/draft.ts";
import { isBroken } from "../read/draft.ts";
import type { ClusterSource } from "../schema/cluster.ts";
import type { KeyPath } from "@meshwright/reading";
import { authorities } from "./authorities.ts";
import type { FleetCheck } from "./fleet-check.ts";

type PlaceOf = (keyPath: KeyPath) => FleetPlace;

function* partitionFindings(
  place: PlaceOf,
  keyPath: KeyPath,
  arn: string | undefined,
  region: string | undefined,
): Generator<Finding> {
  if (arn === undefined || region === undefined || !arn.startsWith("arn:")) return;
  const { partition } = arnParts(arn);
  const right = partitionOf(region);
  if (partition !== right) yield finding(kinds.wrongPartition, place(keyPath), { partition, region, right });
}

export const validPartitions: FleetCheck = {
  name: "valid-partitions",
  summary: "Every ARN is of the AWS partition of its region",
  *run({ mesh, clusters }) {
    for (const { known: ca, place } of authorities({ mesh, clusters })) {
      const { issuer } = ca;
      if (issuer?.kind !== "aws-private-ca" || issuer.arn === undefined) continue;
      const { region } = arnParts(issuer.arn);
      yield* partitionFindings(place, ["issuer", "arn"], issuer.arn, region);
      yield* partitionFindings(place, ["issuer", "assumeRole"], issuer.assumeRole, region);
    }
    const { exchange } = mesh.known;
    if (exchange?.kind === "aws-secrets-manager") {
      const place: PlaceOf = (keyPath) => mesh.source.place(["exchange", ...keyPath]);
      yield* partitionFindings(place, ["kmsKey"], exchange.kmsKey, exchange.region);
      yield* partitionFindings(place, ["assumeRole"], exchange.assumeRole, exchange.region);
    }
    for (const { source, known: cluster } of clusters) {
      for (const role of ["issuer", "exchange"] as const) {
        yield* partitionFindings(
          (keyPath) => source.place(keyPath),
          ["iam", "roles", role],
          cluster.iam?.roles?.[role],
          cluster.region,
        );
      }
    }
  },
};

export const validRoles: FleetCheck = {
  name: "valid-roles",
  summary: "Every role is of the account of its cluster",
  *run({ clusters }) {
    for (const { source, known } of clusters) {
      for (const role of ["issuer", "exchange"] as const) {
        const arn = known.iam?.roles?.[role];
        if (arn === undefined || known.account === undefined) continue;
        const { account } = arnParts(arn);
        if (account === known.account) continue;
        yield finding(kinds.roleOfOtherAccount, source.place(["iam", "roles", role]), {
          account,
          cluster: known.account,
        });
      }
    }
  },
};

export const requireRoles: FleetCheck = {
  name: "require-roles",
  summary: "With IRSA every controller that calls AWS has a role",
  *run({ mesh, clusters }) {
    const signedByAws = new Set(
      authorities({ mesh, clusters }).flatMap(({ known, clusters: having }) =>
        known.issuer?.kind === "aws-private-ca" ? having : [],
      ),
    );
    const exchanges = mesh.known.exchange?.kind === "aws-secrets-manager";
    const needed = [
      {
        role: "issuer",
        controller: "The controller of the issuer",
        isNeeded: (cluster: Part<ClusterSource>) => signedByAws.has(cluster),
      },
      { role: "exchange", controller: "External Secrets", isNeeded: () => exchanges },
    ] as const;
    for (const cluster of clusters) {
      const { source, known } = cluster;
      const roles = known.iam?.roles;
      if (known.iam?.identity !== "irsa" || roles === undefined) continue;
      for (const { role, controller, isNeeded } of needed) {
        if (!isNeeded(cluster) || role in roles || isBroken(cluster, ["iam", "roles", role])) continue;
        yield finding(kinds.missingRole, source.place(["iam"], "key"), { role, controller });
      }
    }
  },
};

export const validAccounts: FleetCheck = {
  name: "valid-accounts",
  summary: "A CA or an exchange of another account names how it is reached from there",
  *run({ mesh, clusters }) {
    const { known, source } = mesh;
    const outside = (account: string, all: readonly Part<ClusterSource>[]): readonly string[] =>
      all.flatMap(({ known: cluster, fileName }) =>
        cluster.account === undefined || cluster.account === account ? [] : [cluster.name ?? fileName ?? ""],
      );
    for (const authority of authorities({ mesh, clusters })) {
      const { issuer } = authority.known;
      if (issuer?.kind !== "aws-private-ca" || issuer.arn === undefined || issuer.assumeRole !== undefined) continue;
      if (authority.isBroken(["issuer", "assumeRole"])) continue;
      const { account } = arnParts(issuer.arn);
      const names = outside(account, authority.clusters);
      const place = authority.place(["issuer"], "key");
      if (names.length > 0) yield finding(kinds.caOfOtherAccount, place, { account, clusters: names });
    }
    const { exchange } = known;
    if (exchange?.kind !== "aws-secrets-manager" || exchange.account === undefined) return;
    const names = outside(exchange.account, clusters);
    const missing = (["assumeRole", "kmsKey"] as const).filter(
      (key) => exchange[key] === undefined && !isBroken(mesh, ["exchange", key]),
    );
    if (names.length === 0 || missing.length === 0) return;
    yield finding(kinds.exchangeOfOtherAccount, source.place(["exchange"], "key"), {
      clusters: names,
      missing: missing.join(" and "),
    });
  },
};
