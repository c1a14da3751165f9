import type { Fleet, TerraformSettings } from "@meshwright/model";
import type { NetworkPlan } from "@meshwright/reach";
import { reachInput } from "@meshwright/reach";
import type { Site } from "./document.ts";

/** All that the files are written from. Plain data: what is equal here is equal there. */
export interface TerraformNetwork {
  /** Id of the mesh. */
  readonly mesh: string;
  readonly settings: TerraformSettings;
  /** In the order of the fleet. */
  readonly clusters: readonly TerraformCluster[];
  readonly plan: NetworkPlan;
  /**
   * Where clusters and gateways of the fleet are, and where some were: a site keeps its provider when the last thing made in it goes,
   * because Terraform destroys by the provider that made it: https://github.com/hashicorp/terraform-provider-aws/issues/39588
   */
  readonly sites: readonly Site[];
}

export interface TerraformCluster extends Site {
  readonly name: string;
  readonly vpc: string;
  /** True where the fleet says that the VPC has DNS support and DNS hostnames. */
  readonly hasDns: boolean;
}

/** Undefined where something else makes the network. */
export function terraformNetworkOf(fleet: Fleet): TerraformNetwork | undefined {
  const { management, terraform, transitGateways } = fleet.mesh.connectivity;
  if (management !== "terraform") return undefined;
  return {
    mesh: fleet.mesh.id,
    settings: terraform,
    clusters: fleet.clusters.map(({ name, account, region, vpc }) => ({
      name,
      account,
      region,
      vpc: vpc.id,
      hasDns: vpc.dns !== undefined && vpc.dns.support && vpc.dns.hostnames,
    })),
    plan: reachInput(fleet).plan,
    sites: [...fleet.clusters, ...transitGateways, ...(terraform.formerSites ?? [])].map(({ account, region }) => ({
      account,
      region,
    })),
  };
}
