import { finding, kinds } from "@meshwright/findings";
import { arnParts } from "@meshwright/model";
import type { Outputs } from "../outputs/outputs.ts";
import { podRanges } from "./pod-ranges.ts";
import { securityGroupWords } from "./security-groups.ts";
import type { Subject } from "./subject.ts";
import { isOn } from "./subject.ts";
import type { Tell } from "./telling.ts";
import { vpcWords } from "./vpc-words.ts";

type Words = Readonly<Record<string, unknown>>;

/** What the file of a cluster is to say. Keys that no output tells of are absent. */
export function clusterWords(subject: Subject, outputs: Outputs, tell: Tell): Words {
  const securityGroups = securityGroupWords(subject, outputs, tell);
  const podCIDRs = podRanges(subject, outputs, tell);
  return {
    ...ofEks(subject, tell),
    vpc: vpcWords(subject, outputs, tell),
    ...(podCIDRs && { podCIDRs }),
    ...podNetworking(subject),
    ...(securityGroups && { securityGroups }),
  };
}

function ofEks({ cluster, eks }: Subject, tell: Tell): Words {
  if (eks === undefined) return {};
  const { file, data } = eks;
  const { account, region } = arnParts(data.arn);
  const { endpointPrivateAccess, endpointPublicAccess, publicAccessCidrs } = data.resourcesVpcConfig;
  const place = { in: "file", file } as const;
  const { serviceIpv4Cidr } = data.kubernetesNetworkConfig;
  const ipv4 = publicAccessCidrs.filter((cidr) => !cidr.includes(":"));
  if (serviceIpv4Cidr === undefined)
    tell(
      finding(kinds.inexpressible, place, {
        what: `${data.name} is an IPv6 cluster: its Services have no IPv4 addresses`,
        means: "Only IPv4 is judged.",
      }),
    );
  if (ipv4.length < publicAccessCidrs.length)
    tell(
      finding(kinds.inexpressible, place, {
        what: `publicAccessCidrs of ${data.name} has IPv6 ranges`,
        means: "Only IPv4 is judged.",
      }),
    );
  const ca = data.certificateAuthority?.data;
  const isSameCa = ca === undefined || pemOf(ca) === cluster.apiServer.certificateAuthority.trim();
  const isSameEndpoint = data.endpoint?.toLowerCase() === cluster.apiServer.endpoint.replace(/\/$/, "").toLowerCase();
  return {
    account,
    region,
    ...(serviceIpv4Cidr !== undefined && { serviceCIDR: serviceIpv4Cidr }),
    apiServer: {
      ...(data.endpoint !== undefined && !isSameEndpoint && { endpoint: data.endpoint }),
      ...(!isSameCa && { certificateAuthorityData: ca }),
      access: {
        private: endpointPrivateAccess,
        public: endpointPublicAccess,
        // Nobody is let in by a side that is off.
        ...(endpointPublicAccess && { publicAccessCIDRs: ipv4 }),
      },
    },
  };
}

const pemOf = (data: string): string => Buffer.from(data, "base64").toString("utf8").trim();

function podNetworking({ cni }: Subject): Words {
  if (cni === undefined) return {};
  const excluded = cni.get("AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS") ?? "";
  return {
    podNetworking: {
      kind: "vpc-cni",
      externalSNAT: isOn(cni, "AWS_VPC_K8S_CNI_EXTERNALSNAT"),
      excludeSNATCIDRs: excluded
        .split(",")
        .map((cidr) => cidr.trim())
        .filter((cidr) => cidr !== "" && !cidr.includes(":")),
      customNetworking: isOn(cni, "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG"),
      prefixDelegation: isOn(cni, "ENABLE_PREFIX_DELEGATION"),
    },
  };
}
