import { AckNetwork } from "@meshwright/network";
import { App } from "cdk8s";
import { describe, expect, test } from "vitest";

const region = "eu-west-1";
const nothing = { namespace: "ack-system", transitGateways: [], attachments: [], peerings: [], routeTables: [] };
const gateway = { name: "shop.eu-west-1", region, asn: 64_512 };
const attached = {
  name: "shop.dublin",
  region,
  vpc: "vpc-0a1b2c3d4e5f60718",
  subnets: ["subnet-0a1b2c3d4e5f60718"],
  gateway: { name: "shop.eu-west-1" },
};

const network = (props: Partial<ConstructorParameters<typeof AckNetwork>[1]>) =>
  new AckNetwork(new App({ outdir: "dist" }), { ...nothing, ...props });

describe("a network of ACK", () => {
  test("stands aside, and outlives its objects", () => {
    const [unit, ...others] = network({ transitGateways: [gateway], attachments: [attached] }).units;
    expect(others).toEqual([]);
    expect(unit).toMatchObject({ phase: "network", name: "ack", aside: true, cascades: false });
    expect(unit?.parts.map(({ body, guarded }) => [body.kind, guarded, body.metadata["annotations"]])).toEqual(
      ["TransitGateway", "TransitGatewayVPCAttachment"].map((kind) => [
        kind,
        true,
        { "services.k8s.aws/deletion-policy": "retain", "services.k8s.aws/region": region },
      ]),
    );
  });

  test("puts each target into the field in which EC2 shows it", () => {
    const targets = { "0.0.0.0/0": "nat-01", "10.1.0.0/16": "tgw-01", "10.2.0.0/16": "pcx-01", "11.0.0.0/8": "igw-01" };
    const routes = Object.entries(targets).map(([destination, target]) => ({ destination, target }));
    const [unit] = network({ routeTables: [{ id: "rtb-01", region, vpc: "vpc-01", routes }] }).units;
    expect(unit?.parts[0]?.body["spec"]).toEqual({
      vpcID: "vpc-01",
      routes: [
        { destinationCIDRBlock: "0.0.0.0/0", natGatewayID: "nat-01" },
        { destinationCIDRBlock: "10.1.0.0/16", transitGatewayID: "tgw-01" },
        { destinationCIDRBlock: "10.2.0.0/16", vpcPeeringConnectionID: "pcx-01" },
        { destinationCIDRBlock: "11.0.0.0/8", gatewayID: "igw-01" },
      ],
    });
  });

  test("writes no route whose target it would have to guess the field of", () => {
    const routes = [{ destination: "0.0.0.0/0", target: "eni-01" }];
    expect(() => network({ routeTables: [{ id: "rtb-01", region, vpc: "vpc-01", routes }] })).toThrow(/eni-01/);
  });
});
