import type { Finding, FleetPlace } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { partitionOf } from "@meshwright/model";
import type { CheckInput, FleetCheck } from "./fleet-check.ts";
import { isBroken } from "../read/draft.ts";
import { knownEntries } from "./known-entries.ts";
import { peerGroups } from "./peer-groups.ts";

interface Home {
  readonly account: string | undefined;
  readonly region: string | undefined;
  readonly place: FleetPlace;
}

/** https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
function* accounts({ clusters, mesh }: CheckInput): Generator<Finding> {
  const homes: readonly Home[] = [
    ...clusters.map(({ known: { account, region }, source }) => ({
      account,
      region,
      place: source.place(["account"]),
    })),
    ...knownEntries(mesh.known.connectivity?.transitGateways).map(([index, { account, region }]) => ({
      account,
      region,
      place: mesh.source.place(["connectivity", "transitGateways", index, "account"]),
    })),
  ];
  const first = new Map<string, string>();
  for (const { account, region, place } of homes) {
    if (account === undefined || region === undefined) continue;
    const other = first.get(account);
    if (other === undefined) first.set(account, region);
    else if (partitionOf(other) !== partitionOf(region))
      yield finding(kinds.acrossPartitions, place, {
        what: `An account is of one AWS partition, and ${account} is here in ${region} (${partitionOf(region)}) and elsewhere in ${other} (${partitionOf(other)})`,
        instead: "Correct the account or the region.",
      });
  }
}

/** Nothing of AWS joins VPCs of two partitions: neither peering of VPCs nor of Transit Gateways crosses them. */
function* links({ clusters, mesh }: CheckInput): Generator<Finding> {
  const { kind, connections } = mesh.known.connectivity ?? {};
  if (kind === undefined || connections === undefined || connections.includes(undefined)) return;
  if (isBroken(mesh, ["connectivity", "connections"])) return;
  for (const group of peerGroups(clusters)) {
    for (const [rank, { known, source }] of group.entries()) {
      const { name, region } = known;
      if (name === undefined || region === undefined) continue;
      const other = group.slice(0, rank).find(({ known: earlier }) => {
        if (earlier.region === undefined || earlier.name === undefined) return false;
        if (partitionOf(earlier.region) === partitionOf(region)) return false;
        const [one, two] = [earlier.name, name];
        const own = connections.find(({ between } = {}) => between?.includes(one) && between.includes(two));
        return (own?.kind ?? kind) !== "private";
      });
      if (other === undefined) continue;
      yield finding(kinds.acrossPartitions, source.place(["region"]), {
        what: `This cluster is in the AWS partition ${partitionOf(region)} and its peer ${other.known.name ?? ""} in ${partitionOf(other.known.region ?? "")}, which no Transit Gateway and no VPC peering joins`,
        instead: "Say of the two that their connection is private, or put them into two peer groups.",
      });
    }
  }
}

export const validNetworkPartitions: FleetCheck = {
  name: "valid-network-partitions",
  summary: "No account and no link of AWS is in two partitions",
  *run(input) {
    yield* accounts(input);
    yield* links(input);
  },
};
