import fc from "fast-check";
import { knownName } from "@meshwright/model";
import { expect, test } from "vitest";
import { changedObject } from "../src/changed-object.ts";
import type { Effect } from "../src/index.ts";
import { deltaOf, effectsOf, expand, expandEffect, foldBySaying, reportOf } from "../src/index.ts";
import { secretMask } from "../src/secrets/mask-secrets.ts";
import { sideOfTexts } from "./fixture.ts";

const names = ["a", "cluster-1", "cluster-10", "shop", "_fleet"];
const name = fc.constantFrom(...names);
const text = fc
  .array(fc.oneof(name, fc.constantFrom("‹cluster›", "‹peer›", "link-", " ", "web", "1", "\n")), { maxLength: 4 })
  .map((words) => words.join(""));

const canonical = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(canonical)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, inner]) => inner !== undefined)
            .toSorted(([left], [right]) => (left < right ? -1 : 1))
            .map(([key, inner]) => [key, canonical(inner)]),
        )
      : value;

const sorted = (items: readonly unknown[]): readonly string[] =>
  items.map((one) => JSON.stringify(canonical(one))).toSorted();

/** Trees of a few clusters, in which files come, go and change, also such as are about another cluster. */
const trees = fc
  .array(
    fc.record({
      cluster: name,
      folder: fc.oneof(
        fc.constant("90-shop"),
        name.map((peer) => `70-link-${peer}`),
      ),
      kind: fc.constantFrom("ConfigMap", "Secret", "notes"),
      value: text,
    }),
    { maxLength: 12 },
  )
  .map((files) =>
    Object.fromEntries(
      files.map(({ cluster, folder, kind, value }) =>
        kind === "notes"
          ? [`${cluster}/${folder}/notes.txt`, value]
          : [
              `${cluster}/${folder}/${kind.toLowerCase()}-shop-web.yaml`,
              JSON.stringify({
                apiVersion: "v1",
                kind,
                metadata: { name: "web", namespace: folder.replace("_", "") },
                data: { value },
              }),
            ],
      ),
    ),
  );

test("the folds of a report, expanded, are all that differs", () => {
  fc.assert(
    fc.property(trees, trees, (base, head) => {
      const delta = deltaOf(sideOfTexts("base", base), sideOfTexts("head", head));
      const { objects, files, effects } = reportOf(delta);
      const mask = secretMask();
      expect(sorted(objects.flatMap(({ one, ...rest }) => expand({ one, ...rest })))).toEqual(
        sorted(delta.clusters.flatMap(({ changes }) => changes.map((change) => changedObject(mask(change))))),
      );
      expect(sorted(files.flatMap(({ one, ...rest }) => expand({ one, ...rest })))).toEqual(
        sorted(delta.clusters.flatMap((cluster) => cluster.files)),
      );
      expect(sorted(effects.flatMap(expandEffect))).toEqual(sorted(effectsOf(delta)));
    }),
    { numRuns: 100 },
  );
});

const effect = fc
  .record({
    cluster: name,
    says: text,
    causes: fc.array(
      fc.record({
        object: fc.record({
          file: text,
          ref: fc.constant({ apiVersion: "v1", kind: "Service", name: knownName("web") }),
        }),
      }),
      { maxLength: 2 },
    ),
    files: fc.option(fc.array(text, { maxLength: 2 }), { nil: undefined }),
    peer: fc.option(name, { nil: undefined }),
  })
  .map(({ peer, files, ...rest }): Effect => ({
    rule: "unjudged",
    risk: "careful",
    ...rest,
    ...(files && { files }),
    ...(peer !== undefined && { afterMerging: peer }),
  }));

test("effects that come from other objects in each cluster are told once, with all of them", () => {
  fc.assert(
    fc.property(fc.array(effect, { maxLength: 10 }), (effects) => {
      const folded = foldBySaying(effects, ({ afterMerging }) => afterMerging);
      expect(sorted(folded.flatMap(expandEffect))).toEqual(sorted(effects));
    }),
    { numRuns: 500 },
  );
});
