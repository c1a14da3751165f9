import type { Finding } from "@meshwright/findings";
import { finding, hasErrors, kinds, MeshwrightError } from "@meshwright/findings";
import type { FlowPicture, ReachPicture } from "@meshwright/reach";
import type { Context, Engine } from "./context.ts";
import type { NetworkReport } from "./network-report.ts";
import { findingsText } from "./print/findings-text.ts";
import { headline } from "./print/network-headline.ts";
import { networkJson } from "./print/network-json.ts";
import { networkMarkdown } from "./print/network-markdown.ts";
import { networkMermaid } from "./print/network-mermaid.ts";
import { networkText } from "./print/network-text.ts";
import { worstOf } from "./print/network-words.ts";
import { painter } from "./print/paint.ts";
import type { ReadFleet } from "./read-fleet.ts";
import { chosenClusters, findFleet } from "./read-fleet.ts";

export interface NetworkOptions {
  readonly format: "text" | "markdown" | "json" | "mermaid";
  /** Only the port matrix. */
  readonly ports: boolean;
  readonly fleet?: string;
  /** None: all. One: what is of it. Two: the way from the first to the second. */
  readonly clusters: readonly string[];
}

const isOfNetwork = ({ code }: Finding): boolean => code.startsWith("MW5");

/** Prints how packets get from cluster to cluster. A fleet that is refused for it is shown as well: that is when people look. */
export async function runNetwork(context: Context, engine: Engine, options: NetworkOptions): Promise<void> {
  const { stdout, stderr, env } = context.process;
  const { read, findings } = await findFleet(context, engine, options.fleet, {
    even: ["unreachable", "untrusted"],
    remarks: true,
  });
  if (read === undefined) throw new MeshwrightError(findings);
  const picture = narrowed(engine.reach.reachPicture(read.fleet), read, options.clusters);
  // Of a few clusters that somebody asks for, what is wrong with the whole fleet is only talk.
  const told = options.clusters.length === 0 ? findings.filter(isOfNetwork) : [];
  const talk = findings.filter((one) => !told.includes(one) && one.level !== "info");
  stderr.write(findingsText(talk, context));
  const fails = hasErrors(told) || [...picture.pairs, ...picture.own].some(({ flows }) => isStopped(flows));
  const shows = options.ports ? "ports" : (["all", "cluster"] as const)[options.clusters.length];
  const report: NetworkReport = { picture, findings: told, shows: shows ?? "pair", fails };
  const printers = {
    text: () =>
      networkText(report, { paint: painter(stdout, env), ...(stdout.columns && { columns: stdout.columns }) }),
    markdown: () => networkMarkdown(report),
    json: () => networkJson(report),
    mermaid: () => networkMermaid(picture),
  };
  stdout.write(printers[options.format]());
  // Its tables say what is needed, and not why the exit code is 1.
  if (fails && options.ports) stderr.write(`${headline(picture)} Without --ports it is told where.\n`);
  if (fails) context.process.exitCode = 1;
}

const isStopped = (flows: readonly FlowPicture[]): boolean => worstOf(flows) === "stopped";

/** The part of the picture that is of one cluster, or of the way from one to another. */
function narrowed(picture: ReachPicture, read: ReadFleet, names: readonly string[]): ReachPicture {
  chosenClusters(read, names);
  const [from, to] = names;
  if (from === undefined) return picture;
  const { clusters, connections, pairs, own, ports } = picture;
  if (to === undefined) {
    const links = connections.filter(({ between }) => between.includes(from));
    const seen = new Set([from, ...links.flatMap(({ between }) => between)]);
    return {
      ...picture,
      clusters: clusters.filter(({ name }) => seen.has(name)),
      connections: links,
      pairs: pairs.filter((pair) => pair.from === from || pair.to === from),
      own: own.filter(({ cluster }) => cluster === from),
      ports: ports.filter(({ cluster }) => cluster === from),
    };
  }
  const pair = pairs.filter((one) => one.from === from && one.to === to);
  if (pair.length === 0) {
    const groupOf = (cluster: string): string => clusters.find(({ name }) => name === cluster)?.peerGroup ?? "";
    const args = { from, to, group: groupOf(from), otherGroup: groupOf(to) };
    throw new MeshwrightError([finding(kinds.notPeers, { in: "fleet", file: read.path, keyPath: [] }, args)]);
  }
  return {
    ...picture,
    clusters: clusters.filter(({ name }) => name === from || name === to),
    connections: connections.filter(({ between }) => between.includes(from) && between.includes(to)),
    pairs: pair,
    own: [],
    ports: ports.filter(
      ({ cluster, other }) => (cluster === from && other === to) || (cluster === to && other === from),
    ),
  };
}
