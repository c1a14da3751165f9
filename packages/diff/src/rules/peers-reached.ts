import { fleetFolder } from "@meshwright/inventory";
import type { Rule, SaidOfTree } from "../rule.ts";
import type { SideFlow } from "../side.ts";
import { counted, enumerate } from "../words.ts";

/** Pairs that are named; the others are counted. */
const most = 6;

export const peersReached: Rule = {
  name: "peers-reached",
  heading: "Whether packets get through changes",
  summary: "By what the fleet says of its network, packets are stopped, get through again, or can no longer be judged",
  risks: ["stop", "careful", "routine"],
  *run() {
    // What the fleet says is in no top folder.
  },
  *ofTree({ before, after }) {
    const [was, is] = [before.fleet?.flows, after.fleet?.flows];
    if (was === undefined || is === undefined) return;
    yield* changesOf(was(), is());
  },
};

const rank = { allowed: 0, unknown: 1, stopped: 2 } as const;

/** Of flows of one name between the same clusters, the worst. */
function worstOf(flows: readonly SideFlow[], keyOf: (flow: SideFlow) => string): ReadonlyMap<string, SideFlow> {
  const worst = new Map<string, SideFlow>();
  for (const flow of flows) {
    const known = worst.get(keyOf(flow));
    if (known === undefined || rank[flow.is] > rank[known.is]) worst.set(keyOf(flow), flow);
  }
  return worst;
}

const pairOf = ({ from, to }: SideFlow): string => `${from} ${to}`;
const flowOf = (flow: SideFlow): string => `${pairOf(flow)} ${flow.flow}`;

function* changesOf(was: readonly SideFlow[], is: readonly SideFlow[]): Generator<SaidOfTree> {
  const [old, oldPairs] = [worstOf(was, flowOf), worstOf(was, pairOf)];
  const [stopped, lost, unsaid, mended]: readonly SideFlow[][] = [[], [], [], []];
  for (const [key, flow] of worstOf(is, flowOf)) {
    // A flow that was not needed is compared with the others of its pair.
    const earlier = (old.get(key) ?? oldPairs.get(pairOf(flow)))?.is;
    if (flow.is === "stopped" && old.get(key)?.is !== "stopped") stopped?.push(flow);
    if (flow.is === "unknown" && earlier !== "unknown") (earlier === undefined ? unsaid : lost)?.push(flow);
    if (flow.is === "allowed" && old.get(key)?.is === "stopped") mended?.push(flow);
  }
  yield* told(stopped, {
    risk: "stop",
    begin: "Packets that the mesh needs do not get through",
    beforeMerging: (way) => `Mend it in AWS and in the fleet before merging. \`./mw network ${way}\` shows each hop.`,
  });
  yield* told(lost, {
    risk: "careful",
    begin: "It can no longer be judged whether packets get through",
    beforeMerging: (way) =>
      `Say again what is missing, or find out in AWS whether they do. \`./mw network ${way}\` shows what is not known.`,
  });
  yield* told(unsaid, { risk: "routine", begin: "It is not judged whether packets of new clusters get through" });
  yield* told(mended, { risk: "routine", begin: "Packets that were stopped get through" });
}

interface Words {
  readonly risk: SaidOfTree["risk"];
  readonly begin: string;
  readonly beforeMerging?: (way: string) => string;
}

function* told(flows: readonly SideFlow[] = [], { risk, begin, beforeMerging }: Words): Generator<SaidOfTree> {
  const [first] = flows;
  if (first === undefined) return;
  const wayOf = ({ from, to }: SideFlow): string => (from === to ? `within ${from}` : `from ${from} to ${to}`);
  const ways = [...new Set(flows.map(wayOf))];
  const what = enumerate([...new Set(flows.map(({ flow }) => flow))]);
  const count = ways.length > 1 ? ` (${counted(ways.length, "way")})` : "";
  const why = first.words === undefined ? "" : ` ${sentence(first.words)}`;
  yield {
    risk,
    cluster: fleetFolder,
    says: `${begin}: ${enumerate(ways, most)}${count}, of ${what}.${why}`,
    ...(beforeMerging && {
      beforeMerging: beforeMerging(first.from === first.to ? first.from : `${first.from} ${first.to}`),
    }),
    causes: [],
  };
}

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
