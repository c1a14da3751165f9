import { kinds } from "@meshwright/findings";
import { directionsOf, peerPairs } from "../peer-pair.ts";
import { destinationsOf, sendingRouteTables } from "../plan/destinations.ts";
import { wayOf } from "../plan/routes.ts";
import { peeringTableKey } from "../plan/transit-route-tables.ts";
import { transitOf } from "../plan/transit-members.ts";
import { overlaps, rangeOf, type Range } from "../range.ts";
import type { ReachInput, ReachRule } from "../reach-rule.ts";
import { reachProblem } from "../reach-rule.ts";

/** What a table must lead to, and whose it is. */
interface Entry {
  readonly range: Range;
  readonly cluster: string;
}

class Tables {
  readonly entries = new Map<string, Map<string, Entry>>();

  add(table: string, destination: string, cluster: string): void {
    const known = this.entries.get(table) ?? new Map<string, Entry>();
    known.set(`${destination} ${cluster}`, { range: rangeOf(destination), cluster });
    this.entries.set(table, known);
  }
}

/** By table, in words: all that is looked up in it. */
function tablesOf({ fleet }: ReachInput): Tables {
  const tables = new Tables();
  const { connectivity } = fleet.mesh;
  const { members } = transitOf(fleet);
  for (const pair of peerPairs(fleet))
    for (const [from, to] of directionsOf(pair)) {
      const way = wayOf(from, pair, { connectivity, members });
      const [sender, receiver] = [members.get(from.name), members.get(to.name)];
      if (way === undefined) continue;
      for (const destination of destinationsOf(from, to, pair)) {
        for (const table of sendingRouteTables(from))
          tables.add(`The route table ${table} of ${from.name}`, destination, to.name);
        if (way.kind !== "transit-gateway" || sender === undefined || receiver === undefined) continue;
        tables.add(`The route table ${sender.routeTable} of the Transit Gateway`, destination, to.name);
        if (sender.gateway === receiver.gateway) continue;
        const over = peeringTableKey(receiver.gateway, sender.gateway);
        tables.add(`The route table ${over} of the Transit Gateway`, destination, to.name);
      }
    }
  return tables;
}

export const toldApart: ReachRule = {
  name: "told-apart",
  summary: "No route table must lead to the same addresses of two clusters",
  *run(input) {
    if (input.fleet.mesh.connectivity.management === "external") return;
    const told = new Set<string>();
    for (const [table, entries] of tablesOf(input).entries) {
      const sorted = [...entries.values()].toSorted((one, other) => one.range.first - other.range.first);
      for (const [index, one] of sorted.entries()) {
        // Sorted by their beginning, those that overlap follow at once.
        for (const other of sorted.slice(index + 1)) {
          if (!overlaps(one.range, other.range)) break;
          const [first = one, second = other] = [one, other].toSorted((left, right) =>
            left.cluster < right.cluster ? -1 : 1,
          );
          const pair = `${first.cluster}/${second.cluster}`;
          if (first.cluster === second.cluster || told.has(pair)) continue;
          told.add(pair);
          yield reachProblem(
            kinds.sharedDestination,
            {
              cluster: second.cluster,
              keyPath: ["vpc", "cidrs"],
              pairs: [],
            },
            { table, cidr: second.range.text, other: first.range.text, otherCluster: first.cluster },
          );
        }
      }
    }
  },
};
