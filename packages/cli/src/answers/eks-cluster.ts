import { at, isMap, textAt, textsAt } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import type { ClusterKey } from "./cluster-keys.ts";
import type { Said } from "./said.ts";

/**
 * What `aws eks describe-cluster` says of a cluster; undefined where the text is not of it.
 * https://docs.aws.amazon.com/eks/latest/APIReference/API_Cluster.html
 */
export function eksCluster(text: string): Said<ClusterKey> | undefined {
  let data: Json;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  const cluster = at(data, "cluster");
  if (!isMap(cluster)) return undefined;
  const said = (...keys: readonly string[]): string | undefined => textAt(cluster, ...keys);
  const [, , , region, account] = (said("arn") ?? "").split(":");
  const found = {
    name: said("name"),
    region,
    account,
    kubernetesVersion: said("version"),
    vpc: said("resourcesVpcConfig", "vpcId"),
    serviceCidr: said("kubernetesNetworkConfig", "serviceIpv4Cidr"),
    endpoint: said("endpoint"),
    ca: said("certificateAuthority", "data"),
  };
  return {
    ...Object.fromEntries(
      Object.entries(found).flatMap(([key, value]) => (value === undefined ? [] : [[key, [value]]])),
    ),
    ...networkOf(at(cluster, "resourcesVpcConfig")),
  };
}

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_VpcConfigResponse.html */
function networkOf(config: Json | undefined): Said<ClusterKey> {
  const isPrivate = at(config, "endpointPrivateAccess");
  const isPublic = at(config, "endpointPublicAccess");
  const access = [...(isPrivate === true ? ["private"] : []), ...(isPublic === true ? ["public"] : [])].join("-and-");
  const group = textAt(config, "clusterSecurityGroupId");
  // Those of IPv6 are of endpoints that are dual-stack; https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
  const cidrs = isPublic === true ? textsAt(config, "publicAccessCidrs").filter((cidr) => !cidr.includes(":")) : [];
  return {
    ...(access !== "" && { endpointAccess: [access] }),
    ...(cidrs.length > 0 && { publicAccessCidr: cidrs }),
    ...(group !== undefined && { securityGroup: [group, ...textsAt(config, "securityGroupIds")] }),
  };
}
