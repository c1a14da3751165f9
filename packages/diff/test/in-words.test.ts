import type { Json } from "@meshwright/model";
import { describe, expect, test } from "vitest";
import { compareValues } from "../src/value/compare-values.ts";
import { changeInWords } from "../src/value/in-words.ts";

const words = (before: Json, after: Json): readonly string[] => compareValues(before, after).map(changeInWords);

describe("a difference in words", () => {
  test("shows small values, and counts the lines of texts", () => {
    expect(words({ replicas: 2, image: "a:1", old: true }, { replicas: 3, image: "a:2", new: null })).toEqual([
      "replicas from 2 to 3",
      "image from a:1 to a:2",
      "old goes",
      "new is new: null",
    ]);
    expect(words({ script: "a\nb\n" }, { script: "a\nc\nd\n" })).toEqual(["script (lines: 1 go, 2 come)"]);
    expect(words({ resources: { limits: {} } }, {})).toEqual(["resources goes"]);
  });
  test("never shows what may be a secret", () => {
    const key = "-----BEGIN PRIVATE KEY-----";
    const aws = ["AKIA", "ABCDEFGHIJKLMNOP"].join(""); // no key of anybody
    for (const [before, after] of [
      [{ password: "swordfish" }, { password: "haddock99" }],
      [{ env: [{ name: "API_TOKEN", value: "swordfish" }] }, { env: [{ name: "API_TOKEN", value: "haddock99" }] }],
      [{ signingKey: "swordfish" }, { signingKey: "haddock99" }],
      [{ note: `swordfish ${key}` }, { note: `haddock99 ${key}` }],
      [{ id: "swordfish" }, { id: aws }],
    ] satisfies (readonly [Json, Json])[]) {
      const said = words(before, after).join();
      for (const secret of ["swordfish", "haddock99", key, aws]) expect(said).not.toContain(secret);
    }
  });
  test("shows names of objects, which are no secrets", () => {
    expect(words({ secretName: "a" }, { secretName: "b" })).toEqual(["secretName from a to b"]);
  });
});
