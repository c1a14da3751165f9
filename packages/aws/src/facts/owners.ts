import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { arnParts } from "@meshwright/model";
import type { Outputs } from "../outputs/outputs.ts";
import type { Subject } from "./subject.ts";

interface Owned {
  readonly file: string;
  readonly vpc: string;
  readonly id: string;
  readonly account?: string;
  readonly zone?: string;
}

/** Outputs of another account or region than the fleet says, and VPCs that are nobody's. */
export function owners(subjects: readonly Subject[], outputs: Outputs): readonly Finding[] {
  const byVpc = new Map(subjects.map((subject) => [subject.vpc, subject]));
  const strangers = new Map<string, string>();
  const wrong = new Map<string, Finding>();
  for (const owned of everything(outputs)) {
    const subject = byVpc.get(owned.vpc);
    if (subject === undefined) strangers.set(owned.vpc, strangers.get(owned.vpc) ?? owned.file);
    const problem = subject && mismatch(subject, owned);
    // One line a file: all of it has the same reason.
    if (problem !== undefined)
      wrong.set(`${owned.file} ${owned.vpc}`, wrong.get(`${owned.file} ${owned.vpc}`) ?? problem);
  }
  const advice = "Where it is a cluster's, say its id in the cluster's file.";
  return [
    ...wrong.values(),
    ...[...strangers].map(([what, file]) => finding(kinds.strangerInOutput, { in: "file", file }, { what, advice })),
  ];
}

function mismatch({ cluster, eks }: Subject, { file, id, account, zone }: Owned): Finding | undefined {
  // A VPC may be shared: then EKS has said whose the cluster is, and the network is of the account that shares it.
  const isShared = eks !== undefined && arnParts(eks.data.arn).account === cluster.account;
  const isOther = account !== undefined && account !== cluster.account && !isShared;
  const isElsewhere =
    zone !== undefined && !zone.startsWith(eks === undefined ? cluster.region : arnParts(eks.data.arn).region);
  if (!isOther && !isElsewhere) return undefined;
  return finding(
    kinds.otherAccountOutput,
    { in: "file", file },
    {
      what: id,
      says: [account, zone].filter((one) => one !== undefined).join(", "),
      fleet: `${cluster.account}, ${cluster.region}`,
      cluster: cluster.name,
    },
  );
}

function* everything(outputs: Outputs): Generator<Owned> {
  for (const { file, data } of outputs.vpcs.values())
    yield { file, vpc: data.VpcId, id: data.VpcId, account: data.OwnerId };
  for (const { file, data } of outputs.subnets.values())
    yield { file, vpc: data.VpcId, id: data.SubnetId, account: data.OwnerId, zone: data.AvailabilityZone };
  for (const { file, data } of outputs.routeTables.values())
    yield { file, vpc: data.VpcId, id: data.RouteTableId, account: data.OwnerId };
  for (const { file, data } of outputs.networkAcls.values())
    yield { file, vpc: data.VpcId, id: data.NetworkAclId, account: data.OwnerId };
  for (const { file, data } of outputs.securityGroups.values()) yield { file, vpc: data.VpcId, id: data.GroupId };
  for (const { file, data } of outputs.natGateways.values()) yield { file, vpc: data.VpcId, id: data.NatGatewayId };
}
