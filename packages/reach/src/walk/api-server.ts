import type { Flow } from "../flow/flow.ts";
import { isWithin, rangeOf } from "../range.ts";
import { endpointName } from "./endpoint-name.ts";
import type { Exchange } from "./exchange.ts";
import type { Ground } from "./ground.ts";
import { meshKey } from "./key-path.ts";
import { overInternet } from "./over-internet.ts";
import { flowStop } from "./pods.ts";
import { isPublic } from "./public-ranges.ts";
import type { Stop, Verdict } from "./verdict.ts";

/** Of two, the one that says less: what is stopped anyhow is stopped. */
const unless = (walked: Verdict, stop: Stop): Verdict => (walked.is === "stopped" ? walked : { is: "unknown", stop });

/**
 * The way to an API server. One that is both public and private has addresses of the VPC only for those in it: from a peered VPC
 * its name resolves to public ones. https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
 */
export function apiServerVerdict(ground: Ground, flow: Flow, exchange: Exchange, walked: () => Verdict): Verdict {
  const { from, to } = exchange;
  const { cluster } = to;
  const isOwn = flow.name === "own-api-server";
  const { access } = cluster.apiServer;
  const name = endpointName(cluster, ground.network.privateZones);
  const vpc = ground.network.vpcs.get(from.cluster.vpc.id);
  const ofEndpoint = { cluster: cluster.name, keyPath: ["apiServer", "endpoint"] };

  const address = name.is === "address" ? rangeOf(`${name.host}/32`) : undefined;
  if (address !== undefined && isWithin(address, cluster.vpc.cidrs.map(rangeOf))) return walked();
  if (access === undefined)
    return {
      is: "unknown",
      stop: flowStop(exchange, {
        cluster: cluster.name,
        keyPath: ["apiServer", "access"],
        reason: "not-said",
        at: cluster.name,
        says: `nobody has said whether the API server of ${cluster.name} is public, private or both`,
        mend: `Say it in apiServer.access of cluster ${cluster.name}: \`meshwright fleet import aws\` reads it from AWS.`,
      }),
    };
  if (name.is === "zone" && !isOwn) {
    const { zone, host } = name;
    if (!zone.vpcs.includes(from.cluster.vpc.id))
      return {
        is: "stopped",
        stop: flowStop(exchange, {
          ...meshKey("privateZones"),
          reason: "dns",
          at: zone.name,
          says: `${host} is in the private zone ${zone.name}, which is not associated with the VPC ${from.cluster.vpc.id} of ${from.cluster.name}, so the name does not resolve there`,
          mend: `Associate the zone ${zone.name} with ${from.cluster.vpc.id}, and say so in connectivity.privateZones.`,
        }),
      };
    return withDns(exchange, vpc, walked, `${host} is in the private zone ${zone.name}`);
  }
  if (address !== undefined && isPublic(address)) return overInternet(exchange, ground, name.host, [address]);
  if (name.is === "other" || address !== undefined)
    return unless(
      access.public ? { is: "allowed", hops: [] } : walked(),
      flowStop(exchange, {
        ...ofEndpoint,
        reason: "not-said",
        at: name.host,
        says: `nobody has said where ${name.host} ${address === undefined ? "resolves to" : "is"}`,
        mend: `Give the name that EKS gives the endpoint, or say in connectivity.privateZones in which zone ${name.host} is.`,
      }),
    );
  if (isOwn && access.private)
    return withDns(exchange, vpc, walked, `the private endpoint of ${cluster.name} is resolved by a zone of EKS`);
  if (access.private && !access.public) return walked();
  const outside = overInternet(exchange, ground, name.host);
  if (!isOwn) return outside;
  // Pods call the Service `kubernetes`, whose endpoints are interfaces in the VPC, whatever the name resolves to; their nodes the name.
  // https://repost.aws/articles/ARicVh-77OR3igorKZeo1vfw/eks-kubernetes-service-and-inter-az-traffic
  const inside = walked();
  return inside.is === "stopped" || outside.is === "allowed" ? inside : outside;
}

/** Private zones, those of EKS too, need both DNS settings of a VPC: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns-support.html */
function withDns(
  exchange: Exchange,
  vpc: { readonly dns?: { readonly support: boolean; readonly hostnames: boolean } } | undefined,
  walked: () => Verdict,
  says: string,
): Verdict {
  const { cluster } = exchange.from;
  const where = { cluster: cluster.name, keyPath: ["vpc", "dns"], at: cluster.vpc.id };
  const dns = vpc?.dns;
  if (dns === undefined)
    return unless(
      walked(),
      flowStop(exchange, {
        ...where,
        reason: "not-said",
        says: `${says}, and nobody has said whether the VPC ${cluster.vpc.id} resolves such names`,
        mend: `Say enableDnsSupport and enableDnsHostnames of ${cluster.vpc.id} in vpc.dns of cluster ${cluster.name}.`,
      }),
    );
  if (dns.support && dns.hostnames) return walked();
  const [off] = [dns.support ? [] : ["enableDnsSupport"], dns.hostnames ? [] : ["enableDnsHostnames"]].flat();
  return {
    is: "stopped",
    stop: flowStop(exchange, {
      ...where,
      reason: "dns",
      says: `${says}, and ${off} of the VPC ${cluster.vpc.id} is off, so the name does not resolve there`,
      mend: `Switch on enableDnsSupport and enableDnsHostnames of ${cluster.vpc.id}.`,
    }),
  };
}
