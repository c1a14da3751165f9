import { kinds } from "@meshwright/findings";
import { printedAttachment, printedTransitGateway } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { imported, place, vpc } from "./shop-import.ts";

describe("Transit Gateways", () => {
  const [one, two] = ["tgw-0a44c1d2e3f4a5b6c", "tgw-0b44c1d2e3f4a5b6c"];
  const rtb = "tgw-rtb-0a55c1d2e3f4a5b6c";
  const attachments = ["tgw-attach-0a77c1d2e3f4a5b6c", "tgw-attach-0b77c1d2e3f4a5b6c"];
  const attached = (gateway: string, id: string) =>
    printedAttachment({ id, gateway, owner: place.account, type: "vpc", resource: vpc, table: rtb });

  test("that another account shares are not taken for all that this account sees of them", () => {
    const member = JSON.parse(
      JSON.stringify({
        ...attached(one, attachments[0] ?? ""),
        ResourceOwnerId: "444455556666",
        Association: undefined,
      }),
    );
    const outputs = {
      "gateways.json": { TransitGateways: [printedTransitGateway(place, one)] },
      "attachments.json": { TransitGatewayAttachments: [member] },
      [`transit-route-tables-${one}.json`]: { TransitGatewayRouteTables: [] },
    };
    const gateway = {
      ...place,
      id: one,
      attachments: [
        { id: attachments[1] ?? "", to: "peering", transitGateway: two, routeTable: rtb, state: "available" },
      ],
      routeTables: [{ id: rtb, routes: [] }],
    } as const;
    const { differences, findings } = imported(outputs, {
      connectivity: { transitGateways: [gateway] },
      said: { connectivity: { kind: "transit-gateway", transitGateways: [gateway] } },
    });
    expect(
      differences.map(({ keyPath }) => keyPath.join(".")).filter((at) => /attachments|routeTables/.test(at)),
    ).toEqual([]);
    const told = findings.filter(({ message }) => message.includes(`all attachments of ${one}`));
    expect(told.map(({ code }) => code)).toEqual([kinds.missingOutput.code]);
  });

  test("that are deleted have nothing, and empty lists without a route table do not say whose they are", () => {
    const gateway = {
      ...place,
      id: one,
      attachments: [{ id: attachments[0] ?? "", to: "vpc", vpc, routeTable: rtb, state: "available" }],
    } as const;
    const world = {
      connectivity: { transitGateways: [gateway] },
      said: { connectivity: { kind: "transit-gateway", transitGateways: [gateway] } },
    };
    const printed = printedTransitGateway(place, one);
    const of = (outputs: Readonly<Record<string, unknown>>) => {
      const { differences, findings } = imported(outputs, world);
      return {
        differs: differences.some(({ keyPath }) => keyPath.includes("attachments")),
        lacks: findings.some(
          ({ code, message }) => code === kinds.missingOutput.code && message.includes("attachments of"),
        ),
      };
    };
    const gone = { TransitGateways: [{ ...printed, State: "deleted" }] };
    expect(of({ "gateways.json": gone }).differs).toBe(true);
    const empty = {
      [`attachments-${one}.json`]: { TransitGatewayAttachments: [] },
      [`transit-route-tables-${one}.json`]: { TransitGatewayRouteTables: [] },
    };
    expect(of({ "gateways.json": { TransitGateways: [printed] }, ...empty })).toEqual({ differs: false, lacks: true });
  });
});
