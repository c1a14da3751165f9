import type { Cluster, Fleet } from "@meshwright/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accessCallerOf, clusterDocuments, exchangeKeysOf, fleetDocuments } from "../../src/index.ts";
import { accessFleets, assumed, key, store } from "./access-fleets.ts";
import { may, trusts } from "./may.ts";
import type { Policy } from "./policy.ts";
import { problemsOf } from "./problems.ts";

const read = (value: unknown): Policy => value as Policy; // oxlint-disable-line typescript/no-unsafe-type-assertion -- a rendered policy; problemsOf judges its form

const policies = (documents: ReturnType<typeof clusterDocuments>["documents"], name: RegExp): readonly Policy[] =>
  documents.filter((document) => name.test(document.name)).map(({ value }) => read(value));

const fleetDocumentsOf = (fleet: Fleet) =>
  fleetDocuments(
    fleet.mesh,
    fleet.clusters.flatMap((one) => accessCallerOf(fleet, one) ?? []),
  ).documents;

const secret = (name: string): string => `arn:aws:secretsmanager:eu-west-1:${store}:secret:${name}-Ab12Cd`;

type Context = Readonly<Record<string, string>>;

interface Session {
  readonly policies: readonly Policy[];
  readonly context: Context;
}

/** What a cluster's store works with in the end: its own role, or that of the store's account. */
function sessionOf(fleet: Fleet, cluster: Cluster): Session {
  const own = policies(clusterDocuments(fleet, cluster).documents, /^exchange-role.*\.policy\.json$/);
  if (cluster.account === store) return { policies: own, context: {} };
  const tags: Context =
    cluster.iam.identity === "irsa"
      ? {}
      : {
          "aws:PrincipalTag/eks-cluster-arn": `arn:aws:eks:${cluster.region}:${cluster.account}:cluster/${cluster.name}`,
          "aws:PrincipalTag/eks-cluster-name": cluster.name,
          "aws:PrincipalTag/kubernetes-namespace": "external-secrets",
          "aws:PrincipalTag/kubernetes-service-account": "external-secrets",
        };
  expect(may(own, { action: "sts:AssumeRole", resource: assumed, context: {} })).toBe(true);
  const shared = fleetDocumentsOf(fleet);
  const [trust] = policies(shared, /mesh-exchange\.trust\.json$/);
  const principal = cluster.iam.roles.exchange ?? `arn:aws:iam::${cluster.account}:role/any`;
  for (const action of Object.keys(tags).length > 0 ? ["sts:AssumeRole", "sts:TagSession"] : ["sts:AssumeRole"])
    expect(trust && trusts(trust, { action, principal, context: tags })).toBe(true);
  return { policies: policies(shared, /mesh-exchange\.exchange.*\.policy\.json$/), context: tags };
}

const kms = (name: string): Context => ({
  "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com",
  "kms:EncryptionContext:SecretARN": secret(name),
});

interface Rights {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

function rightsOf(fleet: Fleet, { policies: held, context }: Session, keys: readonly string[]): Rights {
  const hasKey = fleet.mesh.exchange.kind === "aws-secrets-manager" && fleet.mesh.exchange.kmsKey !== undefined;
  const can = (action: string, resource: string, more: Context = {}): boolean =>
    may(held, { action, resource, context: { ...context, ...more } });
  const decrypts = (name: string): boolean => !hasKey || can("kms:Decrypt", key, kms(name));
  const encrypts = (name: string): boolean => !hasKey || can("kms:GenerateDataKey", key, kms(name));
  return {
    reads: keys.filter((name) => can("secretsmanager:GetSecretValue", secret(name)) && decrypts(name)),
    writes: keys.filter(
      (name) =>
        encrypts(name) &&
        ["DeleteResourcePolicy", "DescribeSecret", "PutSecretValue", "TagResource", "UntagResource"].every((action) =>
          can(`secretsmanager:${action}`, secret(name)),
        ) &&
        can("secretsmanager:CreateSecret", secret(name), { "secretsmanager:Name": name }) &&
        !can("secretsmanager:CreateSecret", secret(name), { "secretsmanager:Name": `${name}-Ab12Cd` }) &&
        can("secretsmanager:DescribeSecret", secret(name).slice(0, -7)),
    ),
  };
}

const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted();

describe("a cluster's store may read what the cluster reads, write what it writes, and nothing else", () => {
  test("in any fleet", () => {
    fc.assert(
      fc.property(accessFleets, (fleet) => {
        const keysOf = fleet.clusters.map((cluster) => exchangeKeysOf(fleet, cluster));
        const all = sorted(keysOf.flatMap(({ reads, writes }) => [...reads, ...writes, `${writes[0]}-2`]));
        for (const cluster of fleet.clusters) {
          // Sessions of IRSA have no tags, so that such clusters of another account share their rights.
          const isShared = cluster.account !== store && cluster.iam.identity === "irsa";
          const sharing = fleet.clusters.filter(
            (one) => one === cluster || (isShared && one.account !== store && one.iam.identity === "irsa"),
          );
          const keys = sharing.map((one) => exchangeKeysOf(fleet, one));
          const writes = sorted(keys.flatMap((one) => one.writes));
          expect(rightsOf(fleet, sessionOf(fleet, cluster), all)).toEqual({
            reads: sorted([...keys.flatMap((one) => one.reads), ...writes]),
            writes,
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  test("and every policy is one that AWS takes", async () => {
    await fc.assert(
      fc.asyncProperty(accessFleets, async (fleet) => {
        const all = [
          ...fleet.clusters.flatMap((one) => clusterDocuments(fleet, one).documents),
          ...fleetDocumentsOf(fleet),
        ];
        const judged = await Promise.all(
          all.map(async ({ name, value }) => ({ name, problems: await problemsOf(read(value)) })),
        );
        expect(judged.filter(({ problems }) => problems.length > 0)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});
