import type { Finding, FleetPlace } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { Part } from "../read/draft.ts";
import { isBroken } from "../read/draft.ts";
import type { ClusterSource } from "../schema/cluster.ts";
import type { KeyPath } from "@meshwright/reading";
import type { FleetCheck } from "./fleet-check.ts";
import { knownEntries } from "./known-entries.ts";

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html: with the protocol -1 ports do not count. */
function* ports(
  { protocol, ports: given }: { readonly protocol?: string; readonly ports?: string },
  place: FleetPlace,
): Generator<Finding> {
  if (given !== undefined && (protocol === "all" || protocol === "icmp"))
    yield finding(kinds.portsWithoutProtocol, place, { protocol });
}

const directions = ["inbound", "outbound"] as const;

function* ofAcls({ known, source }: Part<ClusterSource>): Generator<Finding> {
  for (const [acl, rules] of knownEntries(known.vpc?.networkACLs))
    for (const direction of directions)
      for (const [index, rule] of knownEntries(rules[direction]))
        yield* ports(rule, source.place(["vpc", "networkACLs", acl, direction, index, "ports"]));
}

function* ofGroups(cluster: Part<ClusterSource>): Generator<Finding> {
  const { known, source } = cluster;
  const rulesOf = new Map<string, string>();
  for (const role of ["controlPlane", "nodes", "pods"] as const)
    for (const [group, { id, ...rules }] of knownEntries(known.securityGroups?.[role])) {
      const start: KeyPath = ["securityGroups", role, group];
      for (const direction of directions) {
        for (const [index, rule] of knownEntries(rules[direction])) {
          const at: KeyPath = [...start, direction, index];
          yield* ports(rule, source.place([...at, "ports"]));
          if (rule.cidrs?.length !== 0 || rule.securityGroups?.length !== 0) continue;
          yield finding(kinds.networkSettingWithoutEffect, source.place(at), {
            what: "A rule without cidrs and securityGroups",
            reason: "it names no other side, so nothing gets through it",
            instead: "Write whom it is about, or remove it.",
          });
        }
        const said = JSON.stringify(rules[direction]);
        if (id === undefined || said === undefined || isBroken(cluster, start)) continue;
        const key = `${id} ${direction}`;
        const earlier = rulesOf.get(key);
        rulesOf.set(key, earlier ?? said);
        if (earlier === undefined || earlier === said) continue;
        yield finding(kinds.unfitNetworkSetting, source.place([...start, direction], "key"), {
          what: `Other ${direction} rules of ${id} than further up`,
          reason: "it is one group, which is described in several lists of this cluster",
          instead: "Write its rules at one of them, and only its id at the others.",
        });
      }
    }
}

export const validNetworkRules: FleetCheck = {
  name: "valid-network-rules",
  summary: "Every rule of a security group and network ACL can let something through or stop it",
  *run({ clusters }) {
    for (const cluster of clusters) {
      yield* ofAcls(cluster);
      yield* ofGroups(cluster);
    }
  },
};
