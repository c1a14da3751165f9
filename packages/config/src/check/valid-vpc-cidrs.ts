import type { Finding, FleetPlace } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { networkOf, overlaps } from "../cidr.ts";
import type { CidrPlace } from "./cidr-places.ts";
import { cidrsOf } from "./cidr-places.ts";
import type { FleetCheck } from "./fleet-check.ts";

/** Of VPCs: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html; of subnets: …/subnet-sizing.html */
const shortest = 16;
const longest = 28;

/** https://www.iana.org/assignments/iana-ipv4-special-registry: addresses of no network that one could have. */
const nowhere = ["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3"];

function refusal(cidr: string): string | undefined {
  const prefix = Number(cidr.split("/")[1]);
  if (prefix < shortest || prefix > longest) return `the prefix must be from /${shortest} to /${longest}`;
  const special = nowhere.find((range) => overlaps(range, cidr));
  return special === undefined ? undefined : `${special} is no range of hosts`;
}

/** Ranges of RFC 1918: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html has them apart in its table. */
const classes = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];
const classOf = (cidr: string): string | undefined => classes.find((range) => overlaps(range, cidr));

function* risks(cidr: string, primary: string, place: FleetPlace): Generator<Finding> {
  const say = (reason: string) => finding(kinds.riskyVpcCidr, place, { cidr, reason });
  if (overlaps(cidr, "172.17.0.0/16"))
    yield say(
      "Docker and some services of AWS have 172.17.0.0/16 for themselves, and hosts there cannot be reached from them. AWS advises against it",
    );
  if (overlaps(cidr, "198.19.0.0/16"))
    yield say("AWS keeps 198.19.0.0/16 for itself and refuses it as a CIDR of a VPC");
  const [own, first] = [classOf(cidr), classOf(primary)];
  if (own !== undefined && first !== undefined && own !== first)
    yield say(
      `AWS refuses to add a CIDR of ${own} to a VPC whose first one, ${primary}, is of ${first}. Compare with \`aws ec2 describe-vpcs\``,
    );
}

export const validVpcCidrs: FleetCheck = {
  name: "valid-vpc-cidrs",
  summary: "Every VPC and subnet has CIDRs that AWS gives",
  *run({ clusters }) {
    for (const cluster of clusters) {
      const placeOf = ({ keyPath }: CidrPlace) => cluster.source.place(keyPath);
      const earlier: string[] = [];
      for (const place of cidrsOf(cluster)) {
        const cidr = place.of === "vpc" || place.of === "subnet" ? networkOf(place.cidr) : undefined;
        if (cidr === undefined) continue;
        const reason = refusal(cidr);
        if (reason !== undefined) yield finding(kinds.badVpcCidr, placeOf(place), { cidr, reason });
        if (place.of !== "vpc") continue;
        const other = earlier.find((one) => one !== cidr && overlaps(one, cidr));
        if (other !== undefined) yield finding(kinds.overlappingVpcCidrs, placeOf(place), { cidr, other });
        if (reason === undefined) yield* risks(cidr, earlier[0] ?? cidr, placeOf(place));
        earlier.push(cidr);
      }
    }
  },
};
