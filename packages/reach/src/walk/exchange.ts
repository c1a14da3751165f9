import type { Flow } from "../flow/flow.ts";
import { allPorts } from "../port-range.ts";
import type { Range } from "../range.ts";
import { atAcl, atGroups, atHop } from "./filters.ts";
import type { Filtered } from "./filters.ts";
import type { Ground } from "./ground.ts";
import { meshKey } from "./key-path.ts";
import type { End, Packet } from "./packet.ts";
import { stopOf } from "./packet.ts";
import type { ByGroup } from "./security-groups.ts";
import type { Senders } from "./senders.ts";
import { sendersOf } from "./senders.ts";
import type { Place, Stand } from "./stand.ts";
import type { Step } from "./step.ts";
import type { Verdict } from "./verdict.ts";

/** Who sends what to whom. Receivers may be changed to be elsewhere than their party stands. */
export interface Exchange {
  readonly from: Place;
  /** Of the sender's cluster: as whom its pods may leave. */
  readonly nodes: Place;
  readonly to: Place;
  readonly protocol: Flow["protocol"];
  readonly ports: Flow["ports"];
}

interface Crossing {
  readonly senders: Senders;
  readonly from: End;
  readonly to: End;
}

/** What became of an exchange; `isTranslated` where some of its packets leave with the address of a node. */
export interface Exchanged {
  readonly verdict: Verdict;
  readonly isTranslated: boolean;
}

/** A flow and its answers, over every way from each of its senders to each of its receivers: the first hop that stops any of it. */
export function exchanged(ground: Ground, exchange: Exchange): Exchanged {
  const { protocol, ports } = exchange;
  const crossings = crossingsOf(exchange);
  const isTranslated = crossings.some(({ senders }) => senders.isTranslated);
  let unknown: Verdict | undefined;

  const judge = (packet: Packet, filtered: Filtered | undefined): Verdict | undefined => {
    if (filtered === undefined) return undefined;
    const { halt, ports: of } = filtered;
    // Of what nobody has said the first is told.
    if (halt.is === "unknown" && unknown !== undefined) return undefined;
    const verdict: Verdict = { is: halt.is, stop: stopOf(packet, halt, of) };
    if (halt.is === "stopped") return verdict;
    unknown ??= verdict;
    return undefined;
  };
  const walk = (packet: Packet, pass: (hop: string) => void): Verdict | undefined => {
    for (const { to, steps } of ground.way(packet.from.stand, packet.to.stand).gates)
      for (const step of steps) {
        if (step.is === "hop") pass(step.hop.name);
        const stopped = judge(packet, filteredBy(step, packet, to, crossings));
        if (stopped !== undefined) return stopped;
      }
    return undefined;
  };

  const passed = new Map<Crossing, Set<string>>();
  const out: Asked = new Map();
  const inward: Asked = new Map();
  for (const crossing of crossings) {
    const { from, to } = crossing;
    const packet: Packet = { direction: "there", protocol, ports, from, to };
    const byGroup = () => byGroupOf(ground, from.stand, to.stand);
    // Groups look at the other side only, which is the same in many crossings.
    const stopped =
      once(out, from.place, to.stand, () =>
        judge(
          packet,
          atGroups(packet, "outbound", byGroup, () => endsOf(crossings, to.place)),
        ),
      ) ??
      walk(packet, (hop) => passed.set(crossing, (passed.get(crossing) ?? new Set()).add(hop))) ??
      once(inward, to.place, from.stand, () =>
        judge(
          packet,
          atGroups(packet, "inbound", byGroup, () => endsOf(crossings, from.place)),
        ),
      );
    if (stopped !== undefined) return { verdict: stopped, isTranslated };
  }
  for (const crossing of crossings) {
    const { senders, from, to } = crossing;
    const answer: Packet = { direction: "back", protocol, ports: senders.answerPorts, from: to, to: from };
    let back = none;
    const stopped =
      walk(answer, (hop) => (back = new Set([...back, hop]))) ??
      judge(answer, oneSided(answer, passed.get(crossing) ?? none, back));
    if (stopped !== undefined) return { verdict: stopped, isTranslated };
  }
  return { verdict: unknown ?? { is: "allowed", hops: hopsOf(ground, crossings[0]) }, isTranslated };
}

