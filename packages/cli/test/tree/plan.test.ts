import { describe, expect, test } from "vitest";
import type { Entry, FoundFolder, FoundTree } from "../../src/tree/found.ts";
import { digest, manifestText, readManifest } from "../../src/tree/manifest.ts";
import { planTree } from "../../src/tree/plan.ts";
import { foldersAbove } from "../../src/tree/tree-path.ts";
import { wantedTree } from "../../src/tree/wanted.ts";

/** One top folder, `shop`, said in short: path → text, or one of the signs below. */
interface Case {
  readonly title: string;
  /** On the disk. `/` at the end: a folder nobody looked into; `@`: symbolic link; `!`: neither file nor folder. */
  readonly disk?: Readonly<Record<string, string>>;
  /** In the manifest: path → text when it was written. Absent: no manifest. */
  readonly listed?: Readonly<Record<string, string>>;
  readonly state?: "complete" | "rendering";
  readonly wanted?: Readonly<Record<string, string>>;
  readonly changes?: readonly string[];
  readonly warnings?: readonly string[];
  readonly refusals?: readonly string[];
  /** Expected to write nothing. */
  readonly idle?: true;
}

const cases: readonly Case[] = [
  { title: "a new folder", wanted: { "a.yaml": "1" }, changes: ["added a.yaml"] },
  { title: "no change", disk: { a: "1" }, listed: { a: "1" }, wanted: { a: "1" }, idle: true },
  { title: "new text", disk: { a: "1" }, listed: { a: "1" }, wanted: { a: "2" }, changes: ["changed a"] },
  { title: "one more", disk: { a: "1" }, listed: { a: "1" }, wanted: { a: "1", "b/c": "2" }, changes: ["added b/c"] },
  {
    title: "one less",
    disk: { a: "1", "b/c": "2" },
    listed: { a: "1", "b/c": "2" },
    wanted: { a: "1" },
    changes: ["removed b/c"],
  },
  {
    title: "what the bootstrap of Flux made, which is no stranger",
    disk: { "flux/a": "1", "flux/flux-system/": "" },
    listed: { "flux/a": "1" },
    wanted: { "flux/a": "1" },
    idle: true,
  },
  {
    title: "a file beside what the bootstrap of Flux made",
    disk: { "flux/a": "1", "flux/flux-system-notes/": "" },
    listed: { "flux/a": "1" },
    wanted: { "flux/a": "1" },
    warnings: ["MW0107 flux/flux-system-notes/"],
    idle: true,
  },
  { title: "gone from the fleet", disk: { a: "1" }, listed: { a: "1" }, changes: ["removed a"] },
  { title: "deleted by hand", listed: { a: "1" }, disk: {}, wanted: { a: "1" }, changes: ["added a"] },
  {
    title: "edited by hand",
    disk: { a: "9" },
    listed: { a: "1" },
    wanted: { a: "1" },
    changes: ["changed a"],
    warnings: ["MW0108 a"],
  },
  { title: "edited by hand into what is wanted", disk: { a: "2" }, listed: { a: "1" }, wanted: { a: "2" } },
  {
    title: "edited by hand and not wanted any more",
    disk: { a: "9" },
    listed: { a: "1" },
    wanted: {},
    changes: ["removed a"],
    warnings: ["MW0108 a"],
  },
  {
    title: "unfinished, not edited",
    disk: { a: "1" },
    listed: { a: "2" },
    state: "rendering",
    wanted: { a: "3" },
    changes: ["changed a"],
  },
  { title: "unfinished, but all there", disk: { a: "1" }, listed: { a: "1" }, state: "rendering", wanted: { a: "1" } },
  {
    title: "foreign file",
    disk: { a: "1", note: "x" },
    listed: { a: "1" },
    wanted: { a: "1" },
    warnings: ["MW0107 note"],
    idle: true,
  },
  {
    title: "foreign folder",
    disk: { a: "1", "notes/": "" },
    listed: { a: "1" },
    wanted: { a: "1" },
    warnings: ["MW0107 notes/"],
    idle: true,
  },
  {
    title: "foreign symbolic link beside",
    disk: { a: "1", link: "@" },
    listed: { a: "1" },
    wanted: { a: "1" },
    warnings: ["MW0107 link"],
    idle: true,
  },
  { title: "foreign file in the way", disk: { a: "9" }, wanted: { a: "1" }, refusals: ["MW0102 a"] },
  { title: "foreign file with the right text", disk: { a: "1" }, wanted: { a: "1" } },
  { title: "foreign file where a folder must be", disk: { a: "9" }, wanted: { "a/b": "1" }, refusals: ["MW0102 a"] },
  { title: "foreign folder where a file must be", disk: { "a/": "" }, wanted: { a: "1" }, refusals: ["MW0102 a"] },
  {
    title: "foreign file in a folder of ours where a file must be",
    disk: { "a/b": "1", "a/x": "9" },
    listed: { "a/b": "1" },
    wanted: { a: "1" },
    refusals: ["MW0102 a/x"],
  },
  { title: "a device where a file must be", disk: { a: "!" }, wanted: { a: "1" }, refusals: ["MW0102 a"] },
  {
    title: "our file becomes a folder",
    disk: { a: "1" },
    listed: { a: "1" },
    wanted: { "a/b": "1" },
    changes: ["removed a", "added a/b"],
  },
  {
    title: "our folder becomes a file",
    disk: { "a/b": "1" },
    listed: { "a/b": "1" },
    wanted: { a: "1" },
    changes: ["added a", "removed a/b"],
  },
  {
    title: "symbolic link for a file",
    disk: { a: "@" },
    listed: { a: "1" },
    wanted: { a: "1" },
    refusals: ["MW0103 a"],
  },
  { title: "symbolic link for a folder", disk: { a: "@" }, wanted: { "a/b": "1" }, refusals: ["MW0103 a"] },
  {
    title: "symbolic link for a folder to be pruned",
    disk: { a: "@" },
    listed: { "a/b": "1" },
    wanted: {},
    refusals: ["MW0103 a"],
  },
  {
    title: "symbolic link for a file to be pruned",
    disk: { a: "@" },
    listed: { a: "1" },
    wanted: {},
    refusals: ["MW0103 a"],
  },
  { title: "paths that differ in case", wanted: { "a/b": "1", "A/c": "2" }, refusals: ["MW0105 A"] },
  { title: "a path that is file and folder", wanted: { a: "1", "a/b": "2" }, refusals: ["MW0105 a"] },
];

