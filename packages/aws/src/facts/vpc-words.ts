import { finding, kinds } from "@meshwright/findings";
import type { Data, Outputs, Told } from "../outputs/outputs.ts";
import { aclWords } from "./network-acls.ts";
import { ofVpc } from "./of-vpc.ts";
import { routesOf } from "./routes.ts";
import type { Subject } from "./subject.ts";
import { subnetWords } from "./subnets.ts";
import type { Tell } from "./telling.ts";

type Words = Readonly<Record<string, unknown>>;

/** What `vpc` of a cluster is to say. Keys that no output tells of are absent. */
export function vpcWords(subject: Subject, outputs: Outputs, tell: Tell): Words {
  const { vpc } = subject;
  const acls = ofVpc(outputs, "networkAcls", vpc)?.map((one) => ({ words: aclWords(one, () => undefined), one }));
  const subnets = subnetWords(
    subject,
    outputs,
    acls?.map(({ words }) => words),
    tell,
  );
  const isUsed = new Set((subnets ?? []).map(({ networkACL }) => networkACL));
  const listed = acls?.filter(({ words: { id } }) => isUsed.has(id)).map(({ one }) => aclWords(one, tell));
  const tables = tablesOf(
    subject,
    outputs,
    subnets?.map(({ routeTable }) => routeTable),
    tell,
  );
  const nat = ofVpc(outputs, "natGateways", vpc);
  return {
    ...(subject.eks && { id: vpc }),
    ...cidrs(vpc, outputs, tell),
    ...(subnets && { subnets }),
    ...(tables && { routeTables: tables }),
    ...(listed && { networkACLs: listed.length === 0 ? null : listed }),
    ...dns(vpc, outputs),
    ...(nat && {
      natAddresses: nat
        .filter(({ data }) => data.State === "available")
        .flatMap(({ data }) => data.NatGatewayAddresses.flatMap(({ PublicIp }) => PublicIp ?? []))
        .map((address) => `${address}/32`)
        .toSorted(),
    }),
  };
}

function cidrs(id: string, outputs: Outputs, tell: Tell): Words {
  const told = outputs.vpcs.get(id);
  if (told === undefined) return {};
  const { file, data } = told;
  if (data.Ipv6CidrBlockAssociationSet.length > 0)
    tell(
      finding(
        kinds.inexpressible,
        { in: "file", file },
        {
          what: `${id} has IPv6 CIDRs`,
          means: "Only IPv4 is judged.",
        },
      ),
    );
  const there = data.CidrBlockAssociationSet.filter(({ CidrBlockState }) =>
    ["associated", "associating", undefined].includes(CidrBlockState?.State),
  );
  return { cidrs: there.map(({ CidrBlock }) => CidrBlock) };
}

/** The tables of the subnets, and those that the fleet lists beside them, such as of a firewall's subnet. */
function tablesOf(
  { cluster, vpc }: Subject,
  outputs: Outputs,
  ofSubnets: readonly (string | undefined)[] | undefined,
  tell: Tell,
): readonly Words[] | undefined {
  const told = ofVpc(outputs, "routeTables", vpc);
  const wanted = new Set<string | undefined>([
    ...(ofSubnets ?? cluster.vpc.subnets.map(({ routeTable }) => routeTable)),
    ...(cluster.vpc.routeTables ?? []).map(({ id }) => id),
  ]);
  for (const one of told ?? []) tellOfGateways(one, tell);
  return told
    ?.filter(({ data }) => wanted.has(data.RouteTableId))
    .map((one) => ({ id: one.data.RouteTableId, routes: routesOf(one, tell) }));
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html */
function tellOfGateways({ file, data }: Told<Data<"routeTables">>, tell: Tell): void {
  const gateways = data.Associations.flatMap(({ GatewayId }) => GatewayId ?? []).toSorted();
  if (gateways.length === 0) return;
  tell(
    finding(
      kinds.inexpressible,
      { in: "file", file },
      {
        what: `${data.RouteTableId} is the table of what comes in through ${gateways.join(", ")}`,
        means: "What comes in there is judged as if it went straight to its address.",
      },
    ),
  );
}

function dns(vpc: string, outputs: Outputs): Words {
  const support = outputs.dnsSupport.get(vpc)?.data.EnableDnsSupport?.Value;
  const hostnames = outputs.dnsHostnames.get(vpc)?.data.EnableDnsHostnames?.Value;
  return support === undefined || hostnames === undefined ? {} : { dns: { support, hostnames } };
}
