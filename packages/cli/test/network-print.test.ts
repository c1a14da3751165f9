import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { ReachPicture } from "@meshwright/reach";
import { stopReasons } from "@meshwright/reach";
import { Ajv } from "ajv";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { NetworkReport } from "../src/network-report.ts";
import { causesOf } from "../src/print/network-causes.ts";
import { hopText } from "../src/print/network-hops.ts";
import { networkJson } from "../src/print/network-json.ts";
import { networkMarkdown } from "../src/print/network-markdown.ts";
import { networkMermaid } from "../src/print/network-mermaid.ts";
import { networkText } from "../src/print/network-text.ts";
import { portsText, worstOf } from "../src/print/network-words.ts";
import { brokenPicture, largePicture, twoClusters } from "./network-pictures.ts";
import { repository } from "./sample-fleets.ts";

const plain = (_style: unknown, text: string): string => text;
const overlap: Finding = finding(
  kinds.overlappingPeers,
  { in: "fleet", file: "fleet/clusters/tokyo.yaml", line: 12, column: 5, keyPath: ["podCIDRs", 0] },
  { cidr: "10.30.0.0/17", other: "10.30.0.0/16", otherCluster: "dublin" },
);

const reportOf = (picture: ReachPicture, changes: Partial<NetworkReport> = {}): NetworkReport => ({
  picture,
  findings: [],
  shows: "all",
  fails: picture.pairs.some(({ flows }) => worstOf(flows) === "stopped"),
  ...changes,
});
const nothing: ReachPicture = { ...twoClusters, connections: [], pairs: [], ports: [] };
const onePair: ReachPicture = {
  ...brokenPicture,
  clusters: brokenPicture.clusters.filter(({ name }) => name !== "ohio"),
  connections: brokenPicture.connections.filter(({ between }) => !between.includes("ohio")),
  pairs: brokenPicture.pairs.filter(({ from, to }) => from === "tokyo" && to === "dublin"),
  own: [],
};

const oneCluster: ReachPicture = {
  ...brokenPicture,
  pairs: brokenPicture.pairs.filter(({ from, to }) => from === "tokyo" || to === "tokyo"),
  own: brokenPicture.own.filter(({ cluster }) => cluster === "tokyo"),
  ports: brokenPicture.ports.filter(({ cluster }) => cluster === "tokyo"),
};

const reports: readonly (readonly [string, NetworkReport])[] = [
  ["two", reportOf(twoClusters)],
  ["broken", reportOf(brokenPicture, { findings: [overlap] })],
  ["large", reportOf(largePicture)],
  ["ports", reportOf(brokenPicture, { shows: "ports" })],
  ["cluster", reportOf(oneCluster, { shows: "cluster" })],
  ["pair", reportOf(onePair, { shows: "pair" })],
  ["alone", reportOf(nothing)],
];

describe.each(reports)("the network %s", (name, report) => {
  const golden = `${import.meta.dirname}/golden/network/${name}`;
  test("as text", () => expect(networkText(report, { paint: plain })).toMatchFileSnapshot(`${golden}.txt`));
  test("as markdown", () => expect(networkMarkdown(report)).toMatchFileSnapshot(`${golden}.md`));
  if (report.shows === "all")
    test("as mermaid", () => expect(networkMermaid(report.picture)).toMatchFileSnapshot(`${golden}.mmd`));
});

describe("json", () => {
  const schema = JSON.parse(readFileSync(join(repository, "schemas/network-report.schema.json"), "utf8"));
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);

  test.each(reports)("of %s is as its schema says, and nothing is lost", (_, report) => {
    const said = JSON.parse(networkJson(report));
    validate(said);
    expect(validate.errors).toBeNull();
    expect(said.ports).toEqual(report.picture.ports);
    if (report.shows !== "ports") expect(said).toMatchObject({ ...report.picture, fails: report.fails });
  });

  test("is refused with a field that the schema does not have", () => {
    validate({ ...JSON.parse(networkJson(reportOf(twoClusters))), more: 1 });
    expect(validate.errors).toHaveLength(1);
  });

  test("names every reason for which a flow is stopped", () => {
    expect(schema.definitions.stop.properties.reason.enum).toEqual(stopReasons);
  });
});

/**
 * The part of mermaid's grammar that is written, line by line: what stands outside quotes is ours, and inside there is nothing that
 * ends them. The goldens were read by mermaid's own parser (11.17), which needs a DOM.
 */
const lines = {
  start: /^flowchart LR$/,
  subgraph: /^ +subgraph (\w+)\["[^"]*"\]$/,
  end: /^ +end$/,
  node: /^ +(\w+)(?:\["[^"]*"\]|\{\{"[^"]*"\}\})$/,
  edge: /^ +(\w+) (?:---|-\.-|x--x)(?:\|"[^"]*"\|)? (\w+)$/,
};

function parsed(text: string) {
  const nodes = new Set<string>();
  const found = { labels: [] as string[], dangling: [] as string[], strange: [] as string[], open: 0 };
  const [start, ...rest] = text.trimEnd().split("\n");
  if (!lines.start.test(start ?? "")) found.strange.push(start ?? "");
  for (const line of rest) {
    const label = /"([^"]*)"/.exec(line)?.[1];
    if (label !== undefined) found.labels.push(label);
    const node = lines.subgraph.exec(line) ?? lines.node.exec(line);
    const edge = lines.edge.exec(line);
    if (node !== null) nodes.add(node[1] ?? "");
    if (lines.subgraph.test(line)) found.open += 1;
    else if (lines.end.test(line)) found.open -= 1;
    else if (edge !== null) found.dangling.push(...edge.slice(1, 3).filter((id) => !nodes.has(id)));
    else if (node === null) found.strange.push(line);
  }
  return found;
}

