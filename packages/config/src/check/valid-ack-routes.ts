import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { ackRouteTargets } from "@meshwright/model";
import type { Part } from "../read/draft.ts";
import { isBroken } from "../read/draft.ts";
import type { ClusterSource } from "../schema/cluster.ts";
import { clustersOf } from "./ack-pairs.ts";
import type { FleetCheck } from "./fleet-check.ts";
import { ackInput } from "./valid-ack.ts";

const isAttachmentOnly = (uses: readonly (string | undefined)[] | undefined): boolean =>
  uses?.every((use) => use === "transit-gateway") === true;

/** Tables that get routes, and of which nobody says what is in them. */
function* unlistedTables({ known, source, broken }: Part<ClusterSource>): Generator<Finding> {
  const { subnets = [], routeTables = [] } = known.vpc ?? {};
  if (broken.some(([first, second]) => first === "vpc" && (second === undefined || second === "routeTables"))) return;
  const listed = new Set(routeTables.map((table) => table?.id));
  for (const [index, subnet] of subnets.entries()) {
    const id = subnet?.routeTable;
    if (id === undefined || listed.has(id) || isAttachmentOnly(subnet?.uses)) continue;
    listed.add(id);
    yield finding(kinds.routesAtRisk, source.place(["vpc", "subnets", index, "routeTable"]), {
      what: `The fleet does not say which routes ${id} has`,
      instead: "List them under vpc.routeTables: `meshwright fleet import aws` does.",
    });
  }
}

/** Routes that an object cannot declare as EC2 shows them: they would be removed and made again at every look. */
function* unfitRoutes({ known, source }: Part<ClusterSource>): Generator<Finding> {
  const sending = new Set(
    (known.vpc?.subnets ?? []).flatMap((subnet) => (isAttachmentOnly(subnet?.uses) ? [] : (subnet?.routeTable ?? []))),
  );
  for (const [at, table] of (known.vpc?.routeTables ?? []).entries()) {
    if (table?.id === undefined || !sending.has(table.id)) continue;
    for (const [index, route] of (table.routes ?? []).entries()) {
      const target = route?.target;
      if (target === undefined || ackRouteTargets.some((prefix) => target.startsWith(`${prefix}-`))) continue;
      yield finding(kinds.routesAtRisk, source.place(["vpc", "routeTables", at, "routes", index, "target"]), {
        what: `A route of ${table.id} leads to ${target}, which an object of ACK cannot declare as EC2 shows it`,
        instead: "Use management: terraform, which leaves other routes alone.",
      });
    }
  }
}

export const validAckRoutes: FleetCheck = {
  name: "valid-ack-routes",
  summary: "No route is lost when ACK takes a route table over",
  *run(checked) {
    const input = ackInput(checked);
    if (input === undefined) return;
    const { mesh, connectivity, pairs } = input;
    const joined = clustersOf(pairs);
    for (const cluster of joined) {
      yield* unlistedTables(cluster);
      yield* unfitRoutes(cluster);
    }
    const { ack } = connectivity;
    if (joined.length === 0 || ack === undefined || ack.ownsRouteTables === true) return;
    if (isBroken(mesh, ["connectivity", "ack", "ownsRouteTables"])) return;
    yield finding(kinds.routesAtRisk, mesh.source.place(["connectivity", "ack", "ownsRouteTables"]), {
      what: "ACK takes over the route tables of the VPCs",
      instead:
        "Compare vpc.routeTables of every cluster with `aws ec2 describe-route-tables`: no route to an IPv6 range or to a prefix list of your own may be there, no propagated one, and none that the fleet does not list. Then write ownsRouteTables: true.",
    });
  },
};
