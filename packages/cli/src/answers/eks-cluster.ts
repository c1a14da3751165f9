import type { ClusterKey } from "./cluster-keys.ts";
import type { Said } from "./said.ts";

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * What `aws eks describe-cluster` says of a cluster; undefined where the text is not of it.
 * https://docs.aws.amazon.com/eks/latest/APIReference/API_Cluster.html
 */
export function eksCluster(text: string): Said<ClusterKey> | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  const cluster = isRecord(data) ? data["cluster"] : undefined;
  if (!isRecord(cluster)) return undefined;
  const at = (...keys: readonly string[]): string | undefined => {
    const value = keys.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), cluster);
    return typeof value === "string" ? value : undefined;
  };
  const [, , , region, account] = (at("arn") ?? "").split(":");
  const found = {
    name: at("name"),
    region,
    account,
    kubernetesVersion: at("version"),
    vpc: at("resourcesVpcConfig", "vpcId"),
    serviceCidr: at("kubernetesNetworkConfig", "serviceIpv4Cidr"),
    endpoint: at("endpoint"),
    ca: at("certificateAuthority", "data"),
  };
  return Object.fromEntries(
    Object.entries(found).flatMap(([key, value]) => (value === undefined ? [] : [[key, [value]]])),
  );
}