describe("mermaid", () => {
  const hostile = '"]; click x "javascript:alert(1)" %% <script>end</script>\n`#quot;{}|é';
  const named = (picture: ReachPicture): ReachPicture => ({
    ...picture,
    clusters: picture.clusters.map((one) => ({ ...one, vpc: hostile, network: "end", peerGroup: hostile })),
  });

  test.each(reports.map(([name, { picture }]) => [name, picture] as const))("of %s is a flowchart", (_, picture) => {
    for (const text of [networkMermaid(picture), networkMermaid(named(picture))]) {
      const { labels, ...found } = parsed(text);
      expect(found).toEqual({ dangling: [], strange: [], open: 0 });
      // Only line breaks are markup, and only entities have a number sign.
      const bare = labels.map((one) => one.replaceAll("<br/>", "").replaceAll(/#\d+;/g, ""));
      expect(bare.filter((one) => /[#;<>&"`{}|[\]\\]/.test(one))).toEqual([]);
    }
  });

  test("of 300 clusters has as few nodes as peer groups that differ", () => {
    expect(networkMermaid(largePicture).split("\n").length).toBeLessThan(10);
  });
});

test.each([
  ["tgw-rtb-0a1b", "Transit Gateway route table tgw-rtb-0a1b"],
  ["tgw-0a1b", "Transit Gateway tgw-0a1b"],
  ["sg-0a1b", "security group sg-0a1b"],
  ["eu-west-1", "Transit Gateway of eu-west-1, to be made"],
  ["eu-west-1/group/default", "Transit Gateway route table of eu-west-1 for peer group default, to be made"],
  ["us-east-2/peerings", "Transit Gateway route table of us-east-2 for peerings, to be made"],
  ["eu-west-1/us-east-2", "Transit Gateway peering of eu-west-1 and us-east-2, to be made"],
  ["dublin", "Transit Gateway attachment of dublin, to be made"],
  ["dublin/ohio", "VPC peering of dublin and ohio, to be made"],
  ["inspection", "inspection"],
])("the hop %s is the %s", (hop, text) => {
  const clusters = twoClusters.clusters.map((one) => ({ ...one, transitGateway: one.region }));
  expect(hopText(hop, { clusters })).toBe(text);
});

test.each([80, 100, 140])("in a terminal of %i columns nothing is wider, and no word is lost", (columns) => {
  const words = (text: string): readonly string[] => text.split(/\s+/).toSorted();
  for (const [, report] of reports.filter(([name]) => name !== "broken")) {
    const text = networkText(report, { paint: plain, columns });
    expect(words(text)).toEqual(words(networkText(report, { paint: plain })));
    const tables = text.slice(text.indexOf("\nPORTS")).split("\n");
    expect(tables.filter(({ length }) => length > columns + 10)).toEqual([]);
  }
});

test("what stops packets comes before the tables, which may be long", () => {
  const text = networkText(reportOf(brokenPicture, { findings: [overlap] }), { paint: plain });
  const at = ["Packets are stopped", "FINDINGS", "STOPPED", "WHO REACHES WHOM", "CLUSTERS", "LINKS", "PORTS"].map(
    (title) => text.indexOf(title),
  );
  expect(at).toEqual(at.toSorted((left, right) => left - right));
  expect(at[0]).toBeGreaterThan(0);
});

test("a cause is told once, whatever it stops, and what stops packets comes first", () => {
  const [first, second, ...more] = causesOf(brokenPicture);
  expect(more).toEqual([]);
  expect(first).toMatchObject({
    number: 1,
    is: "stopped",
    pairs: [
      ["dublin", "tokyo"],
      ["tokyo", "dublin"],
    ],
    flows: ["app-ports"],
  });
  expect(second).toMatchObject({ number: 2, is: "unknown", pairs: [["ohio", "tokyo"]], own: ["tokyo"] });
});

test("300 clusters are told in fewer lines than they are, and every name of json is there", () => {
  const text = networkText(reportOf(largePicture), { paint: plain });
  expect(text.split("\n").length).toBeLessThan(60);
  expect(JSON.parse(networkJson(reportOf(largePicture))).pairs).toHaveLength(2700);
});

test.each([
  [[{ from: 443, to: 443 }], "443"],
  [
    [
      { from: 80, to: 80 },
      { from: 8080, to: 8090 },
    ],
    "80, 8080-8090",
  ],
  [[{ from: 0, to: 65_535 }], "all"],
])("ports %j are %s", (ports, text) => expect(portsText(ports)).toBe(text));

test("of no flow nothing was checked, and one that is stopped outweighs one that is unknown", () => {
  const verdicts = brokenPicture.pairs.map(({ flows }) => flows);
  expect(worstOf([])).toBe("unknown");
  expect(worstOf(verdicts.flat())).toBe("stopped");
  expect(verdicts.map((flows) => worstOf(flows))).toEqual([
    "allowed",
    "allowed",
    "stopped",
    "stopped",
    "unknown",
    "allowed",
  ]);
});
