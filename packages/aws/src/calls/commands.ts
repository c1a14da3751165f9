import type { Cluster, TransitGateway } from "@meshwright/model";
import { eksNameOf } from "../facts/subject.ts";

/** A read-only call, and the file that its output goes to. */
export interface Command {
  readonly command: string;
  readonly file: string;
}

/** The calls that tell of a cluster and its VPC. `vpc`: the one that EKS says, where somebody has asked. */
export function clusterCommands(cluster: Cluster, vpc = cluster.vpc.id) {
  const { name, region } = cluster;
  const inVpc = (call: string, filter = "--filters"): string =>
    `aws ec2 ${call} ${filter} Name=vpc-id,Values=${vpc} --region ${region}`;
  const attribute = (which: string): string =>
    `aws ec2 describe-vpc-attribute --vpc-id ${vpc} --attribute ${which} --region ${region}`;
  const tag = `kubernetes.io/cluster/${eksNameOf(cluster)}`;
  return {
    clusters: {
      command: `aws eks describe-cluster --name ${eksNameOf(cluster)} --region ${region}`,
      file: `cluster-${name}.json`,
    },
    vpcs: { command: `aws ec2 describe-vpcs --vpc-ids ${vpc} --region ${region}`, file: `${vpc}.json` },
    subnets: { command: inVpc("describe-subnets"), file: `subnets-${vpc}.json` },
    routeTables: { command: inVpc("describe-route-tables"), file: `route-tables-${vpc}.json` },
    securityGroups: { command: inVpc("describe-security-groups"), file: `security-groups-${vpc}.json` },
    networkAcls: { command: inVpc("describe-network-acls"), file: `network-acls-${vpc}.json` },
    // This call has --filter where all others have --filters.
    natGateways: { command: inVpc("describe-nat-gateways", "--filter"), file: `nat-gateways-${vpc}.json` },
    dnsSupport: { command: attribute("enableDnsSupport"), file: `dns-support-${vpc}.json` },
    dnsHostnames: { command: attribute("enableDnsHostnames"), file: `dns-hostnames-${vpc}.json` },
    instances: {
      command: `aws ec2 describe-instances --filters Name=tag-key,Values=${tag} Name=instance-state-name,Values=pending,running --region ${region}`,
      file: `instances-${name}.json`,
    },
  } as const satisfies Record<string, Command>;
}

/** The calls that tell how a cluster's pods get their addresses. */
export const podCommands = ({ name }: Cluster) =>
  ({
    awsNodes: {
      command: `kubectl --context ${name} -n kube-system get daemonset aws-node -o json`,
      file: `aws-node-${name}.json`,
    },
    eniConfigs: { command: `kubectl --context ${name} get eniconfigs -o json`, file: `eniconfigs-${name}.json` },
  }) as const satisfies Record<string, Command>;

/** The calls that tell of a Transit Gateway; without its id, of all of an account in a region. */
export function gatewayCommands({ account, region, id }: Pick<TransitGateway, "account" | "id" | "region">) {
  const name = id ?? `${account}-${region}`;
  const filtered = (call: string): string =>
    `aws ec2 ${call}${id === undefined ? "" : ` --filters Name=transit-gateway-id,Values=${id}`} --region ${region}`;
  const gateways = id === undefined ? "" : ` --transit-gateway-ids ${id}`;
  return {
    transitGateways: {
      command: `aws ec2 describe-transit-gateways${gateways} --region ${region}`,
      file: id === undefined ? `transit-gateways-${name}.json` : `${id}.json`,
    },
    attachments: { command: filtered("describe-transit-gateway-attachments"), file: `attachments-${name}.json` },
    vpcAttachments: {
      command: filtered("describe-transit-gateway-vpc-attachments"),
      file: `vpc-attachments-${name}.json`,
    },
    peeringAttachments: {
      command: filtered("describe-transit-gateway-peering-attachments"),
      file: `peering-attachments-${name}.json`,
    },
    transitRouteTables: {
      command: filtered("describe-transit-gateway-route-tables"),
      file: `transit-route-tables-${name}.json`,
    },
  } as const satisfies Record<string, Command>;
}

/** The call that tells the routes of one route table of a Transit Gateway; its file is named after the table. */
export const transitRoutesCommand = (table: string, region: string): Command => ({
  command: `aws ec2 search-transit-gateway-routes --transit-gateway-route-table-id ${table} --filters Name=state,Values=active,blackhole --region ${region}`,
  file: `${table}.json`,
});

/** The call that tells the VPC peerings of an account in a region. */
export const peeringsCommand = (account: string, region: string): Command => ({
  command: `aws ec2 describe-vpc-peering-connections --region ${region}`,
  file: `vpc-peerings-${account}-${region}.json`,
});
