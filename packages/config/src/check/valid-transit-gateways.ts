import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { KeyPath } from "@meshwright/reading";
import type { Known } from "../schema/known.ts";
import type { MeshSource } from "../schema/mesh.ts";
import type { CheckInput, FleetCheck } from "./fleet-check.ts";
import { isBroken } from "../read/draft.ts";
import { knownEntries } from "./known-entries.ts";
import { repeated } from "./repeated.ts";

type KnownGateway = NonNullable<NonNullable<Known<MeshSource["connectivity"]>["transitGateways"]>[number]>;
type KnownAttachment = NonNullable<NonNullable<KnownGateway["attachments"]>[number]>;

const keysOf = {
  vpc: { needs: ["vpc", "subnets"], hasNot: ["transitGateway"] },
  peering: { needs: ["transitGateway"], hasNot: ["vpc", "subnets"] },
  other: { needs: [], hasNot: ["vpc", "subnets", "transitGateway"] },
} as const;

function* ofKind({ mesh }: CheckInput, at: KeyPath, attachment: KnownAttachment): Generator<Finding> {
  const { to } = attachment;
  if (to === undefined) return;
  for (const key of keysOf[to].needs) {
    if (attachment[key] !== undefined || isBroken(mesh, [...at, key])) continue;
    yield finding(kinds.unfitNetworkSetting, mesh.source.place([...at, "to"]), {
      what: `to: ${to} without ${key}`,
      reason: "nobody could say where packets come out of the attachment",
      instead: `Write ${key}, as \`aws ec2 describe-transit-gateway-attachments\` and its like show it, or to: other.`,
    });
  }
  for (const key of keysOf[to].hasNot) {
    if (attachment[key] === undefined) continue;
    yield finding(kinds.unfitNetworkSetting, mesh.source.place([...at, key]), {
      what: `${key} of an attachment to: ${to}`,
      reason: `only one to: ${key === "transitGateway" ? "peering" : "vpc"} has it`,
      instead: `Remove ${key}, or correct to.`,
    });
  }
}

function* ofAttachment(
  input: CheckInput,
  at: KeyPath,
  gateway: KnownGateway,
  attachment: KnownAttachment,
): Generator<Finding> {
  const { mesh, clusters } = input;
  yield* ofKind(input, at, attachment);
  const { vpc, subnets, transitGateway } = attachment;
  if (transitGateway !== undefined && transitGateway === gateway.id)
    yield finding(kinds.unfitNetworkSetting, mesh.source.place([...at, "transitGateway"]), {
      what: "A peering of a gateway with itself",
      reason: `${transitGateway} is the gateway that it is an attachment of`,
      instead: "Write the id of the gateway on the other side.",
    });
  const cluster = clusters.find(({ known }) => vpc !== undefined && known.vpc?.id === vpc)?.known;
  if (vpc === undefined || cluster?.name === undefined || cluster.region === undefined) return;
  if (gateway.region !== undefined && gateway.region !== cluster.region)
    yield finding(kinds.attachedAcrossRegions, mesh.source.place([...at, "vpc"]), {
      vpc,
      cluster: cluster.name,
      region: gateway.region,
      other: cluster.region,
    });
  const zoneOf = (id: string) => cluster.vpc?.subnets?.find((subnet) => subnet?.id === id)?.availabilityZone;
  // https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html: one subnet for each zone.
  for (const { item, first } of repeated(knownEntries(subnets), ([, id]) => zoneOf(id))) {
    // Told as an entry that stands there twice.
    if (item[1] === first[1]) continue;
    yield finding(kinds.unfitNetworkSetting, mesh.source.place([...at, "subnets", item[0]]), {
      what: "A second subnet of one availability zone",
      reason: `${first[1]} is in ${zoneOf(item[1]) ?? "it"} too, and an attachment has one interface in each zone`,
      instead: "Remove one of the two.",
    });
  }
}

/** https://docs.aws.amazon.com/vpc/latest/tgw/tgw-peering.html: routes over a peering are static. */
function* ofRoutes({ mesh }: CheckInput, at: KeyPath, gateway: KnownGateway): Generator<Finding> {
  const toOf = (id: string) => gateway.attachments?.find((one) => one?.id === id)?.to;
  for (const [table, { routes }] of knownEntries(gateway.routeTables))
    for (const [index, { attachment, origin, state }] of knownEntries(routes)) {
      const here: KeyPath = [...at, "routeTables", table, "routes", index];
      if (attachment === undefined && state === "active" && !isBroken(mesh, [...here, "attachment"]))
        yield finding(kinds.unfitNetworkSetting, mesh.source.place(here), {
          what: "An active route without attachment",
          reason: "it leads nowhere",
          instead: "Write the attachment that it leads to, or state: blackhole.",
        });
      if (attachment !== undefined && origin === "propagated" && toOf(attachment) === "peering")
        yield finding(kinds.unfitNetworkSetting, mesh.source.place([...here, "origin"]), {
          what: "A propagated route over a peering",
          reason: `${attachment} is a peering of gateways, and those tell no routes`,
          instead: "Write origin: static, or correct the attachment.",
        });
    }
}

function* ofGateway({ mesh }: CheckInput, at: KeyPath, gateway: KnownGateway): Generator<Finding> {
  if (gateway.id !== undefined) {
    if (gateway.asn === undefined) return;
    yield finding(kinds.unfitNetworkSetting, mesh.source.place([...at, "asn"]), {
      what: "asn of a gateway that exists",
      reason: "it is given when a gateway is made, and this one has an id",
      instead: "Remove asn; or remove id, where a gateway is to be made.",
    });
    return;
  }
  if (isBroken(mesh, [...at, "id"])) return;
  for (const key of ["attachments", "routeTables"] as const) {
    if (gateway[key] === undefined) continue;
    yield finding(kinds.unfitNetworkSetting, mesh.source.place([...at, key], "key"), {
      what: `${key} of a gateway without id`,
      reason: "without an id it is yet to be made, and has none",
      instead: "Write its id, tgw-…, where it exists, or remove them.",
    });
  }
}

export const validTransitGateways: FleetCheck = {
  name: "valid-transit-gateways",
  summary: "Every Transit Gateway says what one can have: attachments of its region, routes that lead somewhere",
  *run(input) {
    for (const [index, gateway] of knownEntries(input.mesh.known.connectivity?.transitGateways)) {
      const at: KeyPath = ["connectivity", "transitGateways", index];
      yield* ofGateway(input, at, gateway);
      for (const [position, attachment] of knownEntries(gateway.attachments))
        yield* ofAttachment(input, [...at, "attachments", position], gateway, attachment);
      yield* ofRoutes(input, at, gateway);
    }
  },
};
