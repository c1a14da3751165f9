import { fleetFolder } from "@meshwright/inventory";
import type { Cluster } from "@meshwright/model";
import { peersOf } from "@meshwright/model";
import type { SaidChanges } from "../network/said-changes.ts";
import { saidChanges } from "../network/said-changes.ts";
import { saidWords } from "../network/said-words.ts";
import type { Rule, SaidOfTree } from "../rule.ts";
import { enumerate } from "../words.ts";

export const addressesChanged: Rule = {
  name: "addresses-changed",
  heading: "The fleet describes another network",
  summary: "The fleet description says other ranges, routes, security groups or links; no object holds them",
  risks: ["careful", "routine"],
  mayRestart: true,
  *run() {
    // The network is in no top folder.
  },
  *ofTree({ before, after }) {
    const [was, is] = [before.fleet?.fleet, after.fleet?.fleet];
    if (was === undefined || is === undefined) return;
    const earlier = new Map(was.clusters.map((cluster) => [cluster.name, cluster]));
    for (const cluster of is.clusters) {
      const old = earlier.get(cluster.name);
      if (old === undefined) continue;
      const peers = peersOf(is.clusters, cluster).map(({ name }) => name);
      yield* ofAddresses(old, cluster, peers);
      const file = `fleet/clusters/${cluster.name}.yaml`;
      yield* ofNetwork(saidChanges(networkOf(old), networkOf(cluster)), { file, cluster: cluster.name, peers });
    }
    const connectivity = saidChanges(was.mesh.connectivity, is.mesh.connectivity);
    yield* ofNetwork(connectivity, { file: "fleet/mesh.yaml", cluster: fleetFolder, peers: [] });
  },
};

/** What a cluster says of its network beside its ranges. */
const networkOf = ({ vpc, podNetworking, securityGroups, apiServer }: Cluster): object => {
  const { id: _, cidrs, subnets, ...rest } = vpc;
  return {
    ...rest,
    subnets: subnets.map(({ cidr: __, ...subnet }) => subnet),
    podNetworking,
    securityGroups,
    access: apiServer.access,
  };
};

function* ofAddresses(was: Cluster, cluster: Cluster, peers: readonly string[]): Generator<SaidOfTree> {
  const moved = differences(was, cluster);
  if (moved.length === 0) return;
  const others = enumerate([cluster.name, ...peers]);
  const vpc = `--region ${cluster.region} `;
  yield {
    risk: "careful",
    cluster: cluster.name,
    says: `\`fleet/clusters/${cluster.name}.yaml\` now says other network addresses of ${cluster.name}: ${moved.join("; ")}. No object in the clusters depends on it. The fleet description (fleet/…) only records addresses: neither Argo CD nor Flux moves a network, and whoever does moves nodes and pods with it.`,
    beforeMerging: `Compare with what AWS has: \`aws ec2 describe-vpcs ${vpc}--vpc-ids ${cluster.vpc.id} --query 'Vpcs[].CidrBlockAssociationSet[].CidrBlock'\` and \`aws ec2 describe-subnets ${vpc}--filters Name=vpc-id,Values=${cluster.vpc.id} --query 'Subnets[].CidrBlock'\` must show the new ranges. Routes and security groups of ${others} must let them through, in both directions.`,
    afterMerging: `\`istioctl remote-clusters\` still says synced in ${others}, and the newest Jobs of \`kubectl -n meshwright-verify get jobs\` have completed.`,
    causes: [],
  };
}

interface Where {
  readonly file: string;
  /** The top folder that it is told of. */
  readonly cluster: string;
  readonly peers: readonly string[];
}

function* ofNetwork(found: SaidChanges, { file, cluster, peers }: Where): Generator<SaidOfTree> {
  const { changes, said, unsaid } = found;
  const keys = (all: readonly string[]): string => enumerate(all.map((key) => `\`${key}\``));
  if (changes.length > 0)
    yield {
      risk: "careful",
      cluster,
      says: `\`${file}\` now describes another network: ${saidWords(found)}. What of it stops packets is told as a finding; this is the rest.`,
      beforeMerging: `Does AWS have it so? Compare with \`./mw fleet import aws\`, or with the console. ${peers.length > 0 ? `\`./mw network ${cluster}\`` : "`./mw network`"} shows what packets between clusters go over then.`,
      afterMerging: `\`istioctl remote-clusters\` still says synced${peers.length > 0 ? ` in ${enumerate([cluster, ...peers])}` : " in every cluster"}.`,
      causes: [],
    };
  if (unsaid.length > 0)
    yield {
      risk: "careful",
      cluster,
      says: `\`${file}\` says nothing more of ${keys(unsaid)}. What was proved with it is no longer checked.`,
      beforeMerging: "Is it left out on purpose? `./mw network` lists under NOT CHECKED what can no longer be judged.",
      causes: [],
    };
  if (said.length > 0)
    yield {
      risk: "routine",
      cluster,
      says: `\`${file}\` now says ${keys(said)}, of which nobody had said anything. That alone changes no network; more of it is checked.`,
      causes: [],
    };
}

function differences(before: Cluster, after: Cluster): readonly string[] {
  const said = (cluster: Cluster): Readonly<Record<string, readonly string[]>> => ({
    "the VPC's id": [cluster.vpc.id],
    "its VPC": cluster.vpc.cidrs,
    subnets: cluster.vpc.subnets.map(({ cidr }) => cidr),
    pods: cluster.podCIDRs,
    Services: [cluster.serviceCIDR],
  });
  const later = said(after);
  return Object.entries(said(before)).flatMap(([what, ranges]) => {
    const now = later[what] ?? [];
    const same = ranges.length === now.length && ranges.every((range) => now.includes(range));
    return same ? [] : [`${what} from ${enumerate(ranges)} to ${enumerate(now)}`];
  });
}
