import type { Cluster } from "@meshwright/model";
import type { Data, Outputs, Told } from "../outputs/outputs.ts";

/** A cluster of the fleet, and what AWS tells of it. */
export interface Subject {
  readonly cluster: Cluster;
  /** Of its folder. */
  readonly file: string;
  /** What EKS says of it; absent where nobody has asked. */
  readonly eks?: Told<Data<"clusters">>;
  /** That EKS says, else that of the fleet. */
  readonly vpc: string;
  /** Its running nodes; absent where nobody has asked. */
  readonly instances?: readonly Told<Data<"instances">>[];
  /** Variables of its VPC CNI; absent where nobody has asked. */
  readonly cni?: ReadonlyMap<string, string>;
}

export const eksNameOf = ({ name, iam }: Cluster): string => iam.eksCluster ?? name;

/** Tags by which a node says of which cluster it is: of managed groups, of EKS Auto Mode, and of everything else. */
const ownerTags = (name: string): readonly (readonly [key: string, value?: string])[] => [
  ["eks:cluster-name", name],
  ["aws:eks:cluster-name", name],
  ["eks:eks-cluster-name", name],
  [`kubernetes.io/cluster/${name}`],
];

/** Nodes of a cluster that are there. */
export function instancesOf(
  outputs: Outputs,
  cluster: Cluster,
  vpc: string,
): readonly Told<Data<"instances">>[] | undefined {
  const tags = ownerTags(eksNameOf(cluster));
  const found = [...outputs.instances.values()].filter(
    ({ data }) =>
      data.VpcId === vpc &&
      ["pending", "running"].includes(data.State.Name) &&
      data.Tags.some(({ Key, Value }) => tags.some(([key, value]) => Key === key && (value ?? Value) === Value)),
  );
  return found.length === 0 ? undefined : found;
}

/** https://github.com/aws/amazon-vpc-cni-k8s#cni-configuration-variables */
export function cniOf(outputs: Outputs, { name }: Cluster): ReadonlyMap<string, string> | undefined {
  const container = outputs.awsNodes
    .get(name)
    ?.data.spec.template.spec.containers.find((one) => one.name === "aws-node");
  return container && new Map(container.env.map((variable) => [variable.name, variable.value]));
}

export const isOn = (cni: Subject["cni"], variable: string): boolean => cni?.get(variable)?.toLowerCase() === "true";

/** ENIConfigs of a cluster. They mean nothing while custom networking is off, and are often left behind. */
export function eniConfigsOf(
  outputs: Outputs,
  { vpc, cni }: Pick<Subject, "cni" | "vpc">,
): readonly Told<Data<"eniConfigs">>[] {
  if (cni !== undefined && !isOn(cni, "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG")) return [];
  return [...outputs.eniConfigs.values()].filter(
    ({ data }) => outputs.subnets.get(data.spec.subnet)?.data.VpcId === vpc,
  );
}
