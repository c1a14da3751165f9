import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { loadFleet } from "../src/index.ts";

const sample = join(import.meta.dirname, "../../../fleet");
const scratch = mkdtempSync(join(tmpdir(), "meshwright-known-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const today = new Date("2026-12-01");
const kept = new Map<string, unknown>();
const load = (withKnown: boolean) =>
  loadFleet("fleet", { today, root: scratch, ...(withKnown && { known: asPlainData(kept) }) });

/** What is kept goes through a file. */
const asPlainData = (files: Map<string, unknown>) => ({
  get: (key: string): unknown => {
    const json = files.get(key);
    return typeof json === "string" ? JSON.parse(json) : undefined;
  },
  set: (key: string, value: unknown) => void files.set(key, JSON.stringify(value)),
});

const edit = (file: string, from: string | RegExp, to: string): void => {
  const path = join(scratch, "fleet", file);
  const text = readFileSync(path, "utf8");
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);
};

beforeEach(async () => {
  rmSync(join(scratch, "fleet"), { recursive: true, force: true });
  cpSync(sample, join(scratch, "fleet"), { recursive: true });
  kept.clear();
  await load(true);
});

describe("files that were read before", () => {
  test("say the same fleet", async () => {
    const files = kept.size;
    expect(files).toBeGreaterThan(3);
    expect(await load(true)).toEqual(await load(false));
    expect(kept.size).toBe(files);
  });

  test("are read again where they changed", async () => {
    edit("clusters/cluster-a.yaml", /region: \S+/, "region: eu-central-1");
    edit("clusters/cluster-a.yaml", /availabilityZone: \S+?([a-c])\b/g, "availabilityZone: eu-central-1$1");
    const before = kept.size;
    expect(await load(true)).toEqual(await load(false));
    expect(kept.size).toBeLessThanOrEqual(before + 1);
  });

  test("that are wrong beside others are told with their lines", async () => {
    edit("clusters/cluster-b.yaml", "name: cluster-b", "name: cluster-a");
    const { fleet, findings } = await load(true);
    expect(fleet).toBeUndefined();
    expect(findings).toEqual((await load(false)).findings);
    expect(findings.some(({ place }) => place.in === "fleet" && (place.line ?? 0) > 0)).toBe(true);
  });

  test("that are wrong themselves are never kept", async () => {
    kept.clear();
    edit("clusters/cluster-b.yaml", "name: cluster-b", "name: cluster-b\nnmae: x");
    await load(true);
    expect([...kept.values()].some((json) => String(json).includes('"nmae"'))).toBe(false);
    expect((await load(true)).findings).toEqual((await load(false)).findings);
  });

  test("do not stand for a file of another kind", async () => {
    const path = join(scratch, "fleet/apps/cluster-a.yaml");
    writeFileSync(path, readFileSync(join(scratch, "fleet/clusters/cluster-a.yaml")));
    const { findings } = await load(true);
    expect(findings).toEqual((await load(false)).findings);
    expect(findings.length).toBeGreaterThan(0);
  });
});
