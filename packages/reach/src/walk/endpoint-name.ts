import type { Cluster, PrivateZone } from "@meshwright/model";

/**
 * What the name of an API server resolves to. Names of EKS resolve everywhere, those of private endpoints to addresses of the VPC, since
 * December 2019: https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html. Those of a private zone resolve only in the
 * VPCs that the zone is associated with: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-private.html
 */
export type EndpointName =
  | { readonly is: "eks"; readonly host: string }
  | { readonly is: "address"; readonly host: string }
  | { readonly is: "zone"; readonly host: string; readonly zone: PrivateZone }
  | { readonly is: "other"; readonly host: string };

const ofEks = /\.(eks\.amazonaws\.com|eks\.amazonaws\.com\.cn|api\.aws|api\.amazonwebservices\.com\.cn)$/;

const isIn = (host: string, { name }: PrivateZone): boolean => host === name || host.endsWith(`.${name}`);

export function endpointName({ apiServer }: Cluster, zones: readonly PrivateZone[]): EndpointName {
  const host = URL.parse(apiServer.endpoint)?.hostname ?? apiServer.endpoint;
  if (/^[0-9]+(\.[0-9]+){3}$/.test(host)) return { is: "address", host };
  // The zone with the longest name that fits is asked, as the resolver of the VPC does.
  const [zone] = zones.filter((one) => isIn(host, one)).toSorted((left, right) => right.name.length - left.name.length);
  if (zone !== undefined) return { is: "zone", host, zone };
  return { is: ofEks.test(host) ? "eks" : "other", host };
}
