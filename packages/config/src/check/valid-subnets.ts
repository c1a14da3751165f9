import { finding, kinds } from "@meshwright/findings";
import { holds, networkOf, overlaps } from "../cidr.ts";
import { cidrsOf } from "./cidr-places.ts";
import type { FleetCheck } from "./fleet-check.ts";

export const validSubnets: FleetCheck = {
  name: "valid-subnets",
  summary: "Every subnet lies in its VPC and region, beside the others",
  *run({ clusters }) {
    for (const { source, known } of clusters) {
      const vpc = known.vpc?.cidrs?.map(networkOf);
      const isKnown = vpc !== undefined && !vpc.includes(undefined);
      const earlier: string[] = [];
      for (const [index, subnet] of (known.vpc?.subnets ?? []).entries()) {
        const at = (key: string) => source.place(["vpc", "subnets", index, key]);
        const cidr = networkOf(subnet?.cidr);
        if (cidr !== undefined) {
          const networks = (vpc ?? []).filter((network) => network !== undefined);
          if (isKnown && !holds(networks, cidr))
            yield finding(kinds.subnetOutsideVpc, at("cidr"), { cidr, vpc: networks });
          const other = earlier.find((one) => overlaps(one, cidr));
          if (other !== undefined) yield finding(kinds.overlappingSubnets, at("cidr"), { cidr, other });
          earlier.push(cidr);
        }
        const zone = subnet?.availabilityZone;
        if (zone !== undefined && known.region !== undefined && !zone.startsWith(known.region)) {
          yield finding(kinds.zoneOfOtherRegion, at("availabilityZone"), {
            zone,
            region: known.region,
          });
        }
      }
    }
  },
};

export const validServiceCidrs: FleetCheck = {
  name: "valid-service-cidrs",
  summary: "No cluster's Services have addresses of its VPC or pods",
  *run({ clusters }) {
    for (const cluster of clusters) {
      const services = networkOf(cluster.known.serviceCIDR);
      if (services === undefined) continue;
      for (const { cidr, of } of cidrsOf(cluster)) {
        const other = of === "vpc" || of === "pods" ? networkOf(cidr) : undefined;
        if (other === undefined || !overlaps(services, other)) continue;
        yield finding(kinds.overlappingServices, cluster.source.place(["serviceCIDR"]), {
          cidr: services,
          other,
        });
        break;
      }
    }
  },
};
