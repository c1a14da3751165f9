import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { ackObjectName } from "@meshwright/model";
import type { AckPair } from "./ack-pairs.ts";
import { clustersOf } from "./ack-pairs.ts";
import type { FleetCheck } from "./fleet-check.ts";
import { ackInput } from "./valid-ack.ts";

const isTransit = ({ kind }: AckPair): boolean => kind === "transit-gateway";

export const validAckGateways: FleetCheck = {
  name: "valid-ack-gateways",
  summary: "Transit Gateways that ACK uses put every attachment into one route table, and routes know their ids",
  *run(checked) {
    const input = ackInput(checked);
    if (input === undefined) return;
    const { mesh, connectivity, pairs } = input;
    const attached = clustersOf(pairs.filter(isTransit));
    const namespace = connectivity.ack?.namespace ?? "ack-system";
    for (const [index, gateway] of (connectivity.transitGateways ?? []).entries()) {
      const members = attached.filter(({ known: { region } }) => region === gateway?.region);
      if (gateway?.region === undefined || members.length === 0) continue;
      const at = (key?: string) =>
        mesh.source.place(["connectivity", "transitGateways", index, ...(key === undefined ? [] : [key])]);
      if (gateway.id === undefined) {
        const name = ackObjectName(mesh.known.meshID ?? "", gateway.region);
        const command = `kubectl -n ${namespace} get transitgateways.ec2.services.k8s.aws ${name} -o jsonpath={.status.transitGatewayID}`;
        yield finding(kinds.waitingForId, at(), { what: `the Transit Gateway of ${gateway.region}`, command });
      } else yield* unfitTables(gateway.id, gateway.defaultRouteTables, at("defaultRouteTables"));
      const groups = [...new Set(members.map(({ known: { peerGroup = "default" } }) => peerGroup))].toSorted();
      if (groups.length > 1) yield finding(kinds.sharedGatewayTable, at(), { groups });
    }
  },
};

type Tables = { readonly association?: string; readonly propagation?: string } | undefined;

/**
 * Packets that come from an attachment are looked up in the table that it is associated with; only what was propagated into that
 * table is found: https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
 */
function* unfitTables(id: string, tables: Tables, place: Finding["place"]): Generator<Finding> {
  if (tables?.association !== undefined && tables.association === tables.propagation) return;
  const reason =
    "its EC2 controller has no kind for their route tables: it needs a gateway that associates every attachment with one table, and propagates every attachment into the same";
  if (tables === undefined)
    yield finding(kinds.missingAckSetting, place, {
      what: `what ${id} does with new attachments, because ACK cannot put them into a route table`,
      instead:
        "Write defaultRouteTables with association and propagation, as `aws ec2 describe-transit-gateways` shows them.",
    });
  else yield finding(kinds.beyondAck, place, { what: `Attachments to ${id} that reach each other`, reason });
}

export const validAckPeerings: FleetCheck = {
  name: "valid-ack-peerings",
  summary: "Routes over VPC peerings that ACK makes know their ids",
  *run(checked) {
    const input = ackInput(checked);
    if (input === undefined) return;
    const { mesh, connectivity, pairs } = input;
    const namespace = connectivity.ack?.namespace ?? "ack-system";
    for (const { clusters, kind, index, id } of pairs) {
      if (kind !== "vpc-peering" || id !== undefined) continue;
      const names = clusters.map(({ known: { name = "" } }) => name).toSorted();
      const name = ackObjectName(mesh.known.meshID ?? "", ...names);
      const command = `kubectl -n ${namespace} get vpcpeeringconnections.ec2.services.k8s.aws ${name} -o jsonpath={.status.vpcPeeringConnectionID}`;
      const keys = index === undefined ? ["kind"] : ["connections", index];
      yield finding(kinds.waitingForId, mesh.source.place(["connectivity", ...keys]), {
        what: `the peering of ${names.join(" and ")}`,
        command,
      });
    }
  },
};
