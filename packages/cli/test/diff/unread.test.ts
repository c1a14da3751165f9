import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { changesIn, diff, freshRepository, settings, settingsFile, shop, smallTree } from "./repository.ts";

const { at, repository } = freshRepository("diff-unread", ({ write }) =>
  write({ ...smallTree, [other]: settings("red", "other") }),
);

const other = `${shop}/configmap-shop-other.yaml`;
const key = `-----BEGIN PRIVATE KEY-----\n${"MIIBVgIBADANBgkqhkiG9w0BAQEFAASCAUAwggE8AgEAAkEA".repeat(3)}\n-----END PRIVATE KEY-----`;
const megabytes = (count: number): string => "x".repeat(count * 1024 * 1024);

interface Unread {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly code: string;
  /** Must not be in what is printed. */
  readonly secret?: string;
}

const contents: readonly Unread[] = [
  { name: "no YAML", content: "apiVersion: v1\nkind: [\n", code: "MW0006" },
  { name: "two documents", content: `${settings("green")}---\n${settings("blue")}`, code: "MW0009" },
  { name: "no object", content: "colour: green\n", code: "MW4005" },
  { name: "not UTF-8", content: Uint8Array.of(0x63, 0xff, 0xfe, 0x00), code: "MW0010" },
  { name: "5 MiB", content: settings(megabytes(5)), code: "MW0011" },
  {
    name: "a private key",
    content: settings(`|\n    ${key.replaceAll("\n", "\n    ")}`),
    code: "MW6001",
    secret: "MIIBVg",
  },
];

const told = (report: Awaited<ReturnType<typeof diff>>["report"]) =>
  (report?.unread ?? []).map(({ code, place }) => `${code} ${place.in === "file" ? place.file : ""}`);

test("what Argo CD applies is an object, or told, also where it is no YAML", async () => {
  const object = JSON.stringify({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "sly", namespace: "shop" } });
  repository.write({
    [`${shop}/manifest.json`]: object,
    [`${shop}/sly.json`]: object.replace("ConfigMap", "Conf\\u0069gMap"),
    [`${shop}/list.json`]: JSON.stringify({ apiVersion: "v1", kind: "List", items: [object] }),
    [`${shop}/large.json`]: object + " ".repeat(5 * 1024 * 1024),
    [`${shop}/made.jsonnet`]: object,
    [`${shop}/notes.txt`]: object,
    [`${shop}/policy.json`]: JSON.stringify({ Version: "2012-10-17", Statement: [] }),
  });
  const { exitCode, report } = await diff(at, []);
  const folder = shop.replace("clusters/", "");
  expect({
    exitCode,
    changes: changesIn(report),
    unread: told(report),
    files: report?.files.map(({ one }) => one.path),
  }).toEqual({
    exitCode: 2,
    changes: [`added ${folder}/manifest.json`, `added ${folder}/sly.json`],
    unread: [`MW0011 head:${shop}/large.json`, `MW4005 head:${shop}/list.json`, `MW0001 head:${shop}/made.jsonnet`],
    files: [`${folder}/notes.txt`, `${folder}/policy.json`],
  });
});

