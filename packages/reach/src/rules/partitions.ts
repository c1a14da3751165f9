import { kinds } from "@meshwright/findings";
import { partitionOf } from "@meshwright/model";
import { peerPairs } from "../peer-pair.ts";
import type { ReachInput, ReachRule } from "../reach-rule.ts";
import { reachProblem } from "../reach-rule.ts";

/** Partitions are apart in everything: https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
export const onePartition: ReachRule = {
  name: "one-partition",
  summary: "Peers that VPC peerings or Transit Gateways join are in one partition",
  *run({ fleet }) {
    for (const { clusters, connection } of peerPairs(fleet)) {
      const [one, other] = clusters;
      const [partition, otherPartition] = [partitionOf(one.region), partitionOf(other.region)];
      if (connection.kind === "private" || partition === otherPartition) continue;
      yield reachProblem(
        kinds.differentPartitions,
        {
          cluster: other.name,
          keyPath: ["region"],
          pairs: [
            [one.name, other.name],
            [other.name, one.name],
          ],
        },
        { cluster: one.name, partition, other: other.name, otherPartition },
      );
    }
  },
};

interface Place {
  readonly account: string;
  readonly region: string;
  readonly where: string;
  readonly cluster?: string;
  readonly keyPath: readonly (string | number)[];
}

const placesOf = ({ fleet: { clusters, mesh } }: ReachInput): readonly Place[] => [
  ...clusters.map(({ name, account, region }) => ({
    account,
    region,
    where: `cluster ${name}`,
    cluster: name,
    keyPath: ["account"],
  })),
  ...mesh.connectivity.transitGateways.map(({ account, region }, index) => ({
    account,
    region,
    where: `the Transit Gateway of ${region}`,
    keyPath: ["connectivity", "transitGateways", index, "account"],
  })),
];

export const accountsInOnePartition: ReachRule = {
  name: "accounts-in-one-partition",
  summary: "No account has clusters or Transit Gateways in two partitions",
  *run(input) {
    for (const [account, places] of Map.groupBy(placesOf(input), (place) => place.account)) {
      const [first] = places;
      const second = places.find(({ region }) => partitionOf(region) !== partitionOf(first?.region ?? ""));
      if (first === undefined || second === undefined) continue;
      yield reachProblem(
        kinds.accountInTwoPartitions,
        { ...(second.cluster !== undefined && { cluster: second.cluster }), keyPath: second.keyPath, pairs: [] },
        {
          account,
          where: second.where,
          partition: partitionOf(second.region),
          otherWhere: first.where,
          otherPartition: partitionOf(first.region),
        },
      );
    }
  },
};
