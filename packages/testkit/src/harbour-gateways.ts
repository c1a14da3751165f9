import {
  printedAttachment,
  printedPeeringAttachment,
  printedTransitGateway,
  printedTransitRoutes,
  printedTransitTable,
  printedVpcAttachment,
} from "./aws-printed-transit.ts";
import type { HarbourSite } from "./harbour-sites.ts";
import { gateway, linkSubnets } from "./harbour-sites.ts";

const table = (letter: string, of: "peers" | "peerings"): string =>
  `tgw-rtb-0${letter}${of === "peers" ? "55" : "66"}c1d2e3f4a5b6c7`.slice(0, 25);
const vpcAttachment = (letter: string): string => `tgw-attach-0${letter}77c1d2e3f4a5b6c7`.slice(0, 28);
const peering = "tgw-attach-0c88c1d2e3f4a5b6c";

/** What AWS prints of the Transit Gateway of a site, by file. */
export function ofGateway(site: HarbourSite, other: HarbourSite): readonly (readonly [string, unknown])[] {
  const id = gateway(site.letter);
  const { letter, account, vpc, cidr } = site;
  const [peers, peerings] = [table(letter, "peers"), table(letter, "peerings")];
  const requester = letter === "a" ? site : other;
  const accepter = letter === "a" ? other : site;
  return [
    [`${id}.json`, { TransitGateways: [printedTransitGateway(site, id, peers)] }],
    [
      `attachments-${id}.json`,
      {
        TransitGatewayAttachments: [
          printedAttachment({
            id: vpcAttachment(letter),
            gateway: id,
            owner: account,
            type: "vpc",
            resource: vpc,
            table: peers,
          }),
          printedAttachment({
            id: peering,
            gateway: id,
            owner: account,
            type: "peering",
            resource: gateway(other.letter),
            table: peerings,
          }),
        ],
      },
    ],
    [
      `vpc-attachments-${id}.json`,
      {
        TransitGatewayVpcAttachments: [
          printedVpcAttachment({
            id: vpcAttachment(letter),
            gateway: id,
            owner: account,
            vpc,
            subnets: linkSubnets(letter),
          }),
        ],
      },
    ],
    [
      `peering-attachments-${id}.json`,
      {
        TransitGatewayPeeringAttachments: [
          printedPeeringAttachment(
            peering,
            { ...requester, gateway: gateway(requester.letter) },
            { ...accepter, gateway: gateway(accepter.letter) },
          ),
        ],
      },
    ],
    [
      `transit-route-tables-${id}.json`,
      { TransitGatewayRouteTables: [printedTransitTable(peers, id), printedTransitTable(peerings, id)] },
    ],
    [
      `${peers}.json`,
      printedTransitRoutes([
        { cidr, attachment: vpcAttachment(letter), resource: vpc },
        {
          cidr: other.cidr,
          attachment: peering,
          resource: gateway(other.letter),
          resourceType: "peering",
          isStatic: true,
        },
      ]),
    ],
    [`${peerings}.json`, printedTransitRoutes([{ cidr, attachment: vpcAttachment(letter), resource: vpc }])],
  ];
}
