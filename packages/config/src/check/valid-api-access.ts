import { finding, kinds } from "@meshwright/findings";
import { holds, networkOf } from "../cidr.ts";
import { privateRanges } from "../write/free-cidr.ts";
import type { FleetCheck } from "./fleet-check.ts";
import { knownEntries } from "./known-entries.ts";

/** True where all of it is private, and so no address that comes over the internet. */
const isPrivate = (cidr: string): boolean => {
  const network = networkOf(cidr);
  return network !== undefined && holds(privateRanges, network);
};

/** https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html */
export const validApiAccess: FleetCheck = {
  name: "valid-api-access",
  summary: "Every API server can be reached, and its public side lets public addresses in",
  *run({ clusters }) {
    for (const { known, source } of clusters) {
      const { access } = known.apiServer ?? {};
      const at = ["apiServer", "access"] as const;
      if (access?.private === false && access.public === false)
        yield finding(kinds.unfitNetworkSetting, source.place(at, "key"), {
          what: "An endpoint that is neither private nor public",
          reason: "nobody would reach it, and EKS refuses to make it so",
          instead: "Compare with `aws eks describe-cluster --query cluster.resourcesVpcConfig`.",
        });
      const cidrs = knownEntries(access?.publicAccessCIDRs);
      const isDefault = cidrs.every(([, cidr]) => cidr === "0.0.0.0/0");
      if (access?.public === false && !isDefault)
        yield finding(kinds.networkSettingWithoutEffect, source.place([...at, "publicAccessCIDRs"]), {
          what: "publicAccessCIDRs",
          reason: "the endpoint has no public side. Who reaches the private side is up to routes and security groups",
          instead: "Remove it.",
        });
      if (access?.public === true && access.publicAccessCIDRs?.length === 0)
        yield finding(kinds.unfitNetworkSetting, source.place([...at, "publicAccessCIDRs"]), {
          what: "A public endpoint that lets nobody in",
          reason: "EKS takes 0.0.0.0/0 for an empty list",
          instead: "Write the CIDRs, or remove the key.",
        });
      for (const [index, cidr] of access?.public === true ? cidrs : [])
        if (isPrivate(cidr))
          yield finding(kinds.networkSettingWithoutEffect, source.place([...at, "publicAccessCIDRs", index]), {
            what: `${cidr} in publicAccessCIDRs`,
            reason: "it is private, and the public side sees public addresses only",
            instead: "Write the addresses of the NAT gateways.",
          });
      for (const [index, cidr] of knownEntries(known.vpc?.natAddresses))
        if (isPrivate(cidr))
          yield finding(kinds.networkSettingWithoutEffect, source.place(["vpc", "natAddresses", index]), {
            what: `${cidr} in natAddresses`,
            reason: "it is private, and public endpoints see public addresses only",
            instead: "Write PublicIp of `aws ec2 describe-nat-gateways`, as a CIDR with /32.",
          });
    }
  },
};
