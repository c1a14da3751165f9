import type { Cluster, Fleet } from "@meshwright/model";
import { shopCluster, shopMesh, sites } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { clusterDocuments } from "../../src/index.ts";
import { store } from "./access-fleets.ts";

/** Commands for the role of the exchange, of a cluster with as many peers. */
function commandsFor({ region, role, peers }: { region: string; role?: string; peers: number }): readonly string[] {
  const iam: Cluster["iam"] = { identity: "pod-identity", roles: role === undefined ? {} : { exchange: role } };
  const clusters = Array.from({ length: peers + 1 }, (_, index) =>
    shopCluster({ ...sites.dublin, name: `quay-${index + 1}`, region }, { account: store, iam }),
  );
  const fleet: Fleet = {
    mesh: {
      ...shopMesh,
      exchange: { kind: "aws-secrets-manager", account: store, region, prefix: "meshwright/shop" },
    },
    clusters,
    apps: [],
  };
  const [first] = clusters;
  const documents = first === undefined ? [] : clusterDocuments(fleet, first).documents;
  return documents.filter(({ name }) => name.startsWith("exchange-")).flatMap(({ commands }) => commands);
}

describe("a role", () => {
  test("is made under the path that its ARN has", () => {
    const role = `arn:aws:iam::${store}:role/platform/mesh/quay-exchange`;
    const [create] = commandsFor({ region: "eu-west-1", role, peers: 1 });
    expect(create).toContain("create-role --path /platform/mesh/ --role-name quay-exchange ");
  });
  test("is made without a path where it has none", () => {
    const role = `arn:aws:iam::${store}:role/quay-exchange`;
    expect(commandsFor({ region: "eu-west-1", role, peers: 1 }).join("\n")).not.toContain("--path");
  });
});

describe("a policy that is one of several", () => {
  const commands = commandsFor({ region: "cn-north-1", peers: 90 });
  test("is of the partition of its cluster, whether the fleet names the role or not", () => {
    const attached = commands.filter((line) => line.includes("attach-role-policy"));
    expect(attached.length).toBeGreaterThan(1);
    expect(attached.filter((line) => !line.includes("arn:aws-cn:iam::"))).toEqual([]);
  });
  test("can be replaced, where a peer has joined", () => {
    const count = (verb: string) => commands.filter((line) => line.startsWith(`aws iam ${verb} `)).length;
    expect(count("create-policy-version")).toBe(count("create-policy"));
  });
});
