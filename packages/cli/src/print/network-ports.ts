import type { PortNeed, ReachPicture } from "@meshwright/reach";
import { flowWords } from "@meshwright/reach";
import { needPorts, partyWords } from "./network-words.ts";
import { someText } from "./some-text.ts";

/** The port matrix of clusters of which it is the same but for their names. */
export interface PortTable {
  readonly clusters: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export const portTitles = ["DIRECTION", "FROM", "TO", "PORTS", "FLOW", "WHY"] as const;

const directions: readonly PortNeed["direction"][] = ["outbound", "inbound", "within"];

/** A name in a sentence, not part of a longer one. */
const naming = (name: string): RegExp =>
  new RegExp(`(?<![\\w.-])${name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w-])`, "g");

const peers = "each peer";

/** One row for what is the same towards several. */
function rowOf(needs: readonly PortNeed[], all: readonly string[]): readonly string[] {
  const [first] = needs;
  if (first === undefined) return [];
  const others = [...new Set(needs.flatMap(({ other }) => other ?? []))];
  const isEvery = others.length > 1 && all.every((name) => others.includes(name)) && others.length === all.length;
  const name = others.length === 0 ? "" : isEvery ? peers : someText(others);
  const whys = new Set(
    needs.map(({ why, other }) =>
      others.length > 1 && other !== undefined ? why.replace(naming(other), "the peer") : why,
    ),
  );
  const [from, to] = [partyWords[first.from], partyWords[first.to]];
  const [there, here] = first.to === "outside" ? [name, ""] : [`${to} of ${name}`, `${from} of ${name}`];
  return [
    first.direction,
    first.direction === "inbound" ? here : from,
    first.direction === "outbound" ? there : to,
    needPorts(first),
    flowWords[first.flow],
    [...whys].slice(0, 3).join("; "),
  ];
}

/** What is outside has reasons of its own. */
const keyOf = ({ direction, flow, from, to, protocol, ports, why }: PortNeed): string =>
  JSON.stringify([direction, flow, from, to, protocol, ports, to === "outside" && why]);

function rowsOf(needs: readonly PortNeed[], all: readonly string[]): readonly (readonly string[])[] {
  const alike = [...Map.groupBy(needs, keyOf).values()];
  const rank = ([first]: readonly PortNeed[]): number =>
    first === undefined ? 0 : directions.indexOf(first.direction);
  return alike.toSorted((left, right) => rank(left) - rank(right)).map((same) => rowOf(same, all));
}

/** The port matrix, per cluster; clusters that need the same of the same share a table. */
export function portTables({ clusters, ports, pairs }: ReachPicture): readonly PortTable[] {
  const needs = Map.groupBy(ports, ({ cluster }) => cluster);
  const peersOf = Map.groupBy(pairs, ({ from }) => from);
  const tables = clusters.map(({ name }) => {
    const all = (peersOf.get(name) ?? []).map(({ to }) => to);
    return { name, rows: rowsOf(needs.get(name) ?? [], all) };
  });
  const some = tables.filter(({ rows }) => rows.length > 0);
  const alike = Map.groupBy(some, ({ name, rows }) => JSON.stringify(rows).replaceAll(naming(name), "this cluster"));
  return [...alike.values()].map((same) => {
    const rows = same[0]?.rows ?? [];
    const [one] = same;
    return {
      clusters: same.map(({ name }) => name),
      rows:
        same.length === 1 || one === undefined
          ? rows
          : rows.map((cells) => cells.map((text) => text.replace(naming(one.name), "this cluster"))),
    };
  });
}
