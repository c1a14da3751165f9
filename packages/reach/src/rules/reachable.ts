import { kinds } from "@meshwright/findings";
import type { Flow } from "../flow/flow.ts";
import { flowWords } from "../flow/flow-words.ts";
import type { ReachProblem } from "../reach-problem.ts";
import type { ReachInput, ReachRule } from "../reach-rule.ts";
import { reachProblem } from "../reach-rule.ts";
import { judged } from "../walk/judged.ts";
import { portText } from "../port-range.ts";
import type { Stop, StopReason } from "../walk/verdict.ts";

/** One cause, and all that it breaks. */
interface Cause {
  readonly stop: Stop;
  readonly isStopped: boolean;
  /** True where packets stay within a cluster. */
  readonly isOwn: boolean;
  readonly isFlat: boolean;
  readonly pairs: Map<string, readonly [string, string]>;
  readonly flows: Map<string, Flow>;
}

/** Reasons that no route and no rule can mend while pods are to reach pods. */
const notFlat: ReadonlySet<StopReason> = new Set(["address-translated", "overlapping-addresses", "overlay"]);

export const reachable: ReachRule = {
  name: "reachable",
  summary: "Every packet that the mesh needs gets there, and its answer back",
  *run(input) {
    for (const cause of causesIn(input).values()) yield problemOf(input, cause);
  },
};

function causesIn(input: ReachInput): ReadonlyMap<string, Cause> {
  const { pairs, own } = judged(input);
  const causes = new Map<string, Cause>();
  const note = (
    { flow, verdict }: (typeof own)[number]["flows"][number],
    where: Pick<Cause, "isOwn" | "isFlat">,
    pair?: readonly [string, string],
  ): void => {
    if (verdict.is === "allowed") return;
    const { stop } = verdict;
    const isStopped = verdict.is === "stopped";
    // What nobody has said of a cluster is told once.
    const cause =
      isStopped || stop.cluster === undefined
        ? [verdict.is, stop.reason, stop.cluster ?? "", stop.at, where.isOwn && isStopped].join(" ")
        : `unknown ${stop.cluster}`;
    const known = causes.get(cause) ?? { stop, isStopped, ...where, pairs: new Map(), flows: new Map() };
    causes.set(cause, known);
    if (pair !== undefined) known.pairs.set(pair.join(" "), pair);
    known.flows.set(`${flow.name} ${flow.protocol}`, flow);
  };
  for (const { from, to, isFlat, flows } of pairs)
    for (const flow of flows) note(flow, { isOwn: false, isFlat }, [from, to]);
  for (const { flows } of own) for (const flow of flows) note(flow, { isOwn: true, isFlat: false });
  return causes;
}

/** `app to app (TCP 8080, 8081, 8082 and 5 more)`. */
function flowText({ name, protocol, ports }: Flow): string {
  const shown = ports.length > 4 ? ports.slice(0, 3) : ports;
  const more = ports.length > shown.length ? ` and ${ports.length - shown.length} more` : "";
  return `${flowWords[name]} (${protocol.toUpperCase()} ${shown.map(portText).join(", ")}${more})`;
}

function problemOf({ fleet }: ReachInput, { stop, isStopped, isOwn, isFlat, pairs, flows }: Cause): ReachProblem {
  const { cluster, keyPath, words, mend } = stop;
  const where = { keyPath, pairs: [...pairs.values()], ...(cluster !== undefined && { cluster }) };
  const args = {
    words,
    mend,
    flows: [...new Set([...flows.values()].map(flowText))],
    pairs: [...pairs.values()].map(([from, to]) => `${from} to ${to}`),
  };
  if (isStopped && isOwn) return reachProblem(kinds.blockedAtHome, where, args);
  if (isStopped && isFlat && notFlat.has(stop.reason)) return reachProblem(kinds.flatImpossible, where, args);
  if (isStopped) return reachProblem(kinds.blockedWay, where, args);
  return reachProblem(kinds.unknownWay, where, { ...args, unsaid: unsaidOf(fleet, cluster) });
}

/** Keys of a cluster that the walk would read and that are not there. */
function unsaidOf({ clusters }: ReachInput["fleet"], name: string | undefined): readonly string[] {
  const cluster = clusters.find((one) => one.name === name);
  if (cluster === undefined) return [];
  const said = {
    podNetworking: cluster.podNetworking,
    securityGroups: cluster.securityGroups,
    "vpc.routeTables": cluster.vpc.routeTables,
    "vpc.dns": cluster.vpc.dns,
    "apiServer.access": cluster.apiServer.access,
  };
  return Object.entries(said).flatMap(([key, value]) => (value === undefined ? [key] : []));
}
