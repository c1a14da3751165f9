import { buildCommand } from "@stricli/core";
import type { ClusterKey } from "../answers/cluster-keys.ts";
import { clusterKeys } from "../answers/cluster-keys.ts";
import type { Context } from "../context.ts";
import { fleetFlag } from "./fleet-flag.ts";

type ManyKey = "nodeSecurityGroup" | "podCidr" | "publicAccessCidr" | "securityGroup" | "subnet" | "vpcCidr";

interface Flags extends Partial<Record<Exclude<ClusterKey, ManyKey | "name">, string>> {
  readonly fleet?: string;
  readonly nodeSecurityGroup?: readonly string[];
  readonly podCidr?: readonly string[];
  readonly publicAccessCidr?: readonly string[];
  readonly securityGroup?: readonly string[];
  readonly subnet?: readonly string[];
  readonly vpcCidr?: readonly string[];
}

const text = (key: ClusterKey, placeholder: string) =>
  ({ kind: "parsed", parse: String, optional: true, placeholder, brief: clusterKeys[key].brief }) as const;
const texts = (key: ManyKey, placeholder: string) => ({ ...text(key, placeholder), variadic: true }) as const;

export const addCluster = buildCommand({
  docs: {
    brief: "Write the file of one more cluster",
    fullDescription: [
      "Writes clusters/<name>.yaml of the fleet, and touches nothing else. What all clusters of the fleet have the same need",
      "not be said. Addresses that are not given are found: as large as those of the other clusters, and free of all of theirs.",
      "A cluster that the fleet could not have is refused, and nothing is written.",
    ].join("\n"),
  },
  parameters: {
    flags: {
      eks: text("eks", "file"),
      region: text("region", "name"),
      account: text("account", "number"),
      kubernetesVersion: text("kubernetesVersion", "version"),
      vpc: text("vpc", "id"),
      subnet: texts("subnet", "id:zone:table"),
      vpcCidr: texts("vpcCidr", "cidr"),
      podCidr: texts("podCidr", "cidr"),
      serviceCidr: text("serviceCidr", "cidr"),
      endpoint: text("endpoint", "url"),
      ca: text("ca", "base64|file"),
      endpointAccess: text("endpointAccess", "kind"),
      publicAccessCidr: texts("publicAccessCidr", "cidr"),
      securityGroup: texts("securityGroup", "id"),
      nodeSecurityGroup: texts("nodeSecurityGroup", "id"),
      peerGroup: text("peerGroup", "name"),
      network: text("network", "name"),
      identity: text("identity", "kind"),
      issuerRole: text("issuerRole", "arn"),
      exchangeRole: text("exchangeRole", "arn"),
      argocdName: text("argocdName", "name"),
      argocdServer: text("argocdServer", "url"),
      fleet: fleetFlag,
    },
    positional: {
      kind: "tuple",
      parameters: [{ parse: String, placeholder: "name", brief: "Name of the new cluster" }],
    },
  },
  async func(this: Context, { fleet, ...flags }: Flags, name: string) {
    const [engine, { runAddCluster }] = await Promise.all([this.engine(), import("../run-add-cluster.ts")]);
    await runAddCluster(this, engine, { fleet, name, flags });
  },
});