const textOf: Readonly<Record<string, Entry>> = { "@": { kind: "symlink" }, "!": { kind: "other" } };

function foundTree({ disk, listed, state = "complete" }: Case): FoundTree {
  const nowhere: FoundTree = { exists: true, temporary: "absent", folders: new Map(), strays: [] };
  if (disk === undefined && listed === undefined) return nowhere;
  const entries = new Map<string, Entry>();
  for (const [path, text] of Object.entries(disk ?? {})) {
    for (const folder of foldersAbove(path)) entries.set(folder, { kind: "folder", opened: true, empty: false });
    if (path.endsWith("/")) entries.set(path.slice(0, -1), { kind: "folder", opened: false, empty: false });
    else entries.set(path, textOf[text] ?? { kind: "file", digest: digest(text) });
  }
  const files = new Map(Object.entries(listed ?? {}).map(([path, text]) => [path, digest(text)]));
  const text = listed === undefined ? "" : manifestText({ state, files });
  const manifest = listed === undefined ? { kind: "absent" as const } : readManifest(text);
  const folder: FoundFolder = { manifest, manifestText: text, entries };
  return { ...nowhere, folders: new Map([["shop", folder]]) };
}

const short = (text: string): string => text.replace("clusters/shop/", "").replace("shop/", "");

describe("the plan of one top folder", () => {
  test.each(cases)("$title", (row) => {
    const files = row.wanted === undefined ? [] : [{ name: "shop", files: new Map(Object.entries(row.wanted)) }];
    const plan = planTree("clusters", foundTree(row), wantedTree(files));
    const said = ({ code, place }: (typeof plan.warnings)[number]) =>
      `${code} ${place.in === "file" ? short(place.file) : ""}`;
    expect(plan.refusals.map(said)).toEqual(row.refusals ?? []);
    if (row.refusals !== undefined) return expect(plan.steps).toEqual([]);
    expect(plan.warnings.map(said)).toEqual(row.warnings ?? []);
    expect(plan.changes.map(({ kind, path }) => `${kind} ${short(path)}`)).toEqual(row.changes ?? []);
    expect(plan.steps.length === 0).toBe(row.idle === true);
  });

  test("nothing is written that is right already", () => {
    const row: Case = { title: "", disk: { a: "1", b: "2" }, listed: { a: "1", b: "2" } };
    const wanted = wantedTree([{ name: "shop", files: new Map(Object.entries({ a: "1", b: "3" })) }]);
    const { steps } = planTree("clusters", foundTree(row), wanted);
    expect(steps.filter((step) => step.do === "rename").map(({ path }) => path)).toEqual([
      "shop/manifest.json",
      "shop/b",
      "shop/manifest.json",
    ]);
  });

  test("only a folder that is empty in the end is removed", () => {
    const row: Case = { title: "", disk: { "a/b": "1", "a/c/d": "2" }, listed: { "a/b": "1", "a/c/d": "2" } };
    const wanted = wantedTree([{ name: "shop", files: new Map([["a/b", "1"]]) }]);
    const { steps } = planTree("clusters", foundTree(row), wanted);
    expect(steps.filter((step) => step.do === "remove-folder").map(({ path }) => path)).toEqual(["shop/a/c"]);
  });
});

describe("a manifest", () => {
  const [one, two] = [digest("1"), digest("2")];
  const text = manifestText({
    state: "complete",
    files: new Map([
      ["b", two],
      ["a", one],
    ]),
  });

  test("is one sorted line per file, and reads back", () => {
    expect(text.split("\n").filter((line) => line.includes("sha256"))).toEqual([
      `    "a": "${one}",`,
      `    "b": "${two}"`,
    ]);
    const reading = readManifest(text);
    expect(reading.kind === "ours" && manifestText(reading.manifest)).toBe(text);
  });

  test.each([
    ["foreign", "{}"],
    ["foreign", "not JSON"],
    ["foreign", "[1]"],
    ["broken", `<<<<<<< HEAD\n${text}`],
    ["broken", text.replace(": 1,", ": 2,")],
    ["broken", text.replace("complete", "done")],
    ["broken", text.replace(`"a"`, `"../a"`)],
    ["broken", text.replace(`"a"`, `"/a"`)],
    ["broken", text.replace(`"a"`, `"manifest.json"`)],
    ["broken", text.replace(`"${one}"`, "1")],
    ["broken", text.replace(one, "sha256:a token")],
    ["broken", `{"meshwright": 1, "state": "complete"}`],
  ])("that is %s is not believed: %#", (kind, content) => {
    expect(readManifest(content).kind).toBe(kind);
  });
});
