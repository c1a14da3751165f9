import type { ClusterPicture, ConnectionPicture, ReachPicture } from "@meshwright/reach";
import { counted } from "./counted.ts";
import { fewClusters } from "./network-clusters.ts";
import { kindText, modeText, verdictWords, worst, worstOf } from "./network-words.ts";
import { printable } from "./printable.ts";
import { someText } from "./some-text.ts";

/**
 * A text as it stands in a label: between quotes, and what would end them, or be read as markup, as the entity that mermaid knows.
 * https://mermaid.js.org/syntax/flowchart.html#special-characters-that-break-syntax
 */
const label = (lines: readonly string[]): string =>
  `"${lines
    .map((text) => printable(text).replaceAll(/[^\w .,:()/–-]/gu, (one) => `#${String(one.codePointAt(0))};`))
    .join("<br/>")}"`;

type Verdict = ReturnType<typeof worstOf>;

/** An arrow for each verdict; the words are in its label. */
const edges: Readonly<Record<Verdict, string>> = { allowed: "---", stopped: "x--x", unknown: "-.-" };

/** As flowchart of mermaid: clusters with their VPCs, and what joins them; of a large fleet, its peer groups. */
export function networkMermaid(picture: ReachPicture): string {
  const lines = picture.clusters.length <= fewClusters ? clusterLines(picture) : groupLines(picture);
  return `${["flowchart LR", ...lines.map((line) => `  ${line}`)].join("\n")}\n`;
}

/** What the gateways are called: ids of mermaid are of our own making, for names may be words of its grammar. */
function gatewayNodes(clusters: readonly ClusterPicture[]) {
  const known = [
    ...new Map(
      clusters.flatMap(({ transitGateway: id, region }) => (id === undefined ? [] : [[id, region]])),
    ).entries(),
  ];
  const node = new Map(known.map(([id], index) => [id, `gateway${String(index)}`]));
  const lines = known.map(
    ([id, region]) => `${node.get(id) ?? ""}{{${label(["Transit Gateway", ...(id === region ? [] : [id]), region])}}}`,
  );
  return { lines, node: (id: string | undefined) => (id === undefined ? undefined : node.get(id)) };
}

function verdictsOf({ pairs }: ReachPicture): (from: string, to: string) => Verdict {
  const all = new Map(pairs.map(({ from, to, flows }) => [`${from} ${to}`, worstOf(flows)]));
  return (from, to) => all.get(`${from} ${to}`) ?? "unknown";
}

function clusterLines(picture: ReachPicture): readonly string[] {
  const { clusters, connections } = picture;
  const node = new Map(clusters.map(({ name }, index) => [name, `cluster${String(index)}`]));
  const of = (name: string): string => node.get(name) ?? "";
  const gateways = gatewayNodes(clusters);
  const groups = [...Map.groupBy(clusters, ({ peerGroup }) => peerGroup)].flatMap(([group, members], index) => [
    `subgraph group${String(index)}[${label([`peer group ${group}`])}]`,
    ...members.flatMap(({ name, vpc, cidrs, region, account, network, podCIDRs }) => [
      // A second line of a title would lie behind what is drawn in it.
      `  subgraph vpc${of(name)}[${label([`${vpc} ${cidrs.join(", ")}`])}]`,
      `    ${of(name)}[${label([name, region, `account ${account}`, `network ${network}`, `pods ${podCIDRs.join(", ")}`])}]`,
      "  end",
    ]),
    "end",
  ]);
  const attached = clusters.flatMap(({ name, transitGateway }) => {
    const gateway = gateways.node(transitGateway);
    return gateway === undefined ? [] : [`${of(name)} --- ${gateway}`];
  });
  const verdict = verdictsOf(picture);
  const links = connections.map((one) => {
    const [first, second] = one.between;
    const is = worst([verdict(first, second), verdict(second, first)]);
    return `${of(first)} ${edges[is]}|${label(linkText(one, verdict))}| ${of(second)}`;
  });
  return [...groups, ...gateways.lines, ...attached, ...links];
}

function linkText(one: ConnectionPicture, verdict: (from: string, to: string) => Verdict): readonly string[] {
  const [first, second] = one.between;
  const [there, back] = [verdict(first, second), verdict(second, first)];
  const said =
    there === back
      ? [verdictWords[there]]
      : [`${first} to ${second}: ${verdictWords[there]}`, `${second} to ${first}: ${verdictWords[back]}`];
  return [kindText(one), modeText(one), ...said];
}

function groupLines({ clusters, pairs }: ReachPicture): readonly string[] {
  const gateways = gatewayNodes(clusters);
  const groupOf = new Map(clusters.map(({ name, peerGroup }) => [name, peerGroup]));
  const pairsOf = Map.groupBy(pairs, ({ from }) => groupOf.get(from) ?? "");
  const said = [...Map.groupBy(clusters, ({ peerGroup }) => peerGroup)].map(([group, members]) => {
    const of = pairsOf.get(group) ?? [];
    const counts = (["allowed", "stopped", "unknown"] as const).flatMap((is) => {
      const count = of.filter(({ flows }) => worstOf(flows) === is).length;
      return count === 0 ? [] : [`${counted(count, "ordered pair")} ${verdictWords[is]}`];
    });
    const attached = [...Map.groupBy(members, ({ transitGateway }) => gateways.node(transitGateway))].flatMap(
      ([gateway, these]) => (gateway === undefined ? [] : [{ gateway, text: counted(these.length, "cluster") }]),
    );
    return { group, texts: [counted(members.length, "cluster"), ...counts], attached };
  });
  // Peer groups of which the same is to be said are one node.
  const alike = [...Map.groupBy(said, ({ texts, attached }) => JSON.stringify([texts, attached])).values()];
  const groups = alike.flatMap((same, index) => {
    const [first] = same;
    if (first === undefined) return [];
    const node = `group${String(index)}`;
    const each = same.length > 1 ? " each" : "";
    const title = `${same.length > 1 ? `${same.length} peer groups:` : "peer group"} ${someText(same.map(({ group }) => group))}`;
    return [
      `${node}[${label([title, ...first.texts.map((text) => `${text}${each}`)])}]`,
      ...first.attached.map(({ gateway, text }) => `${node} ---|${label([`${text}${each}`])}| ${gateway}`),
    ];
  });
  return [...gateways.lines, ...groups];
}
