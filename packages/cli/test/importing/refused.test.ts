import { readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runCli } from "../fake-context.ts";
import { contents, edit, remove } from "../sample-fleets.ts";
import type { SavedOutputs } from "./saved-outputs.ts";
import { gatewayA, savedOutputs, vpcA } from "./saved-outputs.ts";

let saved: SavedOutputs;
beforeEach(() => (saved = savedOutputs("import-refused")));
afterEach(() => remove(saved.at));

const run = (...more: readonly string[]) => runCli(["fleet", "import", "aws", ...more], { cwd: saved.at });

const subnets = `subnets-${vpcA}.json`;
const cluster = "cluster-cluster-a.json";
const routes = "tgw-rtb-0a55c1d2e3f4a5b6c.json";
const token = ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiJxdWF5In0", "abcdefgh"].join(".");

type Change = (aws: string) => void;
const write =
  (file: string, text: string): Change =>
  (aws) =>
    writeFileSync(join(aws, file), text);
const changed =
  (file: string, ...changes: readonly (readonly [string, string])[]): Change =>
  (aws) =>
    edit(join(aws, file), ...changes);
const cut =
  (file: string, key: string, index: number): Change =>
  (aws) => {
    const path = join(aws, file);
    const data: Record<string, unknown[]> = JSON.parse(readFileSync(path, "utf8"));
    data[key]?.splice(index, 1);
    writeFileSync(path, JSON.stringify(data));
  };

