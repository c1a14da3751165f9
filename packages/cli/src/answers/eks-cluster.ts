import { at, isMap, textAt } from "@meshwright/inventory";
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
  return Object.fromEntries(
    Object.entries(found).flatMap(([key, value]) => (value === undefined ? [] : [[key, [value]]])),
  );
}
