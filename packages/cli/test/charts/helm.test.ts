import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { helmMessage } from "../../src/charts/helm-message.ts";
import { findHelm } from "../../src/charts/helm.ts";
import { inParallel } from "../../src/charts/in-parallel.ts";
import { mayVary } from "../../src/charts/may-vary.ts";
import { packed, fakeHelm } from "./rendered-sample.ts";
import { remove, scratchFolder } from "../sample-fleets.ts";

const folder = scratchFolder("helm");
afterAll(() => remove(folder));

const found = async (script: string) => {
  const path = fakeHelm(folder, "helm", `case $1 in version) echo v3.18.0;; *) ${script};; esac`);
  return findHelm({ cwd: folder, env: { MESHWRIGHT_HELM: path, PATH: process.env["PATH"] } });
};

describe("helm", () => {
  test("is found on PATH, and by name", async () => {
    await found("true");
    const env = { PATH: `/nowhere:${join(folder, "bin")}:/usr/bin:/bin` };
    expect((await findHelm({ cwd: "/", env })).version).toBe("v3.18.0");
    fakeHelm(folder, "helm4", "echo v4.1.4");
    expect((await findHelm({ cwd: "/", env: { ...env, MESHWRIGHT_HELM: "helm4" } })).version).toBe("v4.1.4");
  });

  test("that does not end is ended, with what it started", async () => {
    const helm = await found("sleep 20; echo late");
    const start = performance.now();
    const answer = await helm.run({ args: ["template"], env: { PATH: process.env["PATH"] }, seconds: 0.3 });
    expect(answer).toMatchObject({ ok: false, message: expect.stringContaining("0.3 seconds") });
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test("that reads nothing of what it is given is no mistake of ours", async () => {
    const helm = await found("echo done");
    const answer = await helm.run({ args: ["template"], env: {}, input: "x".repeat(1 << 20), seconds: 20 });
    expect(answer).toMatchObject({ ok: true, stdout: "done\n" });
  });
});

describe("what helm says", () => {
  test.each([
    ["Error: no chart\n", "no chart."],
    ["", "it said nothing."],
    ["level=WARN msg=old\nError: no\nchart", "no chart."],
    ["Error: get https://me:hush@charts.example/a.tgz: 403", "get https://charts.example/a.tgz: 403."],
    ["GET https://s3.example/a.tgz?X-Amz-Signature=hush&b=1 403", "GET https://s3.example/a.tgz?… 403."],
    ["sent Authorization: Bearer hush.hush", "sent Authorization: Bearer …"],
    ["password=hush, token: 'hush'", "password=…, token: '…'."],
    ["key:\n-----BEGIN PRIVATE KEY-----\nhush", "key: (the rest may hold a secret)."],
  ])("%j is repeated without credentials", (said, told) => {
    expect(helmMessage(said)).toBe(told);
  });

  test("is repeated in part where it is long", () => {
    expect(helmMessage("x".repeat(5000)).length).toBeLessThan(700);
  });
});

describe("a chart that may render something else each time", () => {
  const archive = (text: string) => gzipSync(text);
  test.each([
    "{{ now }}",
    "{{ $x := randAlphaNum 8 | quote }}",
    "{{- $ca := genCA .Values.name 365 }}",
    "{{ keys .Values.labels }}",
  ])("is suspected by %s", (text) => {
    expect(mayVary(archive(text))).toBe(true);
  });
  test.each(["{{ .Values.keys }}", "{{ $values }}", "values: now", "{{ .Release.Name }} now {{ .x }}", "{{ knows }}"])(
    "is not suspected by %s",
    (text) => {
      expect(mayVary(archive(text))).toBe(false);
    },
  );
  test("is suspected where nothing can be read", () => {
    expect(mayVary(Buffer.from("no archive"))).toBe(true);
  });
  test.each([
    ["istiod", false],
    ["kiali-server", true],
  ] as const)("%s: %s", (name, is) => {
    expect(mayVary(packed(name).content)).toBe(is);
  });
});

test("work in parallel gives results in the order of its items", async () => {
  const waits = [30, 1, 20, 5, 10];
  const results = await inParallel(waits, async (wait) => {
    await new Promise((done) => setTimeout(done, wait));
    return wait;
  });
  expect(results).toEqual(waits);
});
