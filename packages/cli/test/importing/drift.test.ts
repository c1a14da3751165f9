import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli } from "../fake-context.ts";
import { edit, remove } from "../sample-fleets.ts";
import type { SavedOutputs } from "./saved-outputs.ts";
import { gatewayA, savedOutputs, vpcA } from "./saved-outputs.ts";

let saved: SavedOutputs;
beforeAll(async () => {
  saved = savedOutputs("import-drift");
  await run("--write");
});
afterAll(() => remove(saved.at));

const run = (...more: readonly string[]) => runCli(["fleet", "import", "aws", "aws", ...more], { cwd: saved.at });

interface Json {
  readonly differences: readonly {
    readonly keyPath: readonly (string | number)[];
    readonly place: { readonly file: string; readonly line: number };
    readonly fleet: unknown;
    readonly aws: unknown;
  }[];
}

async function differing(): Promise<readonly string[]> {
  const { stdout } = await run("--format", "json");
  const { differences }: Json = JSON.parse(stdout);
  return differences.map(({ keyPath, place }) => `${place.file.replace("fleet/", "")} ${keyPath.join(".")}`);
}

/** What somebody has changed in AWS since, and the one place at which the fleet then says something else. */
const drifts: readonly {
  readonly title: string;
  readonly file: string;
  readonly change: readonly [from: string, to: string];
  readonly at: readonly string[];
  readonly carriesNoMesh?: true;
}[] = [
  {
    title: "a route that leads to another gateway",
    file: `route-tables-${vpcA}.json`,
    change: [`"TransitGatewayId": "${gatewayA}"`, '"VpcPeeringConnectionId": "pcx-0c1d2e3f4a5b6c7d8"'],
    at: ["clusters/cluster-a.yaml vpc.routeTables.1.routes.1.target"],
  },
  {
    title: "a route whose gateway is gone",
    carriesNoMesh: true,
    file: `route-tables-${vpcA}.json`,
    change: [
      `"TransitGatewayId": "${gatewayA}",\n                    "Origin": "CreateRoute",\n                    "State": "active"`,
      `"TransitGatewayId": "${gatewayA}",\n                    "Origin": "CreateRoute",\n                    "State": "blackhole"`,
    ],
    at: ["clusters/cluster-a.yaml vpc.routeTables.1.routes.1.state"],
  },
  {
    title: "a CIDR that came to a VPC",
    file: `${vpcA}.json`,
    change: [
      '"CidrBlockAssociationSet": [',
      '"CidrBlockAssociationSet": [{"CidrBlock": "100.64.0.0/16", "CidrBlockState": {"State": "associated"}},',
    ],
    at: ["clusters/cluster-a.yaml vpc.cidrs"],
  },
  {
    title: "another number of a rule of a network ACL",
    file: `network-acls-${vpcA}.json`,
    change: ['"RuleNumber": 90', '"RuleNumber": 110'],
    at: [
      "clusters/cluster-a.yaml vpc.networkACLs.0.inbound.0",
      "clusters/cluster-a.yaml vpc.networkACLs.0.inbound",
      "clusters/cluster-a.yaml vpc.networkACLs.0.outbound.0",
      "clusters/cluster-a.yaml vpc.networkACLs.0.outbound",
    ],
  },
  {
    title: "other ports of a security group",
    file: `security-groups-${vpcA}.json`,
    change: ['"FromPort": 15008', '"FromPort": 15000'],
    at: [
      "clusters/cluster-a.yaml securityGroups.nodes.0.inbound.1",
      "clusters/cluster-a.yaml securityGroups.nodes.0.inbound",
    ],
  },
  {
    title: "DNS that was switched off",
    carriesNoMesh: true,
    file: `dns-support-${vpcA}.json`,
    change: ['"Value": true', '"Value": false'],
    at: ["clusters/cluster-a.yaml vpc.dns.support"],
  },
  {
    title: "a NAT gateway with another address",
    file: `nat-gateways-${vpcA}.json`,
    change: ["203.0.113.10", "203.0.113.11"],
    at: ["clusters/cluster-a.yaml vpc.natAddresses"],
  },
  {
    title: "an API server that lets in fewer",
    carriesNoMesh: true,
    file: "cluster-cluster-a.json",
    change: ['"0.0.0.0/0"', '"203.0.113.0/24"'],
    at: ["clusters/cluster-a.yaml apiServer.access.publicAccessCIDRs"],
  },
  {
    title: "an API server at another address",
    file: "cluster-cluster-a.json",
    change: ["4F1C9A27D83B5E60A2C7D419E8F03B56.gr7", "5F1C9A27D83B5E60A2C7D419E8F03B56.gr7"],
    at: ["clusters/cluster-a.yaml apiServer.endpoint"],
  },
  {
    title: "another CIDR of Services",
    file: "cluster-cluster-a.json",
    change: ["172.20.0.0/16", "172.21.0.0/16"],
    at: ["clusters/cluster-a.yaml serviceCIDR"],
  },
  {
    title: "source NAT that was switched on",
    file: "aws-node-cluster-a.json",
    change: [
      '"name": "AWS_VPC_K8S_CNI_EXTERNALSNAT",\n                                "value": "true"',
      '"name": "AWS_VPC_K8S_CNI_EXTERNALSNAT",\n                                "value": "false"',
    ],
    at: ["clusters/cluster-a.yaml podNetworking.externalSNAT"],
  },
  {
    title: "an attachment that lost a zone",
    carriesNoMesh: true,
    file: `vpc-attachments-${gatewayA}.json`,
    change: ['"subnet-0a9f0e1d2c3b4a5b6",\n', ""],
    at: ["mesh.yaml connectivity.transitGateways.0.attachments.0.subnets"],
  },
  {
    title: "a static route of a gateway that became a blackhole",
    carriesNoMesh: true,
    file: "tgw-rtb-0a55c1d2e3f4a5b6c.json",
    change: ['"Type": "static",\n            "State": "active"', '"Type": "static",\n            "State": "blackhole"'],
    at: ["attachment", "state"].map((key) => `mesh.yaml connectivity.transitGateways.0.routeTables.0.routes.1.${key}`),
  },
];

describe("what has changed in AWS since", () => {
  test.each(drifts)("$title is found, and taken over in its place", async ({ file, change, at, carriesNoMesh }) => {
    const path = join(saved.aws, file);
    const is = readFileSync(path, "utf8");
    try {
      edit(path, change);
      expect(await differing()).toEqual(at);
      // 1: what AWS has carries no mesh, and is taken over all the same.
      expect((await run("--write")).exitCode).toBe(carriesNoMesh === true ? 1 : 0);
      expect((await run()).exitCode).toBe(0);
    } finally {
      writeFileSync(path, is);
      await run("--write");
    }
    expect((await run()).exitCode).toBe(0);
  });
});
