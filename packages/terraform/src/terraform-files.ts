import type { JsonObject } from "@meshwright/model";
import { clusterDocument } from "./cluster.ts";
import type { TerraformDocument } from "./document.ts";
import { documentValue } from "./document.ts";
import { emptyHome, homesOf, pairKey, type Home } from "./homes.ts";
import { namesOf } from "./names.ts";
import { pairDocument } from "./pair.ts";
import { readmeText } from "./readme.ts";
import { providersValue, versionsValue } from "./settings.ts";
import type { TerraformNetwork } from "./terraform-network.ts";
import { transitGatewayDocument } from "./transit-gateway.ts";
import { transitGatewayPeeringDocument } from "./transit-gateway-peering.ts";

/** Pairs of which one needs something in the VPC of the other, or a peering, in the order of their keys. */
function pairsOf({ plan }: TerraformNetwork, homes: ReadonlyMap<string, Home>): readonly (readonly [string, string])[] {
  const keys = new Set([...plan.peerings.map(({ key }) => key), ...homes.keys()]);
  return [...keys].toSorted().flatMap((key) => {
    const [one, other] = key.split("/");
    return one === undefined || other === undefined ? [] : [[one, other] as const];
  });
}

/** A folder of Terraform. */
export interface TerraformFiles {
  /** By name of the file. */
  readonly files: ReadonlyMap<string, JsonObject>;
  readonly readme: string;
}

/**
 * A file of versions, one of providers, and one for each gateway, peering of gateways, cluster and pair that anything is made for.
 * `more` are documents of others that lie in the same folder. Versions and providers are there also where nothing is made any more:
 * without them nobody could destroy what was.
 */
export function terraformFiles(network: TerraformNetwork, more: readonly TerraformDocument[] = []): TerraformFiles {
  const { plan, clusters } = network;
  const names = namesOf(network);
  const homes = homesOf(plan);
  const documents = [
    ...plan.transitGateways.map((gateway) => transitGatewayDocument(network, names, gateway)),
    ...plan.transitGatewayPeerings.map((peering) => transitGatewayPeeringDocument(network, names, peering)),
    ...clusters.map((cluster) => clusterDocument(network, names, cluster, homes.get(cluster.name) ?? emptyHome)),
    ...pairsOf(network, homes).map((pair) =>
      pairDocument(network, names, pair, homes.get(pairKey(...pair)) ?? emptyHome),
    ),
    ...more,
  ].filter(({ resources }) => resources.length > 0);
  const sites = documents.flatMap(({ resources }) => resources.map(({ site }) => site));
  const files: readonly (readonly [string, JsonObject])[] = [
    ["versions", versionsValue(network)],
    ["providers", providersValue(network, [...network.sites, ...sites])],
    ...documents.map((document) => [document.name, documentValue(document)] as const),
  ];
  return {
    files: new Map(files.map(([name, value]) => [`${name}.tf.json`, value])),
    readme: readmeText(network, [...(network.settings.formerSites ?? []), ...sites]),
  };
}
