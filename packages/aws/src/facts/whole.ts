import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { calls } from "../outputs/call.ts";
import type { OutputName, Outputs } from "../outputs/outputs.ts";
import { isNamedAfter, ofVpc } from "./of-vpc.ts";
import type { Subject } from "./subject.ts";
import { transitTables } from "./transit-routes.ts";

/** Outputs that cannot be whole, as others of the same folder name things that they lack. */
export function partial(subjects: readonly Subject[], outputs: Outputs): readonly Finding[] {
  const lacks = (name: OutputName, file: string, problem: string): Finding =>
    finding(kinds.partialOutput, { in: "file", file }, { problem, call: calls[name].command });
  return [
    ...subjects.flatMap((subject) => [...inVpc(subject, outputs, lacks)]),
    ...[...outputs.transitGateways.keys()].flatMap((id) => [...ofGateway(id, outputs, lacks)]),
  ];
}

type Lacks = (name: OutputName, file: string, problem: string) => Finding;

function* inVpc({ vpc, eks, cluster }: Subject, outputs: Outputs, lacks: Lacks): Generator<Finding> {
  const subnets = ofVpc(outputs, "subnets", vpc);
  const tables = ofVpc(outputs, "routeTables", vpc);
  const acls = ofVpc(outputs, "networkAcls", vpc);
  const groups = ofVpc(outputs, "securityGroups", vpc);
  const known = new Set(subnets?.map(({ data }) => data.SubnetId));
  const [subnet] = subnets ?? [];
  if (subnet !== undefined) {
    const named = [
      ...(eks?.data.resourcesVpcConfig.subnetIds ?? []).map((id) => ({ id, by: `the EKS cluster of ${cluster.name}` })),
      ...(tables ?? []).flatMap(({ data }) =>
        data.Associations.flatMap(({ SubnetId: id }) => (id === undefined ? [] : [{ id, by: data.RouteTableId }])),
      ),
      ...(acls ?? []).flatMap(({ data }) =>
        data.Associations.map(({ SubnetId: id }) => ({ id, by: data.NetworkAclId })),
      ),
    ];
    for (const { id, by } of named.filter((one) => !known.has(one.id)))
      yield lacks("subnets", subnet.file, `${id} of ${vpc}, which ${by} names, is missing.`);
  }
  const [table] = tables ?? [];
  if (table !== undefined && !tables?.some(({ data }) => data.Associations.some(({ Main }) => Main)))
    yield lacks("routeTables", table.file, `The main route table of ${vpc} is missing; every VPC has one.`);
  const [acl] = acls ?? [];
  const inAcls = new Set(acls?.flatMap(({ data }) => data.Associations.map(({ SubnetId }) => SubnetId)));
  const without = [...known].find((id) => !inAcls.has(id));
  if (acl !== undefined && without !== undefined)
    yield lacks("networkAcls", acl.file, `The network ACL of ${without} is missing; every subnet has one.`);
  const [group] = groups ?? [];
  if (group === undefined || eks === undefined) return;
  const { clusterSecurityGroupId, securityGroupIds } = eks.data.resourcesVpcConfig;
  for (const id of [clusterSecurityGroupId, ...securityGroupIds])
    if (id !== undefined && !outputs.securityGroups.has(id))
      yield lacks("securityGroups", group.file, `${id} of the control plane of ${cluster.name} is missing.`);
}

function* ofGateway(id: string, outputs: Outputs, lacks: Lacks): Generator<Finding> {
  const attachments = [...outputs.attachments.values()].filter(
    ({ data }) => data.TransitGatewayId === id && data.State !== "deleted",
  );
  const tables = transitTables(id, outputs);
  const table = [...outputs.transitRouteTables.values()].find(({ data }) => data.TransitGatewayId === id);
  for (const { data } of attachments) {
    const named = data.Association?.TransitGatewayRouteTableId;
    if (named !== undefined && table !== undefined && tables?.includes(named) === false)
      yield lacks(
        "transitRouteTables",
        table.file,
        `${named}, with which ${data.TransitGatewayAttachmentId} is associated, is missing.`,
      );
  }
  const [first] = attachments;
  const isTold = first !== undefined || isNamedAfter(outputs, "attachments", id);
  const known = new Set(attachments.map(({ data }) => data.TransitGatewayAttachmentId));
  for (const { data } of outputs.vpcAttachments.values())
    if (
      isTold &&
      data.TransitGatewayId === id &&
      data.State !== "deleted" &&
      !known.has(data.TransitGatewayAttachmentId)
    )
      yield lacks(
        "attachments",
        first?.file ?? outputs.filesOf("attachments")[0] ?? "",
        `${data.TransitGatewayAttachmentId} of ${id} is missing, which describe-transit-gateway-vpc-attachments has.`,
      );
}
