import { finding, kinds } from "@meshwright/findings";
import type { Fleet, TransitGateway } from "@meshwright/model";
import { arnParts } from "@meshwright/model";
import type { Data, Outputs, Told } from "../outputs/outputs.ts";
import { gatewayCommands } from "../calls/commands.ts";
import { isNamedAfter } from "./of-vpc.ts";
import { isOwnersView } from "./owners-view.ts";
import type { Subject } from "./subject.ts";
import type { Tell } from "./telling.ts";
import { transitRoutes } from "./transit-routes.ts";

type Words = Readonly<Record<string, unknown>>;
type Gateway = Told<Data<"transitGateways">>;

/** What `connectivity.transitGateways` is to say: what the fleet has, and a gateway of the region of clusters that are attached to it. */
export function transitGatewayWords(
  { mesh }: Fleet,
  subjects: readonly Subject[],
  outputs: Outputs,
  tell: Tell,
): readonly Words[] {
  const said = mesh.connectivity.transitGateways;
  const known = said.map((gateway): Words => {
    const told = gateway.id === undefined ? undefined : outputs.transitGateways.get(gateway.id);
    return {
      region: gateway.region,
      ...(told && gatewayWords(told, gateway, mesh.connectivity, subjects, outputs, tell)),
    };
  });
  const fresh = newGateways(said, subjects, outputs, mesh.connectivity.management !== "external", tell);
  return [
    ...known,
    ...fresh.map((told) => ({
      region: arnParts(told.data.TransitGatewayArn).region,
      ...gatewayWords(told, undefined, mesh.connectivity, subjects, outputs, tell),
    })),
  ];
}

/** Gateways that the fleet does not have, and that are without doubt its own. Of all others it is told that they are there. */
function newGateways(
  said: readonly TransitGateway[],
  subjects: readonly Subject[],
  outputs: Outputs,
  areMade: boolean,
  tell: Tell,
): readonly Gateway[] {
  const vpcs = new Set(subjects.map(({ vpc }) => vpc));
  const others = [...outputs.transitGateways.values()]
    .filter(({ data }) => data.State !== "deleted" && !said.some(({ id }) => id === data.TransitGatewayId))
    .toSorted((one, other) => (one.data.TransitGatewayId < other.data.TransitGatewayId ? -1 : 1));
  const attached = (id: string): boolean =>
    [...outputs.attachments.values(), ...outputs.vpcAttachments.values()].some(
      ({ data }) => data.TransitGatewayId === id && data.State !== "deleted" && vpcs.has(vpcOf(data) ?? ""),
    );
  const own = others.filter(
    ({ data }) =>
      !areMade &&
      attached(data.TransitGatewayId) &&
      !said.some(({ region }) => region === arnParts(data.TransitGatewayArn).region),
  );
  const regions = own.map(({ data }) => arnParts(data.TransitGatewayArn).region);
  const isAlone = (gateway: Gateway): boolean =>
    regions.filter((region) => region === arnParts(gateway.data.TransitGatewayArn).region).length === 1;
  const fresh = own.filter(isAlone);
  for (const { file, data } of others.filter((one) => !fresh.includes(one)))
    tell(
      finding(
        kinds.strangerInOutput,
        { in: "file", file },
        {
          what: `${data.TransitGatewayId} in ${arnParts(data.TransitGatewayArn).region}`,
          advice: "Where the mesh uses it, say its id at connectivity.transitGateways, one for each region.",
        },
      ),
    );
  return fresh;
}

const vpcOf = (data: Data<"attachments"> | Data<"vpcAttachments">): string | undefined =>
  "VpcId" in data ? data.VpcId : data.ResourceType === "vpc" ? data.ResourceId : undefined;

