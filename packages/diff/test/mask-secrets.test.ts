import { describe, expect, test } from "vitest";
import type { Report } from "../src/index.ts";
import { deltaOf, reportOf } from "../src/index.ts";
import { maskEffect } from "../src/secrets/mask-effect.ts";
import { sideOfTexts } from "./fixture.ts";

// Made of parts, so that no reader of this repository takes them for secrets.
const rule = (word: string): string => `-----${word} ${["PRIVATE", "KEY"].join(" ")}-----
`;
const key = (body: string): string => `${rule("BEGIN")}${body}
${rule("END")}`;
const token = (word: string): string => `${["gh", "p_"].join("")}${word.repeat(5)}`;

const file = "cluster-a/90-shop/object.yaml";

const keep = JSON.stringify({ apiVersion: "v1", kind: "Namespace", metadata: { name: "shop" } });

const reported = (before: object | undefined, after: object | undefined): Report => {
  const side = (label: string, body: object | undefined) =>
    sideOfTexts(label, {
      "cluster-a/90-shop/namespace.yaml": keep,
      ...(body && {
        [file]: JSON.stringify({ apiVersion: "v1", metadata: { name: "x", namespace: "shop" }, ...body }),
      }),
    });
  return reportOf(deltaOf(side("base", before), side("head", after)));
};

const secret = (word: string) => ({
  kind: "Secret",
  data: { [word === "alpha" ? "old" : "new"]: "c2FtZQ==", both: `aaaa${word}` },
  stringData: { a: word },
});

const config = (text: string) => ({ kind: "ConfigMap", data: { text } });

describe("no report shows", () => {
  test.each([
    ["what a Secret holds", secret("alpha"), secret("bravo"), /alpha|bravo|c2FtZQ/],
    [
      "what a Secret holds that must not change",
      { ...secret("alpha"), immutable: true },
      { ...secret("bravo"), immutable: true },
      /alpha|bravo|c2FtZQ/,
    ],
    ["a Secret that comes", undefined, secret("bravo"), /bravo|c2FtZQ/],
    ["a Secret that goes", secret("alpha"), undefined, /alpha|c2FtZQ/],
    [
      "a Secret in a list",
      { kind: "List", items: [secret("alpha")] },
      { kind: "List", items: [secret("bravo")] },
      /alpha|bravo/,
    ],
    ["a key in a ConfigMap", config(key("alpha")), config(key("bravo")), /alpha|bravo/],
    ["a key beside other lines", config(`${key("alpha")}x\n`), config(`${key("alpha")}y\n`), /alpha/],
    [
      "a token by its key",
      { kind: "ConfigMap", data: { token: "alphaalpha" } },
      { kind: "ConfigMap", data: { token: "bravobravo" } },
      /alpha|bravo/,
    ],
    [
      "a token in a kubeconfig",
      config("users:\n- user:\n    token: alphaalpha\n"),
      config("users:\n- user:\n    token: bravobravo\n"),
      /alpha|bravo/,
    ],
    [
      "a Secret in a text",
      config("kind: Secret\ndata:\n  x: alpha\n"),
      config("kind: Secret\ndata:\n  x: bravo\n"),
      /alpha|bravo/,
    ],
    [
      "tokens among arguments",
      { kind: "ConfigMap", verbs: [token("alphab")] },
      { kind: "ConfigMap", verbs: [token("bravoc"), "x"] },
      /alpha|bravo/,
    ],
    [
      "a token in an order",
      { kind: "ConfigMap", verbs: [token("alphab"), "x"] },
      { kind: "ConfigMap", verbs: ["x", token("alphab")] },
      /alpha/,
    ],
    [
      "a list of Secrets that do not say again what they are",
      { kind: "SecretList", items: [{ data: { x: "alpha" } }] },
      { kind: "SecretList", items: [{ data: { x: "bravo" } }] },
      /alpha|bravo/,
    ],
    ["a Secret among others that comes", undefined, { kind: "SecretList", items: [{ data: { x: "bravo" } }] }, /bravo/],
    ["a password in one line of JSON", undefined, config('{"a":{"password":"bravobravo"},"b":1}'), /bravo/],
    ["a password in a map in braces", undefined, config("users: [{ x: 1, password: bravobravo }]\n"), /bravo/],
    ["a password of digits", config("password: 31337313\na: 1\n"), config("password: 42424242\na: 1\n"), /31337|4242/],
  ])("%s", (_, before, after, secrets) => {
    const text = JSON.stringify(reported(before, after));
    expect(text).toMatch(/shop\/x|x in namespace shop/);
    expect(text).not.toMatch(secrets);
  });
});

test("that a secret changes is told, and which", () => {
  const [{ one } = { one: undefined }] = reported(secret("alpha"), secret("bravo")).objects;
  expect(
    one?.changes.map(({ how, path }) => [how, ...path.map((step) => ("key" in step ? step.key : step.item))]),
  ).toEqual([
    ["removed", "data", "old"],
    ["changed", "data", "both"],
    ["added", "data", "new"],
    ["changed", "stringData", "a"],
  ]);
});

test("what is no secret is shown", () => {
  const [{ one } = { one: undefined }] = reported(config("a: 1\nb: 2\n"), config("a: 1\nb: 3\n")).objects;
  expect(one?.changes).toMatchObject([{ before: "a: 1\nb: 2\n", inside: { changes: [{ before: 2, after: 3 }] } }]);
});

test("an effect that repeats a secret is cut off there", () => {
  const effect = {
    rule: "x",
    risk: "routine",
    cluster: "a",
    causes: [],
    says: `The token is ${token("alphab")} now.`,
  } as const;
  expect(maskEffect(effect)).toEqual({ ...effect, says: "The token is (hidden)" });
  const accessKey = `${"aB3".repeat(13)}z`;
  const sha = "0123456789abcdef0123456789abcdef01234567";
  expect(maskEffect({ ...effect, says: `It goes from ${accessKey} to ${sha}.` }).says).toBe(
    `It goes from (hidden) to ${sha}.`,
  );
});
