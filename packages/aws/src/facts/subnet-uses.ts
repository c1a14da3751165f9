import type { SubnetUse } from "@meshwright/model";
import type { Outputs } from "../outputs/outputs.ts";
import type { Subject } from "./subject.ts";
import { eniConfigsOf, isOn } from "./subject.ts";

/** What stands in a subnet, and what says so. */
export type InferredUses = ReadonlyMap<SubnetUse, string>;

/** What can be seen to stand in the subnets of a cluster's VPC. What cannot be seen may stand there all the same. */
export function inferredUses(subject: Subject, outputs: Outputs): ReadonlyMap<string, InferredUses> {
  const { eks, vpc, instances, cni } = subject;
  const found = new Map<string, Map<SubnetUse, string>>();
  const add = (subnet: string, use: SubnetUse, from: string): void => {
    const uses = found.get(subnet) ?? new Map<SubnetUse, string>();
    found.set(subnet, uses.set(use, uses.get(use) ?? from));
  };
  for (const id of eks?.data.resourcesVpcConfig.subnetIds ?? []) add(id, "control-plane", "subnetIds of the cluster");
  const apart = isOn(cni, "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG");
  for (const { data } of instances ?? []) {
    if (data.SubnetId === undefined) continue;
    add(data.SubnetId, "nodes", "instances of the cluster");
    if (!apart) add(data.SubnetId, "pods", "instances of the cluster");
  }
  for (const { data } of eniConfigsOf(outputs, subject)) add(data.spec.subnet, "pods", "an ENIConfig");
  for (const { data } of outputs.vpcAttachments.values())
    if (data.VpcId === vpc && data.State !== "deleted")
      for (const id of data.SubnetIds) add(id, "transit-gateway", `the attachment ${data.TransitGatewayAttachmentId}`);
  // https://docs.aws.amazon.com/eks/latest/userguide/network-load-balancing.html
  for (const { data } of outputs.subnets.values())
    if (
      data.VpcId === vpc &&
      data.Tags.some(({ Key, Value }) => Key === "kubernetes.io/role/internal-elb" && Value !== "0")
    )
      add(data.SubnetId, "load-balancers", "its tag kubernetes.io/role/internal-elb");
  return found;
}