function gatewayWords(
  told: Gateway,
  said: TransitGateway | undefined,
  { hops }: Fleet["mesh"]["connectivity"],
  subjects: readonly Subject[],
  outputs: Outputs,
  tell: Tell,
): Words {
  const { data, file } = told;
  const { TransitGatewayId: id, TransitGatewayArn: arn, OwnerId: account, Options: options } = data;
  const { region } = arnParts(arn);
  if (said !== undefined && said.region !== region) {
    tell(
      finding(
        kinds.otherAccountOutput,
        { in: "file", file },
        {
          what: id,
          says: `${account}, ${region}`,
          fleet: `${said.account}, ${said.region}`,
          cluster: "the Transit Gateway",
        },
      ),
    );
    return {};
  }
  // EC2 lists it for a while after it is gone.
  if (data.State === "deleted" || data.State === "deleting") return { account, id, attachments: [], routeTables: [] };
  const attachments = [...outputs.attachments.values()]
    .filter((one) => one.data.TransitGatewayId === id && one.data.State !== "deleted")
    .toSorted((one, other) => (one.data.TransitGatewayAttachmentId < other.data.TransitGatewayAttachmentId ? -1 : 1));
  const isWhole = isOwnersView(id, outputs);
  const isTold = isWhole && (attachments.length > 0 || isNamedAfter(outputs, "attachments", id));
  if (!isWhole && attachments.length > 0)
    tell(
      finding(
        kinds.missingOutput,
        { in: "file", file: attachments[0]?.file ?? file },
        {
          what: `all attachments of ${id}: those here are of other accounts than that of its owner ${account}, which alone sees all`,
          call: `${gatewayCommands({ account, region, id }).attachments.command} --profile <one of ${account}>`,
        },
      ),
    );
  const own = new Set([
    ...subjects.map(({ vpc }) => vpc),
    ...(said?.attachments ?? []).flatMap(({ vpc }) => vpc ?? []),
  ]);
  const ofHops = new Set(hops.flatMap(({ targets }) => targets));
  const isOwn = (attachment: string, vpc: string | undefined): boolean =>
    ofHops.has(attachment) || (vpc !== undefined && own.has(vpc));
  const routeTables = transitRoutes(id, outputs, tell);
  const enabled = (on: string | undefined, table: string | undefined): string | null =>
    on === "enable" && table !== undefined ? table : null;
  return {
    account,
    id,
    ...(isTold && { attachments: attachments.map((one) => attachmentWords(one.data, id, outputs, isOwn)) }),
    ...(routeTables && { routeTables }),
    ...(options && {
      defaultRouteTables: {
        association: enabled(options.DefaultRouteTableAssociation, options.AssociationDefaultRouteTableId),
        propagation: enabled(options.DefaultRouteTablePropagation, options.PropagationDefaultRouteTableId),
      },
    }),
  };
}

function attachmentWords(
  data: Data<"attachments">,
  gateway: string,
  outputs: Outputs,
  isOwn: (attachment: string, vpc: string | undefined) => boolean,
): Words {
  const { TransitGatewayAttachmentId: id, ResourceType, ResourceId, State: state, Association } = data;
  const associated = Association?.State === "associated" ? Association.TransitGatewayRouteTableId : undefined;
  const of = (to: string, words: Words): Words => ({
    id,
    to,
    vpc: null,
    subnets: null,
    transitGateway: null,
    routeTable: associated ?? null,
    state,
    ...words,
  });
  if (ResourceType === "vpc" && isOwn(id, ResourceId)) {
    const subnets = outputs.vpcAttachments.get(id)?.data.SubnetIds;
    return of("vpc", { vpc: ResourceId ?? null, subnets: subnets?.toSorted() });
  }
  if (ResourceType === "peering" || ResourceType === "tgw-peering") {
    const peering = outputs.peeringAttachments.get(id)?.data;
    const ends = [peering?.RequesterTgwInfo.TransitGatewayId, peering?.AccepterTgwInfo.TransitGatewayId];
    return of("peering", {
      transitGateway: ends.find((one) => one !== undefined && one !== gateway) ?? ResourceId ?? null,
    });
  }
  return of("other", {});
}