/** One thing that is wrong with the files, and the lines that say so: file, line where there is one, code, and a part of the words. */
const refused: readonly {
  readonly title: string;
  readonly change: Change;
  readonly says: readonly (readonly [at: string, code: string, words: string])[];
}[] = [
  { title: "an empty file", change: write(subnets, "\n"), says: [[subnets, "MW5051", "is empty"]] },
  {
    title: "a file that was cut off",
    change: (aws) => truncateSync(join(aws, subnets), 900),
    says: [[`${subnets}:25`, "MW5051", "ends in the middle"]],
  },
  {
    title: "JSON that somebody has broken",
    change: changed(subnets, ['"Subnets": [', '"Subnets" [']),
    says: [[`${subnets}:2`, "MW5051", "broken at this line"]],
  },
  { title: "what is no JSON at all", change: write(subnets, "quay\n"), says: [[`${subnets}:1`, "MW5051", "not JSON"]] },
  {
    title: "the output format yaml",
    change: write(subnets, "Subnets:\n- AvailabilityZone: eu-west-1a\n"),
    says: [[subnets, "MW5051", "YAML"]],
  },
  {
    title: "the output format table, in a file of another name",
    change: write("subnets.txt", "-----------\n|  DescribeSubnets |\n+-----+-----+\n"),
    says: [["subnets.txt", "MW5051", "format table"]],
  },
  {
    title: "the output format text",
    change: write(subnets, "SUBNETS\tFalse\teu-west-1a\n"),
    says: [[subnets, "MW5051", "format text"]],
  },
  {
    title: "an error of the AWS CLI",
    change: write(
      subnets,
      "\nAn error occurred (UnauthorizedOperation) when calling the DescribeSubnets operation: You are not authorized\n",
    ),
    says: [[subnets, "MW5051", "UnauthorizedOperation"]],
  },
  {
    title: "an error before the call",
    change: write(subnets, "Unable to locate credentials. You can configure credentials by running aws configure.\n"),
    says: [[subnets, "MW5051", "error of the command line"]],
  },
  {
    title: "output of another call",
    change: write(subnets, '{"clusters": ["cluster-a"]}'),
    says: [[subnets, "MW5052", "keys clusters"]],
  },
  {
    title: "a key that may be a token",
    change: write(subnets, `{"${token.slice(0, 24)}": 1}`),
    says: [[subnets, "MW5052", "none of the keys"]],
  },
  {
    title: "output of a query that left a list",
    change: write(subnets, '[{"SubnetId": "subnet-0a1c4e7a2b9d0f3a1"}]'),
    says: [[subnets, "MW5052", "--query"]],
  },
  {
    title: "output of a query that dropped a key",
    change: changed(subnets, ['"AvailabilityZone": "eu-west-1b",', ""]),
    says: [[`${subnets}:39`, "MW5052", "Subnets[1].AvailabilityZone is missing"]],
  },
  {
    title: "one page of several",
    change: changed(subnets, ['"Subnets": [', '"NextToken": "eyJOZXh0", "Subnets": [']),
    says: [[subnets, "MW5053", "NextToken"]],
  },
  {
    title: "one page of several, of EKS",
    change: changed(cluster, ['"cluster": {', '"nextToken": "more", "cluster": {']),
    says: [[cluster, "MW5053", "nextToken"]],
  },
  {
    title: "more routes than a search tells",
    change: changed(routes, ['"AdditionalRoutesAvailable": false', '"AdditionalRoutesAvailable": true']),
    says: [[routes, "MW5053", "AdditionalRoutesAvailable"]],
  },
  {
    title: "a subnet too few",
    change: cut(subnets, "Subnets", 1),
    says: [
      [subnets, "MW5053", "which acl-0a1029384756abcde names"],
      [subnets, "MW5053", "which rtb-0a7d2f9b4c6e8a013 names"],
      [subnets, "MW5053", "which the EKS cluster of cluster-a names"],
    ],
  },
  {
    title: "a main route table too few",
    change: cut(`route-tables-${vpcA}.json`, "RouteTables", 1),
    says: [[`route-tables-${vpcA}.json`, "MW5053", "main route table"]],
  },
  {
    title: "a network ACL too few",
    change: cut(`network-acls-${vpcA}.json`, "NetworkAcls", 1),
    says: [[`network-acls-${vpcA}.json`, "MW5053", "every subnet has one"]],
  },
  {
    title: "a security group too few",
    change: cut(`security-groups-${vpcA}.json`, "SecurityGroups", 0),
    says: [[`security-groups-${vpcA}.json`, "MW5053", "sg-0a1122334455667aa of the control plane"]],
  },
  {
    title: "a route table of a gateway too few",
    change: cut(`transit-route-tables-${gatewayA}.json`, "TransitGatewayRouteTables", 1),
    says: [[`transit-route-tables-${gatewayA}.json`, "MW5053", "tgw-rtb-0a66c1d2e3f4a5b6c"]],
  },
  {
    title: "an attachment too few",
    change: cut(`attachments-${gatewayA}.json`, "TransitGatewayAttachments", 0),
    says: [[`attachments-${gatewayA}.json`, "MW5053", "tgw-attach-0a77c1d2e3f4a5b6c"]],
  },
  {
    title: "routes of a gateway without the name of their table",
    change: (aws) => renameSync(join(aws, routes), join(aws, "routes.json")),
    says: [["routes.json", "MW5054", "such as tgw-rtb-"]],
  },
  {
    title: "settings of the VPC CNI without the name of their cluster",
    change: (aws) => renameSync(join(aws, "aws-node-cluster-a.json"), join(aws, "aws-node.json")),
    says: [["aws-node.json", "MW5054", "aws-node-<cluster>.json"]],
  },
  {
    title: "the same subnets in two files, before and after a change",
    change: (aws) => {
      writeFileSync(join(aws, "older.json"), readFileSync(join(aws, subnets)));
      edit(join(aws, "older.json"), ["10.16.64.0/18", "10.16.64.0/19"]);
    },
    says: [[`${subnets}:39`, "MW5055", "subnet-0a2d5f8b3c0e1a4b2 is something else in aws/older.json: CidrBlock"]],
  },
  {
    title: "a cluster of another account, with another VPC",
    change: changed(cluster, [":111122223333:cluster", ":999988887777:cluster"], [vpcA, "vpc-0c7c31e58d9f24b60"]),
    says: [[cluster, "MW5056", "999988887777, eu-west-1"]],
  },
  {
    title: "a cluster of another region",
    change: changed(
      cluster,
      [":eu-west-1:111122223333:cluster", ":eu-west-2:111122223333:cluster"],
      [vpcA, "vpc-0c7c31e58d9f24b60"],
    ),
    says: [[cluster, "MW5056", "111122223333, eu-west-2"]],
  },
  {
    title: "a cluster of another partition",
    change: changed(cluster, ["arn:aws:eks", "arn:aws-cn:eks"]),
    says: [[cluster, "MW5056", "partition aws-cn"]],
  },
  {
    title: "a VPC of another account, where EKS has not said whose the cluster is",
    change: (aws) => {
      rmSync(join(aws, cluster));
      edit(join(aws, `${vpcA}.json`), ["111122223333", "999988887777"]);
    },
    says: [[`${vpcA}.json`, "MW5056", "999988887777"]],
  },
  {
    title: "subnets of another region",
    change: changed(subnets, ['"AvailabilityZone": "eu-west-1', '"AvailabilityZone": "eu-west-3']),
    says: [[subnets, "MW5056", "eu-west-3a"]],
  },
  {
    title: "settings of another cluster's VPC CNI",
    change: changed("aws-node-cluster-a.json", ['"value": "cluster-a"', '"value": "cluster-b"']),
    says: [["aws-node-cluster-a.json", "MW5056", "the EKS cluster cluster-b"]],
  },
  {
    title: "a secret",
    change: write("login.json", `{"token": "${token}"}\n`),
    says: [["login.json:1:12", "MW6001", "a token (JWT)"]],
  },
  {
    title: "a symbolic link",
    change: (aws) => symlinkSync(join(aws, subnets), join(aws, "link.json")),
    says: [["link.json", "MW5050", "symbolic link"]],
  },
  {
    title: "a file in UTF-16",
    change: (aws) =>
      writeFileSync(join(aws, subnets), Buffer.from(readFileSync(join(aws, subnets), "utf8"), "utf16le")),
    says: [[subnets, "MW5050", "UTF-8"]],
  },
  {
    title: "a huge file",
    change: (aws) => {
      writeFileSync(join(aws, "huge.json"), "");
      truncateSync(join(aws, "huge.json"), 64 * 1024 * 1024 + 1);
    },
    says: [["huge.json", "MW5050", "64 MiB"]],
  },
];

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

describe("files that nobody should believe", () => {
  test.each(refused)("$title: nothing is compared, and nothing is written", async ({ change, says }) => {
    change(saved.aws);
    const before = contents(saved.fleet);
    const { exitCode, stdout, stderr } = await run("aws", "--write");
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    const errors = stderr.split("\n").filter((line) => line.includes(" error "));
    expect(errors.map((line) => /error (MW\d{4})/.exec(line)?.[1])).toEqual(says.map(([, code]) => code));
    for (const [index, [at, code, words]] of says.entries())
      expect(errors[index]).toMatch(new RegExp(`^aws/${escaped(at)}[^ ]*: error ${code}: .*${escaped(words)}`));
    expect(stderr).not.toContain(token.slice(0, 20));
    expect(contents(saved.fleet)).toEqual(before);
  });
});
