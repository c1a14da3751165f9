import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { arnParts } from "@meshwright/model";
import { partitionOf } from "../aws-partition.ts";
import { isBroken } from "../read/draft.ts";
import type { KeyPath, Source } from "@meshwright/reading";
import type { FleetCheck } from "./fleet-check.ts";

function* partitionFindings(
  source: Source,
  keyPath: KeyPath,
  arn: string | undefined,
  region: string | undefined,
): Generator<Finding> {
  if (arn === undefined || region === undefined || !arn.startsWith("arn:")) return;
  const { partition } = arnParts(arn);
  const right = partitionOf(region);
  if (partition !== right) yield finding(kinds.wrongPartition, source.place(keyPath), { partition, region, right });
}

export const validPartitions: FleetCheck = {
  name: "valid-partitions",
  summary: "Every ARN is of the AWS partition of its region",
  *run({ mesh: { known, source }, clusters }) {
    const issuer = known.certificateAuthority?.issuer;
    if (issuer?.kind === "aws-private-ca" && issuer.arn !== undefined) {
      const { region } = arnParts(issuer.arn);
      yield* partitionFindings(source, ["certificateAuthority", "issuer", "arn"], issuer.arn, region);
      yield* partitionFindings(source, ["certificateAuthority", "issuer", "assumeRole"], issuer.assumeRole, region);
    }
    const { exchange } = known;
    if (exchange?.kind === "aws-secrets-manager") {
      yield* partitionFindings(source, ["exchange", "kmsKey"], exchange.kmsKey, exchange.region);
      yield* partitionFindings(source, ["exchange", "assumeRole"], exchange.assumeRole, exchange.region);
    }
    for (const { source: place, known: cluster } of clusters) {
      for (const role of ["issuer", "exchange"] as const) {
        yield* partitionFindings(place, ["iam", "roles", role], cluster.iam?.roles?.[role], cluster.region);
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
  *run({ mesh: { known: mesh }, clusters }) {
    const needed = [
      {
        role: "issuer",
        controller: "The controller of the issuer",
        isNeeded: mesh.certificateAuthority?.issuer?.kind === "aws-private-ca",
      },
      {
        role: "exchange",
        controller: "External Secrets",
        isNeeded: mesh.exchange?.kind === "aws-secrets-manager",
      },
    ] as const;
    for (const cluster of clusters) {
      const { source, known } = cluster;
      const roles = known.iam?.roles;
      if (known.iam?.identity !== "irsa" || roles === undefined) continue;
      for (const { role, controller, isNeeded } of needed) {
        if (!isNeeded || role in roles || isBroken(cluster, ["iam", "roles", role])) continue;
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
    const isMissing = (value: unknown, ...keyPath: readonly string[]) =>
      value === undefined && !isBroken(mesh, keyPath);
    const outside = (account: string): readonly string[] =>
      clusters.flatMap(({ known: cluster, fileName }) =>
        cluster.account === undefined || cluster.account === account ? [] : [cluster.name ?? fileName ?? ""],
      );
    const issuer = known.certificateAuthority?.issuer;
    if (
      issuer?.kind === "aws-private-ca" &&
      issuer.arn !== undefined &&
      isMissing(issuer.assumeRole, "certificateAuthority", "issuer", "assumeRole")
    ) {
      const { account } = arnParts(issuer.arn);
      const names = outside(account);
      const place = source.place(["certificateAuthority", "issuer"], "key");
      if (names.length > 0) yield finding(kinds.caOfOtherAccount, place, { account, clusters: names });
    }
    const { exchange } = known;
    if (exchange?.kind !== "aws-secrets-manager" || exchange.account === undefined) return;
    const names = outside(exchange.account);
    const missing = (["assumeRole", "kmsKey"] as const).filter((key) => isMissing(exchange[key], "exchange", key));
    if (names.length === 0 || missing.length === 0) return;
    yield finding(kinds.exchangeOfOtherAccount, source.place(["exchange"], "key"), {
      clusters: names,
      missing: missing.join(" and "),
    });
  },
};
