import { isMap } from "@meshwright/inventory";
import type { Json, JsonObject } from "@meshwright/model";

/** What two fleets say otherwise of one thing. */
export interface SaidChange {
  /** `route table rtb-0a…`, `podNetworking`; empty for the whole itself. */
  readonly of: string;
  readonly lost: readonly string[];
  readonly gained: readonly string[];
  /** `private from true to false`. */
  readonly altered: readonly string[];
}

export interface SaidChanges {
  readonly changes: readonly SaidChange[];
  /** Keys of which something is said that nobody had said, and the other way round: the network itself need not differ. */
  readonly said: readonly string[];
  readonly unsaid: readonly string[];
}

const nouns: Readonly<Record<string, string>> = {
  attachments: "attachment",
  connections: "connection of",
  controlPlane: "security group of the control plane",
  hops: "hop",
  networkACLs: "network ACL",
  inbound: "inbound rule",
  nodes: "security group of nodes",
  outbound: "outbound rule",
  pods: "security group of pods",
  privateZones: "private zone",
  routes: "route",
  routeTables: "route table",
  subnets: "subnet",
  transitGateways: "Transit Gateway of",
};

/** What tells an item of a list from others. */
function nameOf(item: Json | undefined): string | undefined {
  if (!isMap(item)) return undefined;
  const { region, between, id, name } = item;
  if (Array.isArray(between)) return between.join(" and ");
  return [region, id, name].find((one) => typeof one === "string");
}

const isPorts = (value: JsonObject): boolean => Object.keys(value).toSorted().join(" ") === "from to";

function textOf(value: Json | undefined): string {
  if (Array.isArray(value)) return value.map((one: Json) => textOf(one)).join(" and ");
  if (!isMap(value)) return typeof value === "string" ? value : JSON.stringify(value ?? null);
  if (isPorts(value))
    return value["from"] === value["to"] ? textOf(value["from"]) : `${textOf(value["from"])}-${textOf(value["to"])}`;
  const { destination, target, attachment, state } = value;
  if (typeof destination === "string")
    return `${destination} to ${textOf(target ?? attachment ?? "nothing")}${state === "blackhole" ? " (blackhole)" : ""}`;
  return Object.entries(value)
    .filter(([key, inner]) => !(key === "state" && inner === "active") && !(Array.isArray(inner) && inner.length === 0))
    .map(([key, inner]) => `${key} ${textOf(inner)}`)
    .join(", ");
}

/** Absent, these have a meaning of their own. */
const withDefault = new Set(["uses", "networkACLs", "ack"]);

const isKnowledge = (key: string, value: Json | undefined): boolean =>
  !withDefault.has(key) && (Array.isArray(value) || (isMap(value) && !isPorts(value)));

const isNamed = (value: Json | undefined): value is readonly JsonObject[] =>
  Array.isArray(value) && value.every((item: Json) => nameOf(item) !== undefined);

const isPlain = (value: Json | undefined): boolean => value !== undefined && !Array.isArray(value) && !isMap(value);

const inside = (of: string, key: string): string => (of === "" ? key : `${of} ${key}`);

const linesOf = (key: string, value: Json | undefined): ReadonlySet<string> =>
  new Set(
    (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(
      (one: Json) => `${nouns[key] ?? key} ${textOf(one)}`,
    ),
  );

type Found = { readonly is: "said" | "unsaid"; readonly key: string } | ({ readonly is: "change" } & SaidChange);

function* compared(was: JsonObject, is: JsonObject, of: string): Generator<Found> {
  const lost: string[] = [];
  const gained: string[] = [];
  const altered: string[] = [];
  for (const key of [...new Set([...Object.keys(was), ...Object.keys(is)])].toSorted()) {
    const [left, right] = [was[key], is[key]];
    if (left === undefined && isKnowledge(key, right)) yield { is: "said", key: inside(of, key) };
    else if (right === undefined && isKnowledge(key, left)) yield { is: "unsaid", key: inside(of, key) };
    else if (isNamed(left ?? []) && isNamed(right ?? []) && (Array.isArray(left) || Array.isArray(right))) {
      const [old, now] = [byName(left), byName(right)];
      const noun = nouns[key] ?? key;
      lost.push(...[...old.keys()].filter((name) => !now.has(name)).map((name) => `${noun} ${name}`));
      gained.push(...[...now.keys()].filter((name) => !old.has(name)).map((name) => `${noun} ${name}`));
      for (const [name, item] of now) yield* compared(old.get(name) ?? item, item, `${noun} ${name}`);
    } else if (isMap(left) && isMap(right) && !isPorts(left)) yield* compared(left, right, inside(of, key));
    else if (isPlain(left) && isPlain(right)) {
      if (left !== right) altered.push(`${key} from ${textOf(left)} to ${textOf(right)}`);
    } else {
      const [old, now] = [linesOf(key, left), linesOf(key, right)];
      lost.push(...old.difference(now));
      gained.push(...now.difference(old));
    }
  }
  if (lost.length + gained.length + altered.length > 0) yield { is: "change", of, lost, gained, altered };
}

const byName = (value: Json | undefined): ReadonlyMap<string, JsonObject> =>
  new Map((isNamed(value) ? value : []).map((item) => [nameOf(item) ?? "", item]));

/** Plain data of the fleet has nothing else. */
const json = (value: object): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject; // oxlint-disable-line typescript/no-unsafe-type-assertion -- what was written as an object is read as one

/** Compares what two fleets say of the same thing; the keys are those of the model. Order says nothing. */
export function saidChanges(before: object, after: object): SaidChanges {
  const found = [...compared(json(before), json(after), "")];
  return {
    changes: found.flatMap((one) => (one.is === "change" ? [one] : [])),
    said: found.flatMap((one) => (one.is === "said" ? [one.key] : [])),
    unsaid: found.flatMap((one) => (one.is === "unsaid" ? [one.key] : [])),
  };
}
