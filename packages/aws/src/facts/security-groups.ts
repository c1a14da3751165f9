import { finding, kinds } from "@meshwright/findings";
import type { PortRange, SecurityGroup, SecurityGroupRule } from "@meshwright/model";
import type { Outputs } from "../outputs/outputs.ts";
import type { GroupRuleWords } from "./group-rules.ts";
import { asSaid, groupWords } from "./group-rules.ts";
import { portsOf } from "./protocol.ts";
import type { Subject } from "./subject.ts";
import { eniConfigsOf } from "./subject.ts";
import type { Tell } from "./telling.ts";

type Words = Readonly<Record<string, unknown>>;

/** What `securityGroups` of a cluster is to say; undefined where nobody tells the groups of the control plane or of the nodes. */
export function securityGroupWords(subject: Subject, outputs: Outputs, tell: Tell): Words | undefined {
  const said = subject.cluster.securityGroups;
  const idsOf = (groups: readonly SecurityGroup[] | undefined): readonly string[] | undefined =>
    groups?.map(({ id }) => id);
  const controlPlane = controlPlaneGroups(subject) ?? idsOf(said?.controlPlane);
  const nodes = nodeGroups(subject, tell) ?? idsOf(said?.nodes);
  if (controlPlane === undefined || nodes === undefined) return undefined;
  const pods = podGroups(subject, outputs, tell) ?? idsOf(said?.pods);
  const seen = new Map<string, ReturnType<typeof groupWords>>();
  const words = (known: readonly SecurityGroup[] | undefined, id: string): Words => {
    const told = outputs.securityGroups.get(id);
    const group = seen.get(id) ?? (told && groupWords(told, tell));
    if (group === undefined) return { id };
    seen.set(id, group);
    const before = known?.find((one) => one.id === id);
    return {
      id,
      inbound: asSaid((before?.inbound ?? []).map(ruleWords), group.inbound),
      outbound: asSaid((before?.outbound ?? []).map(ruleWords), group.outbound),
    };
  };
  return {
    controlPlane: controlPlane.map((id) => words(said?.controlPlane, id)),
    nodes: nodes.map((id) => words(said?.nodes, id)),
    ...(pods && { pods: pods.map((id) => words(said?.pods, id)) }),
  };
}

const ruleWords = ({ protocol, ports, cidrs, securityGroups }: SecurityGroupRule): GroupRuleWords => ({
  protocol,
  ports: portsText(protocol, ports),
  cidrs,
  securityGroups,
});

const portsText = (protocol: SecurityGroupRule["protocol"], ports?: PortRange): string | null =>
  portsOf(protocol, ports?.from, ports?.to) ?? null;

/** https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html */
function controlPlaneGroups({ eks }: Subject): readonly string[] | undefined {
  if (eks === undefined) return undefined;
  const { clusterSecurityGroupId, securityGroupIds } = eks.data.resourcesVpcConfig;
  const ids = [...(clusterSecurityGroupId === undefined ? [] : [clusterSecurityGroupId]), ...securityGroupIds];
  return ids.length === 0 ? undefined : [...new Set(ids)];
}

/** The groups that all nodes have: what another one lets through reaches only some of them. */
function nodeGroups({ cluster, instances }: Subject, tell: Tell): readonly string[] | undefined {
  const [first] = instances ?? [];
  if (first === undefined) return undefined;
  const sets = (instances ?? []).map(({ data }) => {
    const primary = data.NetworkInterfaces.find(({ Attachment }) => Attachment?.DeviceIndex === 0);
    const groups = primary === undefined || primary.Groups.length === 0 ? data.SecurityGroups : primary.Groups;
    return groups.map(({ GroupId }) => GroupId);
  });
  return common(sets, `the nodes of ${cluster.name}`, first.file, tell);
}

/** Of custom networking: those of the ENIConfigs, where they name any. */
function podGroups(subject: Subject, outputs: Outputs, tell: Tell): readonly string[] | undefined {
  const configs = eniConfigsOf(outputs, subject);
  const [first] = configs;
  if (first === undefined || configs.every(({ data }) => data.spec.securityGroups.length === 0)) return undefined;
  return common(
    configs.map(({ data }) => data.spec.securityGroups),
    `the pods of ${subject.cluster.name}`,
    first.file,
    tell,
  );
}

function common(
  sets: readonly (readonly string[])[],
  whose: string,
  file: string,
  tell: Tell,
): readonly string[] | undefined {
  const shared = [...new Set(sets[0])].filter((id) => sets.every((one) => one.includes(id))).toSorted();
  const isMixed = sets.some((one) => new Set(one).size !== shared.length);
  if (isMixed)
    tell(
      finding(
        kinds.inexpressible,
        { in: "file", file },
        {
          what: `Not all of ${whose} have the same security groups`,
          means:
            shared.length === 0
              ? "They have none in common, and the fleet keeps what it says."
              : `They are judged by those that all of them have: ${shared.join(", ")}.`,
        },
      ),
    );
  return shared.length === 0 ? undefined : shared;
}
