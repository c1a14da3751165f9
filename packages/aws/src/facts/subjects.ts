import { finding, kinds } from "@meshwright/findings";
import type { Cluster } from "@meshwright/model";
import { arnParts, partitionOf } from "@meshwright/model";
import type { Data, Outputs, Told } from "../outputs/outputs.ts";
import type { Subject } from "./subject.ts";
import { cniOf, eksNameOf, instancesOf } from "./subject.ts";
import type { Tell } from "./telling.ts";

/** The clusters of a fleet with what AWS tells of them; EKS clusters of nobody are told. */
export function subjects(clusters: readonly Cluster[], outputs: Outputs, tell: Tell): readonly Subject[] {
  const found = new Map<string, Told<Data<"clusters">>>();
  for (const [, eks] of [...outputs.clusters].toSorted(([left], [right]) => (left < right ? -1 : 1))) {
    const cluster = ownerOf(clusters, eks, tell);
    if (cluster !== undefined) found.set(cluster.name, eks);
  }
  return clusters.map((cluster) => {
    const eks = found.get(cluster.name);
    const vpc = eks?.data.resourcesVpcConfig.vpcId ?? cluster.vpc.id;
    const instances = instancesOf(outputs, cluster, vpc);
    const cni = cniOf(outputs, cluster);
    const named = cni?.get("CLUSTER_NAME");
    if (named !== undefined && named !== "" && named !== eksNameOf(cluster) && /^[\w-]{1,100}$/.test(named))
      tell(
        finding(
          kinds.otherAccountOutput,
          { in: "file", file: outputs.awsNodes.get(cluster.name)?.file ?? "" },
          {
            what: "The DaemonSet aws-node",
            says: `the EKS cluster ${named}`,
            fleet: `the EKS cluster ${eksNameOf(cluster)}`,
            cluster: cluster.name,
          },
        ),
      );
    return {
      cluster,
      file: `clusters/${cluster.name}.yaml`,
      ...(eks && { eks }),
      vpc,
      ...(instances && { instances }),
      ...(cni && { cni }),
    };
  });
}

/** The cluster that an EKS cluster is in the fleet: it has its name, and its account and region or its VPC. */
function ownerOf(
  clusters: readonly Cluster[],
  { file, data }: Told<Data<"clusters">>,
  tell: Tell,
): Cluster | undefined {
  const { partition, account, region } = arnParts(data.arn);
  const what = `The EKS cluster ${data.name}`;
  const called = clusters.filter((one) => eksNameOf(one) === data.name);
  const sameVpc = called.find(({ vpc }) => vpc.id === data.resourcesVpcConfig.vpcId);
  const owner = called.find((one) => one.account === account && one.region === region) ?? sameVpc;
  const place = { in: "file", file } as const;
  const [first] = called;
  const isMixed = partition !== partitionOf(region);
  const meant = owner ?? first;
  if (meant === undefined) {
    const advice = "Where it is a cluster of the fleet under another name, say iam.eksCluster in its file.";
    tell(finding(kinds.strangerInOutput, place, { what, advice }));
  } else if (owner === undefined || isMixed)
    tell(
      finding(kinds.otherAccountOutput, place, {
        what,
        says: `${account}, ${region}, partition ${partition}`,
        fleet: `${meant.account}, ${meant.region}, partition ${partitionOf(meant.region)}`,
        cluster: meant.name,
      }),
    );
  return isMixed ? undefined : owner;
}
