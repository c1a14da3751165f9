import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expand, fold } from "../src/index.ts";

interface Item {
  readonly cluster: string;
  readonly peer?: string;
  readonly body: unknown;
}

const peerOf = ({ peer }: Item): string | undefined => peer;

const names = ["a", "b", "cluster-1", "cluster-10", "cluster", "10", "null", "shop", "_fleet", "."];
const name = fc.constantFrom(...names);
const word = fc.oneof(
  name,
  fc.constantFrom("‹cluster›", "‹peer›", "‹", "web", " ", "\n", '"', "\\", "link-", "-", "1", "\\n", "$&", "__proto__"),
);
const text = fc.array(word, { maxLength: 5 }).map((words) => words.join(""));
const body = fc.letrec<{ readonly any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.integer({ min: 0, max: 10 }),
    fc.constant(null),
    fc.array(tie("any"), { maxLength: 3 }),
    fc.dictionary(text, tie("any"), { maxKeys: 3 }),
  ),
})).any;
const item: fc.Arbitrary<Item> = fc.record(
  { cluster: name, peer: name, body: fc.oneof(body, text) },
  { requiredKeys: ["cluster", "body"] },
);

const sorted = (items: readonly unknown[]): readonly string[] => items.map((one) => JSON.stringify(one)).toSorted();

describe("a fold", () => {
  test("expanded is what was folded", () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 12 }), (items) => {
        expect(sorted(fold(items, { peerOf }).flatMap(expand))).toEqual(sorted(items));
      }),
      { numRuns: 1000 },
    );
  });

  test("names only clusters, each once", () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 12 }), (items) => {
        for (const { clusters } of fold(items, { peerOf })) expect(clusters).toEqual([...new Set(clusters)].toSorted());
      }),
    );
  });

  test.each([
    ["plain names", ["cluster-1", "cluster-2"], (c: string) => `root of ${c}`],
    ["names within names", ["cluster-1", "cluster-10"], (c: string) => `link-${c}: ${c}-60-istiod, cluster-100`],
    ["lines", ["dublin", "ohio"], (c: string) => `name: x\n${c}\n`],
    ["a name that is a word", ["a", "b"], (c: string) => `a rollout in ${c}`],
    ["a name that is a namespace", ["dev", "prod", "shop"], (c: string) => `Deployment shop/web in ${c}`],
    ["numbers", ["1", "2"], (c: string) => `cluster ${c} of 12`],
  ])("of %s is one", (_, clusters, says) => {
    const folded = fold(clusters.map((cluster) => ({ cluster, says: says(cluster), port: 1 })));
    expect(folded.map((one) => one.clusters)).toEqual([clusters]);
  });

  test("of one cluster has its name, not a placeholder", () => {
    expect(fold([{ cluster: "cluster-1", says: "of cluster-1" }])).toEqual([
      { one: { cluster: "cluster-1", says: "of cluster-1" }, clusters: ["cluster-1"] },
    ]);
  });

  test("over peers tells each pair once", () => {
    const clusters = ["a", "b", "c"];
    const pairs = clusters.flatMap((cluster) =>
      clusters.filter((peer) => peer !== cluster).map((peer) => ({ cluster, peer, file: `70-link-${peer}/x.yaml` })),
    );
    expect(fold(pairs, { peerOf: ({ peer }) => peer })).toEqual([
      {
        one: { cluster: "‹cluster›", peer: "‹peer›", file: "70-link-‹peer›/x.yaml" },
        clusters,
        peers: { a: ["b", "c"], b: ["a", "c"], c: ["a", "b"] },
      },
    ]);
  });

  test("to one peer names it", () => {
    const folded = fold(
      ["a", "b"].map((cluster) => ({ cluster, file: "70-link-c/x.yaml" })),
      { peerOf: () => "c" },
    );
    expect(folded).toEqual([{ one: { cluster: "‹cluster›", file: "70-link-c/x.yaml" }, clusters: ["a", "b"] }]);
  });
});