describe("what cannot be read on one side is told and not compared; the rest is", () => {
  test.each(contents)("$name on the head", async ({ content, code, secret = "MIIBVg" }) => {
    repository.write({ [settingsFile]: content, [other]: settings("pink", "other") });
    const { exitCode, report, stdout, stderr } = await diff(at, ["--exit-code"]);
    expect({ exitCode, unread: told(report), changes: changesIn(report) }).toEqual({
      exitCode: 2,
      unread: [`${code} head:${settingsFile}`],
      changes: [`changed ${other.replace("clusters/", "")}`],
    });
    expect(stdout + stderr).not.toContain(secret);
  });

  test.each(contents)("$name on the base", async ({ content, code, secret = "MIIBVg" }) => {
    repository.write({ [settingsFile]: content });
    repository.commit();
    repository.write({ [settingsFile]: settings("green"), [other]: settings("pink", "other") });
    const { exitCode, report, stdout, stderr } = await diff(at, []);
    expect({ exitCode, unread: told(report), changes: changesIn(report) }).toEqual({
      exitCode: 2,
      unread: [`${code} base:${settingsFile}`],
      changes: [`changed ${other.replace("clusters/", "")}`],
    });
    expect(stdout + stderr).not.toContain(secret);
  });

  test("a symbolic link, between folders too", async () => {
    rmSync(join(at, settingsFile));
    symlinkSync("configmap-shop-other.yaml", join(at, settingsFile));
    const { exitCode, report } = await diff(at, []);
    expect({ exitCode, unread: told(report) }).toEqual({ exitCode: 2, unread: [`MW0103 head:${settingsFile}`] });
    repository.commit();
    const same = await diff(at, ["HEAD", "./clusters"]);
    expect({ exitCode: same.exitCode, unread: told(same.report) }).toEqual({ exitCode: 0, unread: [] });
  });

  test("names that are no UTF-8: none hides behind another one", async () => {
    const names = [0xfe, 0xff].map((byte) =>
      Buffer.concat([Buffer.from(`${at}/${shop}/x`), Buffer.of(byte), Buffer.from(".yaml")]),
    );
    for (const [index, name] of names.entries()) writeFileSync(name, settings("pink", `odd-${index}`));
    const { exitCode, report } = await diff(at, []);
    expect({ exitCode, unread: told(report) }).toEqual({
      exitCode: 2,
      unread: ["fe", "ff"].map((byte) => `MW0001 head:${shop}/x\\x${byte}.yaml`),
    });
    repository.commit();
    const folder = shop.replace("clusters/", "");
    expect(changesIn((await diff(at, ["HEAD~1", "HEAD"])).report)).toEqual(
      ["fe", "ff"].map((byte) => `added ${folder}/x\\x${byte}.yaml`),
    );
  });

  test("the title does not say that nothing differs", async () => {
    repository.write({ [settingsFile]: "kind: [\n" });
    const { report } = await diff(at, []);
    expect({ unread: report?.unread.length, isAllClear: report?.title === "Nothing differs" }).toEqual({
      unread: 1,
      isAllClear: false,
    });
  });

  test("where nothing differs nobody looks", async () => {
    repository.write({ [settingsFile]: "kind: [\n" });
    repository.commit();
    expect((await diff(at, [])).exitCode).toBe(0);
  });

  test("where its cluster differs it is told once, though it is the same on both sides", async () => {
    repository.write({ [settingsFile]: "kind: [\n" });
    repository.commit();
    repository.write({ [other]: settings("pink", "other") });
    const { exitCode, report } = await diff(at, []);
    expect({ exitCode, unread: told(report) }).toEqual({ exitCode: 2, unread: [`MW0006 head:${settingsFile}`] });
  });

  test("a thousand of them", async () => {
    repository.write(
      Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`${shop}/broken-${index}.yaml`, "kind: [\n"])),
    );
    const { exitCode, report } = await diff(at, []);
    expect({ exitCode, unread: report?.unread.length }).toEqual({ exitCode: 2, unread: 1000 });
  });
});

describe("what is large or no YAML is compared as far as it can be", () => {
  test("a ConfigMap of 3 MiB", async () => {
    const lines = (last: string): string => settings(`|\n${`    ${"x".repeat(1000)}\n`.repeat(3 * 1024)}    ${last}`);
    repository.write({ [settingsFile]: lines("green") });
    repository.commit();
    repository.write({ [settingsFile]: lines("blue") });
    const { exitCode, report, stdout } = await diff(at, []);
    expect({ exitCode, changes: changesIn(report) }).toEqual({
      exitCode: 0,
      changes: [`changed ${settingsFile.replace("clusters/", "")}`],
    });
    expect(stdout.length).toBeGreaterThan(0);
  });

  test.each<[string, Uint8Array]>([
    ["small", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0)],
    ["of 5 MiB", new Uint8Array(5 * 1024 * 1024)],
  ])("a picture, %s", async (_, content) => {
    repository.write({ [`${shop}/picture.png`]: content });
    const { exitCode, report } = await diff(at, []);
    expect({ exitCode, files: report?.counts.files, changes: changesIn(report) }).toEqual({
      exitCode: 0,
      files: 1,
      changes: [],
    });
  });
});