const none: ReadonlySet<string> = new Set();

/** What packets of the first sender pass, in order. */
function hopsOf(ground: Ground, crossing: Crossing | undefined): readonly string[] {
  if (crossing === undefined) return [];
  const { from, to } = crossing;
  const steps = ground.way(from.stand, to.stand).legs.flatMap((leg) => leg.steps);
  return [
    ...new Set([...groupNames(from.place), ...steps.flatMap((step) => nameOf(step) ?? []), ...groupNames(to.place)]),
  ];
}

/** By whose groups they are, whom they have been asked about. */
type Asked = Map<Place, Set<Stand>>;

function once<T>(asked: Asked, place: Place, stand: Stand, ask: () => T): T | undefined {
  const stands = asked.get(place) ?? new Set();
  asked.set(place, stands);
  if (stands.has(stand)) return undefined;
  stands.add(stand);
  return ask();
}

const groupNames = (place: Place): readonly string[] => (typeof place.groups === "string" ? [] : place.groups);

function crossingsOf({ from, nodes, to }: Exchange): readonly Crossing[] {
  return to.stands.flatMap((stand) =>
    sendersOf(from, nodes, stand.range).flatMap((senders) => {
      const target: Stand = senders.to === stand.range ? stand : { ...stand, range: senders.to };
      return senders.stands.map((sender): Crossing => ({
        senders,
        from: { place: senders.place, stand: sender, ...(senders.isTranslated && { of: from }) },
        to: { place: to, stand: target },
      }));
    }),
  );
}

const nameOf = (step: Step): string | undefined => {
  if (step.is === "through") return step.name;
  if (step.is === "acl") return step.id;
  if (step.is === "hop") return step.hop.name;
  return step.is === "link" ? step.name : undefined;
};

/** The senders of a place, or the receivers of one. */
const endsOf = (crossings: readonly Crossing[], place: Place): readonly End[] =>
  crossings.flatMap(({ from, to }) => [from, to].filter((end) => end.place === place));

function filteredBy(step: Step, packet: Packet, part: Range, crossings: readonly Crossing[]): Filtered | undefined {
  switch (step.is) {
    case "through":
      return undefined;
    case "acl":
      return atAcl(step, packet, part, () =>
        endsOf(crossings, (step.rules === "outbound" ? packet.to : packet.from).place),
      );
    case "hop":
    case "link":
      return packet.direction === "there" ? atHop(step, packet, part) : undefined;
    case "stopped":
    case "unknown":
      return { halt: step, ports: packet.ports[0] ?? allPorts };
  }
}

/** A firewall that sees one half of a connection drops it: answers must come back the way that the packets went. */
function oneSided(packet: Packet, there: ReadonlySet<string>, back: ReadonlySet<string>): Filtered | undefined {
  if (there.size === 0 && back.size === 0) return undefined;
  const [name] = [...there.symmetricDifference(back)];
  if (name === undefined) return undefined;
  const [goes, comes] = there.has(name) ? ["packets", "answers"] : ["answers", "packets"];
  return {
    ports: packet.ports[0] ?? allPorts,
    halt: {
      ...meshKey("hops"),
      is: "stopped",
      reason: "hop-refuses",
      at: name,
      says: `${goes} pass ${name} and ${comes} do not, and a firewall that sees only one half of a connection drops it`,
      mend: `Let the routes of both directions pass ${name}, or none. On a Transit Gateway, the attachment of an inspection VPC needs appliance mode.`,
    },
  };
}

/**
 * Over a peering rules may name groups of the other VPC where both are in one region. Behind a middlebox they fit nothing, not even
 * within a VPC. https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
 */
function byGroupOf(ground: Ground, from: Stand, to: Stand): ByGroup {
  const { legs } = ground.way(from, to);
  if (legs.some(({ steps }) => steps.some(({ is }) => is === "hop"))) return "no";
  if (from.vpc.id === to.vpc.id) return "yes";
  if (from.vpc.region !== to.vpc.region) return "no";
  const isPeered = legs.every(({ steps }) =>
    steps.some((step) => step.is === "through" && ground.network.peerings.has(step.name)),
  );
  return isPeered ? "yes" : "unsaid";
}
