import type { FlowPicture, PairPicture, ReachPicture } from "@meshwright/reach";
import type { Finding } from "@meshwright/findings";
import type { NetworkReport } from "../network-report.ts";
import { counted } from "./counted.ts";
import type { Cause } from "./network-causes.ts";
import { causesOf, flowsText } from "./network-causes.ts";
import { placesOf } from "./network-findings.ts";
import { clustersTable, linksTable } from "./network-clusters.ts";
import { hopText } from "./network-hops.ts";
import { reachMatrices } from "./network-matrix.ts";
import { portTables, portTitles } from "./network-ports.ts";
import type { Block, Section } from "./network-section.ts";
import { item, line, tableOf } from "./network-section.ts";
import { flowWords } from "@meshwright/reach";
import { portsText, verdictWords, worstOf } from "./network-words.ts";
import { someText } from "./some-text.ts";

/** Causes of one kind; the others are counted. */
const mostCauses = 20;
/** Things to do about one cause. */
const mostMends = 5;
/** Port matrices that differ; a fleet has few. */
const mostTables = 12;

/** Everything that people are told, but for findings. */
export function networkSections({ picture, shows, findings }: NetworkReport): readonly Section[] {
  if (shows === "ports") return [portSection(picture)];
  if (shows === "pair") return pairSections(picture);
  const causes = causesOf(picture);
  const of = (is: Cause["is"]): readonly Block[] =>
    causeBlocks(
      causes.filter((cause) => cause.is === is),
      findings,
    );
  return [
    // Whoever looks because something is stopped looks at the first screen.
    { title: "Stopped", blocks: of("stopped") },
    { title: "Who reaches whom", blocks: shows === "cluster" ? peerBlocks(picture) : matrixBlocks(picture, causes) },
    { title: "Not checked", blocks: of("unknown") },
    { title: "Clusters", blocks: [clustersTable(picture)] },
    { title: "Links", blocks: picture.connections.length === 0 ? [] : [linksTable(picture)] },
    portSection(picture),
  ];
}

function matrixBlocks(picture: ReachPicture, causes: readonly Cause[]): readonly Block[] {
  const { matrices, left } = reachMatrices(picture, causes);
  const blocks = matrices.flatMap(({ groups, pairs, every, titles, rows }): readonly Block[] => [
    line(`${groups}: ${counted(pairs, "ordered pair")}${every === undefined ? "" : `, every one ${every}`}`),
    ...(rows.length === 0
      ? every === undefined
        ? [line("No two clusters of it are alike; json has every pair, and a pair is shown where both are named.")]
        : []
      : [tableOf(titles, rows)]),
  ]);
  return left === "" ? blocks : [...blocks, line(left)];
}

/** Of one cluster: what it reaches, and what reaches it. */
function peerBlocks({ pairs, own }: ReachPicture): readonly Block[] {
  const [name] = own.map(({ cluster }) => cluster);
  const there = pairs.filter(({ from }) => from === name);
  const back = new Map(pairs.filter(({ to }) => to === name).map(({ from, flows }) => [from, worstOf(flows)]));
  const rows = there.map(({ to, flows }) => [
    to,
    verdictWords[worstOf(flows)],
    verdictWords[back.get(to) ?? "unknown"],
  ]);
  return rows.length === 0 ? [] : [tableOf(["PEER", `FROM ${name ?? ""} TO IT`, `FROM IT TO ${name ?? ""}`], rows)];
}

/** `dublin → ohio, and 3 pairs more`. */
function whoText({ pairs, own }: Cause): string {
  const between = pairs.map(([from, to]) => `${from} → ${to}`);
  const within = own.map((name) => `within ${name}`);
  const all = [...between, ...within];
  const count = pairs.length > 1 ? `${counted(pairs.length, "ordered pair")}: ` : "";
  return `${count}${someText(all)}`;
}

function causeBlocks(causes: readonly Cause[], findings: readonly Finding[]): readonly Block[] {
  const shown = causes
    .slice(0, mostCauses)
    .map((cause) =>
      item(`[${cause.number}] ${whoText(cause)}`, [
        cause.stop.words,
        `${cause.is === "stopped" ? "stops" : "leaves open"}: ${flowsText(cause)}`,
        ...(cause.clusters.length > 1
          ? [`the same of ${counted(cause.clusters.length, "cluster")}: ${someText(cause.clusters)}`]
          : []),
        ...mendLines(cause),
        ...placesOf(cause, findings),
      ]),
    );
  const left = causes.length - shown.length;
  return left > 0 ? [...shown, line(`${counted(left, "cause")} more; json has all of them.`)] : shown;
}

function mendLines({ mends }: Cause): readonly string[] {
  const left = mends.length - mostMends;
  return left > 0 ? [...mends.slice(0, mostMends), `${left} more of the kind; json has all of them.`] : mends;
}

function portSection(picture: ReachPicture): Section {
  const tables = portTables(picture);
  const blocks = tables
    .slice(0, mostTables)
    .flatMap(({ clusters, rows }) => [
      line(
        clusters.length > 1
          ? `the same for ${counted(clusters.length, "cluster")}: ${someText(clusters)}`
          : (clusters[0] ?? ""),
      ),
      tableOf(portTitles, rows),
    ]);
  const left = tables.slice(mostTables).flatMap(({ clusters }) => clusters);
  const more = left.length === 0 ? [] : [line(`${someText(left)}: name the cluster to see its own, or take json.`)];
  return { title: "Ports", blocks: picture.ports.length === 0 ? [] : [...blocks, ...more] };
}

function flowBlock({ name, ports, why, verdict }: FlowPicture, picture: ReachPicture): Block {
  const head = `${flowWords[name]}, port ${portsText(ports)}: ${verdictWords[verdict.is]}`;
  if (verdict.is === "allowed") return item(head, [why, ...verdict.hops.map((hop) => `→ ${hopText(hop, picture)}`)]);
  const { words, mend, direction, at } = verdict.stop;
  const where = direction === "back" ? "on the way back" : "on the way there";
  return item(head, [why, words, `${verdict.is === "stopped" ? "stopped" : "not known"} ${where}, at ${at}`, mend]);
}

const pairTitle = ({ from, to }: PairPicture): string => `${from} → ${to}`;

function pairSections(picture: ReachPicture): readonly Section[] {
  return [
    ...picture.pairs.map((pair) => ({
      title: pairTitle(pair),
      blocks: pair.flows.map((flow) => flowBlock(flow, picture)),
    })),
    { title: "Clusters", blocks: [clustersTable(picture)] },
    { title: "Link", blocks: [linksTable(picture)] },
  ];
}
