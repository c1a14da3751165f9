import fc from "fast-check";
import { expect, test } from "vitest";
import type { ClusterDelta, Side } from "../src/index.ts";
import { deltaOf } from "../src/index.ts";
import { applyChanges } from "../src/value/apply-changes.ts";
import { sideOfTexts } from "./fixture.ts";

const folder = fc.constantFrom(
  "cluster-a/30-issuers",
  "cluster-a/90-shop",
  "cluster-a/90-store",
  "cluster-a/gates/flux/90-shop",
  "cluster-a/gates/argocd/90-shop",
  "cluster-b/90-shop",
  "cluster-b/anything",
);

const name = fc.constantFrom("shop", "store", "shop-web", "store-web", "web-1a2b3c4d", "web-9c953042", "web");

/** Objects of few names, so that many are the same, there twice, moved, or much alike. */
const object = fc.record({
  apiVersion: fc.constantFrom("v1", "v2"),
  kind: fc.constantFrom("ConfigMap", "Namespace", "Job"),
  metadata: fc.record({ name, namespace: fc.constantFrom("shop", "store") }, { requiredKeys: ["name"] }),
  data: fc.record(
    { a: fc.nat({ max: 2 }), b: fc.constant("shop"), c: fc.constant("x"), d: fc.constant("y") },
    { requiredKeys: ["a"] },
  ),
});

const file = fc.tuple(folder, fc.nat({ max: 9 })).map(([path, index]) => `${path}/${index}.yaml`);

const tree = fc.dictionary(
  file,
  object.map((body) => JSON.stringify(body)),
  { maxKeys: 25 },
);

/** The same tree with files in other folders, and with one name in place of another one. */
const moved = tree.chain((before) =>
  fc
    .record({ before: fc.constant(before), folders: fc.dictionary(folder, folder), from: name, to: name })
    .map(({ folders, from, to }) => ({
      before,
      after: Object.fromEntries(
        Object.entries(before).map(([path, text]) => {
          const [, old = "", rest = ""] = /^(.*)(\/[^/]*)$/.exec(path) ?? [];
          return [`${folders[old] ?? old}${rest}`, text.replaceAll(`"${from}"`, `"${to}"`)];
        }),
      ),
    })),
);

const trees = fc.oneof(fc.record({ before: tree, after: tree }), moved);

const clustersOf = (before: Side, after: Side): readonly ClusterDelta[] => deltaOf(before, after).clusters;

const sidesOf = ({ before, after }: { before: Record<string, string>; after: Record<string, string> }) => ({
  before: sideOfTexts("base", before),
  after: sideOfTexts("head", after),
});

test("a tree does not differ from itself", () => {
  fc.assert(
    fc.property(tree, (all) => {
      expect(clustersOf(sideOfTexts("base", all), sideOfTexts("head", { ...all }))).toEqual([]);
    }),
  );
});

test("each object that differs is told once: none is lost, none is there twice", () => {
  fc.assert(
    fc.property(trees, (texts) => {
      const { before, after } = sidesOf(texts);
      const changes = clustersOf(before, after).flatMap((cluster) => cluster.changes);
      for (const [side, other, told] of [
        [texts.before, texts.after, changes.map((change) => change.before?.file)],
        [texts.after, texts.before, changes.map((change) => change.after?.file)],
      ] as const) {
        const differing = Object.keys(side).filter((path) => side[path] !== other[path]);
        expect(told.filter((path) => path !== undefined).toSorted()).toEqual(differing.toSorted());
      }
    }),
    { numRuns: 500 },
  );
});

test("what differs makes each object of the head of that of the base", () => {
  fc.assert(
    fc.property(trees, (texts) => {
      const { before, after } = sidesOf(texts);
      for (const change of clustersOf(before, after).flatMap((cluster) => cluster.changes)) {
        expect(change.how).toBe(
          change.before === undefined ? "added" : change.after === undefined ? "removed" : "changed",
        );
        if (change.how === "changed")
          expect(applyChanges(change.before?.body, change.changes)).toEqual(change.after?.body);
      }
    }),
    { numRuns: 500 },
  );
});

test("the way back is as long: what is added one way is removed the other way", () => {
  fc.assert(
    fc.property(trees, (texts) => {
      const { before, after } = sidesOf(texts);
      const counts = (clusters: readonly ClusterDelta[]) =>
        clusters.map(({ cluster, changes }) => {
          const count = (how: string): number => changes.filter((change) => change.how === how).length;
          return { cluster, added: count("added"), removed: count("removed"), changed: count("changed") };
        });
      const back = counts(clustersOf(after, before)).map(({ added, removed, ...rest }) => ({
        ...rest,
        added: removed,
        removed: added,
      }));
      expect(counts(clustersOf(before, after))).toEqual(back);
    }),
    { numRuns: 500 },
  );
});
