import { expect, test } from "vitest";
import { documentChange } from "../src/access/document-change.ts";

const policy = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

test("what is only grouped otherwise is the same", () => {
  const together = policy({ Sid: "All", Action: ["a:Get", "a:Put"], Resource: ["x", "y"] });
  const apart = policy(
    { Sid: "Get", Action: "a:Get", Resource: ["y", "x"] },
    { Sid: "Put", Action: "a:Put", Resource: "x" },
  );
  expect(documentChange(together, apart)).toEqual({ gained: [], lost: [], widened: [] });
});

test("what comes and goes is told with the words that lead to it", () => {
  const before = policy({ Principal: { AWS: "role/a" }, Condition: { StringEquals: { "aws:SourceAccount": "1" } } });
  const after = policy({
    Principal: { AWS: ["role/a", "role/b"] },
    Condition: { StringEquals: { "aws:SourceAccount": "2" } },
  });
  expect(documentChange(before, after)).toEqual({
    gained: [
      { of: "Principal AWS", value: "role/b" },
      { of: "Condition StringEquals aws:SourceAccount", value: "2" },
    ],
    lost: [{ of: "Condition StringEquals aws:SourceAccount", value: "1" }],
    widened: [],
  });
});

test("what is no JSON is compared line by line, and no secret is repeated", () => {
  const key = ["-----BEGIN", "PRIVATE KEY-----"].join(" ");
  const { gained } = documentChange('path "a" {}\n', `path "a" {}\n${key}\nMIIE\n`);
  expect(JSON.stringify(gained)).not.toContain("PRIVATE KEY");
  expect(documentChange("{", "[").gained).toEqual([{ of: "", value: "[" }]);
});

test("what bounded a statement and does no more is told, also where another statement still says it", () => {
  const condition = { StringEquals: { "kms:ViaService": "s" } };
  const before = policy(
    { Sid: "A", Resource: "x", Condition: condition },
    { Sid: "B", Resource: "y", Condition: condition },
  );
  const free = policy({ Sid: "A", Resource: "x" }, { Sid: "B", Resource: "y", Condition: condition });
  expect(documentChange(before, free)).toEqual({
    gained: [],
    lost: [],
    widened: ["statement A no longer asks for StringEquals kms:ViaService"],
  });
  expect(documentChange(free, before).widened).toEqual([]);
  const all = policy({ Sid: "A", Resource: "*", Condition: condition }, { Sid: "B", NotResource: "y" });
  expect(documentChange(before, all).widened).toHaveLength(3);
  expect(
    documentChange(policy({ Effect: "Deny", Action: "*" }), policy({ Effect: "Allow", Action: "x" })).widened,
  ).toHaveLength(1);
  expect(documentChange(policy({ Principal: "a" }), policy({ Principal: { AWS: "*" } })).widened).toHaveLength(1);
});
