import fc from "fast-check";
import { expect, test } from "vitest";
import { deltaOf } from "../src/index.ts";
import { sideOfTexts } from "./fixture.ts";

const word = fc.stringMatching(/^[a-z]{1,8}$/);

const texts = fc.dictionary(
  fc.constantFrom("cluster-a/90-shop/configmap-shop-a.yaml", "cluster-b/90-shop/configmap-shop-b.yaml"),
  fc
    .dictionary(word, word)
    .map((data) =>
      JSON.stringify({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a", namespace: "shop" }, data }),
    ),
);

test("a tree does not differ from itself", () => {
  fc.assert(
    fc.property(texts, (all) => {
      expect(deltaOf(sideOfTexts("base", all), sideOfTexts("head", all)).clusters).toEqual([]);
    }),
  );
});
