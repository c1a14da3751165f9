import type { Cluster, Fleet } from "@meshwright/model";
import { otherAccountFleet, shopCluster, shopMesh, sites } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { accessCallerOf, clusterDocuments, fleetDocuments } from "../../src/index.ts";
import { exchange, key, other, store } from "./access-fleets.ts";
import { may, trusts } from "./may.ts";
import type { Policy } from "./policy.ts";

const named = (documents: ReturnType<typeof clusterDocuments>["documents"], end: string): Policy => {
  const found = documents.find(({ name }) => name.endsWith(end));
  if (found === undefined) throw new Error(`no document ${end}`);
  return found.value as unknown as Policy; // oxlint-disable-line typescript/no-unsafe-type-assertion -- a rendered policy, whose form another test judges
};

const shared = (fleet: Fleet) =>
  fleetDocuments(
    fleet.mesh,
    fleet.clusters.flatMap((one) => accessCallerOf(fleet, one) ?? []),
  ).documents;

/** Its roles are not in the fleet: conditions alone say who it is. */
const dublin = shopCluster(sites.dublin, { account: other, iam: { identity: "pod-identity", roles: {} } });
const fleet: Fleet = {
  mesh: {
    ...shopMesh,
    exchange: { ...exchange, kmsKey: key },
  },
  clusters: [dublin],
  apps: [],
};

const arnOf = ({ name, region, account }: Cluster): string => `arn:aws:eks:${region}:${account}:cluster/${name}`;
const tags = (kind: "Principal" | "Request", changes: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(
    Object.entries({
      "eks-cluster-arn": arnOf(dublin),
      "kubernetes-namespace": "external-secrets",
      "kubernetes-service-account": "external-secrets",
      ...changes,
    }).map(([name, value]) => [`aws:${kind}Tag/${name}`, value]),
  );

describe("the role of a cluster is for", () => {
  const trust = named(clusterDocuments(fleet, dublin).documents, "exchange-role.trust.json");
  const asks = (changes: Readonly<Record<string, string>> = {}): boolean =>
    trusts(trust, {
      action: "sts:AssumeRole",
      principal: "pods.eks.amazonaws.com",
      context: tags("Request", changes),
    });

  test("its one ServiceAccount", () => expect(asks()).toBe(true));
  test.each([
    ["of another cluster", { "eks-cluster-arn": arnOf(shopCluster(sites.ohio, { account: other })) }],
    ["of another namespace", { "kubernetes-namespace": "shop" }],
    ["of another name", { "kubernetes-service-account": "default" }],
  ])("none %s", (_, changes) => expect(asks(changes)).toBe(false));
});

describe("the role of the store's account is for", () => {
  const trust = named(shared(fleet), "mesh-exchange.trust.json");
  const principal = `arn:aws:iam::${other}:role/any`;
  const asks = (context: Readonly<Record<string, string>>, who = principal): boolean =>
    trusts(trust, { action: "sts:TagSession", principal: who, context });

  test("sessions of its clusters", () => expect(asks(tags("Principal"))).toBe(true));
  test.each([
    ["a session without tags", {}],
    ["one of another workload", tags("Principal", { "kubernetes-service-account": "default" })],
    [
      "one that names a cluster of another account",
      { ...tags("Principal"), "aws:RequestTag/eks-cluster-arn": `arn:aws:eks:eu-west-1:${store}:cluster/ohio` },
    ],
    ["one that gives a cluster another name", { ...tags("Principal"), "aws:RequestTag/eks-cluster-name": "ohio" }],
  ])("not %s", (_, context) => expect(asks(context)).toBe(false));
  test("not another account", () => expect(asks(tags("Principal"), "arn:aws:iam::777788889999:role/any")).toBe(false));
});

describe("the role of the CA signs", () => {
  const policy = named(shared(otherAccountFleet), ".issuer.policy.json");
  const { issuer } = otherAccountFleet.mesh.certificateAuthority;
  const ca = issuer.kind === "aws-private-ca" ? issuer.arn : "";
  const signs = (template: string, resource = ca): boolean =>
    may([policy], {
      action: "acm-pca:IssueCertificate",
      resource,
      context: { "acm-pca:TemplateArn": `arn:aws:acm-pca:::template/${template}` },
    });

  test("intermediates", () => expect(signs("SubordinateCACertificate_PathLen0/V1")).toBe(true));
  test.each(["SubordinateCACertificate_PathLen1/V1", "EndEntityCertificate/V1", "RootCACertificate/V1"])(
    "nothing by %s",
    (template) => expect(signs(template)).toBe(false),
  );
  test("by no other CA", () => expect(signs("SubordinateCACertificate_PathLen0/V1", `${ca}0`)).toBe(false));
});

describe("the key of KMS opens", () => {
  const policies = [named(shared(fleet), ".exchange.policy.json")];
  const opens = (context: Readonly<Record<string, string>>): boolean =>
    may(policies, { action: "kms:Decrypt", resource: key, context });
  const secret = {
    "kms:EncryptionContext:SecretARN": `arn:aws:secretsmanager:eu-west-1:${store}:secret:meshwright/shop/dublin/istio-reader-token-Ab12Cd`,
  };
  const viaSecrets = { "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com" };

  test("secrets of the mesh", () => expect(opens({ ...secret, ...viaSecrets })).toBe(true));
  test.each([
    ["none past Secrets Manager", secret],
    ["none through another service", { ...secret, "kms:ViaService": "ssm.eu-west-1.amazonaws.com" }],
    [
      "none of another mesh",
      {
        ...viaSecrets,
        "kms:EncryptionContext:SecretARN": `arn:aws:secretsmanager:eu-west-1:${store}:secret:meshwright/quay/a-Ab12Cd`,
      },
    ],
  ])("%s", (_, context) => expect(opens(context)).toBe(false));
});
