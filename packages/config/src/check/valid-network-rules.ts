import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { Part } from "../read/draft.ts";
import { isBroken } from "../read/draft.ts";
import type { ClusterSource } from "../schema/cluster.ts";
import type { FleetCheck } from "./fleet-check.ts";
import { aclRules, directions, groupRules, knownGroups } from "./known-rules.ts";
import { repeated } from "./repeated.ts";

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html: with the protocol -1 ports do not count. */
function* ports(cluster: Part<ClusterSource>): Generator<Finding> {
  for (const { rule, keyPath } of [...aclRules(cluster), ...groupRules(cluster)])
    if (rule.ports !== undefined && (rule.protocol === "all" || rule.protocol === "icmp"))
      yield finding(kinds.portsWithoutProtocol, cluster.source.place([...keyPath, "ports"]), {
        protocol: rule.protocol,
      });
}

function* otherSides(cluster: Part<ClusterSource>): Generator<Finding> {
  for (const { rule, keyPath } of groupRules(cluster))
    if (rule.cidrs?.length === 0 && rule.securityGroups?.length === 0)
      yield finding(kinds.networkSettingWithoutEffect, cluster.source.place(keyPath), {
        what: "A rule without cidrs and securityGroups",
        reason: "it names no other side, so nothing gets through it",
        instead: "Write whom it is about, or remove it.",
      });
}

function* descriptions(cluster: Part<ClusterSource>): Generator<Finding> {
  const said = knownGroups(cluster).flatMap(({ group, keyPath }) =>
    group.id === undefined || isBroken(cluster, keyPath)
      ? []
      : directions.map((direction) => ({ id: group.id, direction, keyPath, rules: JSON.stringify(group[direction]) })),
  );
  const known = said.filter(({ rules }) => rules !== undefined);
  for (const { item, first } of repeated(known, ({ id, direction }) => `${id} ${direction}`))
    if (item.rules !== first.rules)
      yield finding(kinds.unfitNetworkSetting, cluster.source.place([...item.keyPath, item.direction], "key"), {
        what: `Other ${item.direction} rules of ${item.id} than further up`,
        reason: "it is one group, which is described in several lists of this cluster",
        instead: "Write its rules at one of them, and only its id at the others.",
      });
}

export const validNetworkRules: FleetCheck = {
  name: "valid-network-rules",
  summary: "Every rule of a security group and network ACL can let something through or stop it",
  *run({ clusters }) {
    for (const cluster of clusters) {
      yield* ports(cluster);
      yield* otherSides(cluster);
      yield* descriptions(cluster);
    }
  },
};
