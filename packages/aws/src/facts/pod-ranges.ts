import { finding, kinds } from "@meshwright/findings";
import { containsCidr, overlapCidr } from "cidr-tools";
import type { Outputs } from "../outputs/outputs.ts";
import { ofVpc } from "./of-vpc.ts";
import type { Subject } from "./subject.ts";
import { inferredUses } from "./subnet-uses.ts";
import type { Tell } from "./telling.ts";

/**
 * What `podCIDRs` is to say: what it says, where that holds every subnet in which pods can be seen, else the CIDRs of those
 * subnets as well. A range in which no subnet of pods lies goes. Undefined where nobody tells.
 */
export function podRanges(subject: Subject, outputs: Outputs, tell: Tell): readonly string[] | undefined {
  const { cluster, cni, vpc } = subject;
  if (cni === undefined || cluster.podNetworking?.kind === "overlay") return undefined;
  const uses = inferredUses(subject, outputs);
  const seen = (ofVpc(outputs, "subnets", vpc) ?? []).flatMap(({ file, data: { SubnetId: id, CidrBlock: cidr } }) => {
    const from = uses.get(id)?.get("pods");
    return cidr === undefined || from === undefined ? [] : [{ id, cidr, from, file }];
  });
  const said = cluster.podCIDRs;
  const fresh = seen.filter(({ cidr }) => !said.some((one) => containsCidr(one, cidr)));
  if (fresh.length === 0) return undefined;
  for (const { id, cidr, from, file } of fresh)
    tell(
      finding(
        kinds.inferredFromAws,
        { in: "file", file },
        { what: `addresses of pods of ${cluster.name}, ${cidr} of ${id}`, from },
      ),
    );
  const ofPods = [
    ...seen.map(({ cidr }) => cidr),
    ...cluster.vpc.subnets.flatMap((subnet) => (subnet.uses?.includes("pods") === true ? [subnet.cidr] : [])),
  ];
  return [
    ...said.filter((one) => ofPods.some((cidr) => overlapCidr(one, cidr))),
    ...new Set(fresh.map(({ cidr }) => cidr)),
  ];
}
