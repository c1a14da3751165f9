import fc from "fast-check";
import type { Report } from "@meshwright/diff";
import { finding, kinds } from "@meshwright/findings";
import { describe, expect, test } from "vitest";
import { diffMarkdown, marker } from "../../src/print/diff/markdown.ts";
import { elementsOf, htmlOf, seenOf } from "./as-github.ts";
import { acting, hostileTexts, reportWith } from "./hostile.ts";
import { madeEffect, madeObject, madeReport } from "./made-report.ts";

/** All that a report is made of. */
const ours: ReadonlySet<string> = new Set(
  "a br code del details em h2 h3 li ol p pre strong summary table tbody td th thead tr ul".split(" "),
);

const sizes = (text: string): readonly number[] => [text.length, Buffer.byteLength(text)];

/** What the same report has where its texts are harmless. */
const plainHtml = htmlOf(diffMarkdown(reportWith("web"), { all: true }));
const plain = {
  chapters: plainHtml.match(/<h2/g)?.length ?? 0,
  cells: plainHtml.match(/<(?:td|th)/g)?.length ?? 0,
};

describe.each(hostileTexts.map((text) => [JSON.stringify(text).slice(0, 60), text] as const))("%s", (_, text) => {
  const markdown = diffMarkdown(reportWith(text), { all: true });
  const html = htmlOf(markdown);
  const seen = seenOf(html);

  test("makes no element of its own", () => {
    expect(elementsOf(html).filter((name) => !ours.has(name) || name === "del" || name === "a")).toEqual([]);
    expect(html.match(/<details>/g)).toHaveLength(html.match(/<\/details>/g)?.length ?? 0);
    expect(html.match(/<h2/g)).toHaveLength(plain.chapters);
    expect(html.match(/<(?:td|th)/g)).toHaveLength(plain.cells);
  });

  test("makes no link, no mention, no reference", () => {
    expect(seen).not.toMatch(/@\w|#\d|\bGH-\d|:\/\/|\bwww\.\w/i);
    expect(html).not.toMatch(/<[^>]*(?:href|src)=/);
  });

  test("shows no character that acts", () => {
    expect(markdown).not.toMatch(acting);
    expect(markdown.isWellFormed()).toBe(true);
  });

  test("leaves the marker in its place, and the whole below the limit", () => {
    expect(markdown.split("\n")[0]).toBe(marker);
    for (const size of sizes(markdown)) expect(size).toBeLessThan(65_536);
  });
});

const clusters = Array.from({ length: 300 }, (_, index) => `cluster-${String(index + 1).padStart(3, "0")}`);
const many = (count: number, make: (index: number) => Partial<Report["effects"][number]["one"]>): Report["effects"] =>
  Array.from({ length: count }, (_, index) => madeEffect({ clusters: [clusters[index % 300] ?? ""], ...make(index) }));

test("the label by which a maintainer confirms what stops is named where it is known", () => {
  const report = madeReport({ risk: "stop", effects: [madeEffect({ risk: "stop" })] });
  expect(diffMarkdown(report, { all: false, allowLabel: "allowed" })).toContain("by the label `allowed`.");
  expect(diffMarkdown({ ...report, risk: "careful" }, { all: false, allowLabel: "allowed" })).not.toContain("label");
});

describe("where there is too much", () => {
  const stop = (index: number) => ({
    risk: "stop" as const,
    says: `PeerAuthentication shop/web-${index} accepts plaintext.`,
  });
  const careful = (index: number) => ({
    risk: "careful" as const,
    says: `Deployment shop/web-${index} restarts. `.repeat(8),
  });
  const full = madeReport({
    clusters,
    risk: "stop",
    rules: [{ name: "scaled", heading: "More or fewer pods", summary: "Pods" }],
    effects: [...many(20, stop), ...many(1_000, careful)],
    objects: Array.from({ length: 300 }, (_, index) =>
      madeObject({
        clusters: [clusters[index] ?? ""],
        changes: [{ how: "changed", path: [{ key: "spec" }, { key: "replicas" }], before: 3, after: index }],
      }),
    ),
    verdicts: [
      {
        name: "checks",
        added: Array.from({ length: 1_000 }, (_, index) =>
          finding(kinds.foreignFile, { in: "file", file: `clusters/note-${index}.txt` }, undefined),
        ),
        gone: [],
      },
    ],
  });

  test("no stop and no certificate is cut, and what is cut is counted", () => {
    const markdown = diffMarkdown(full, { all: false });
    for (const size of sizes(markdown)) expect(size).toBeLessThan(65_536);
    expect(markdown.match(/accepts plaintext/g)).toHaveLength(20);
    expect(markdown).toMatch(/\d+ more entries are in the full report: artifact `meshwright-diff`/);
    expect(markdown).not.toContain("no place here for all");
    const cut = Array.from(markdown.matchAll(/… and (\d+) more/g), ([, count]) => Number(count));
    expect(cut.every((count) => count > 0)).toBe(true);
    for (const heading of ["## Careful", "## What the checks say"]) expect(markdown).toContain(heading);
  });

  test("stops that do not fit are counted at the top", () => {
    const effects = many(2_000, stop);
    const markdown = diffMarkdown(madeReport({ clusters, risk: "stop", effects }), { all: false, artifact: "review" });
    for (const size of sizes(markdown)) expect(size).toBeLessThan(65_536);
    const shown = markdown.match(/accepts plaintext/g)?.length ?? 0;
    expect(shown).toBeGreaterThan(300);
    expect(markdown.split("## Stop")[0]).toContain(`${2_000 - shown} more are in the full report: artifact \`review\``);
  });

  test("no report is larger than the limit", () => {
    const text = fc.oneof(
      fc.string({ maxLength: 80 }),
      fc.constantFrom(...hostileTexts),
      fc.string({ unit: "binary" }),
    );
    const effect = fc
      .record({
        risk: fc.constantFrom("stop", "careful", "routine"),
        says: text,
        beforeMerging: text,
        afterMerging: text,
        rule: text,
      })
      .chain((one) => fc.array(fc.constant(madeEffect(one)), { maxLength: 60 }));
    const object = fc
      .record({ before: text, after: text, value: fc.dictionary(text, text) })
      .chain(({ value, ...files }) =>
        fc.array(fc.constant(madeObject({ ...files, changes: [{ how: "added", path: [], after: value }] })), {
          maxLength: 60,
        }),
      );
    fc.assert(
      fc.property(
        fc.array(effect, { maxLength: 8 }),
        fc.array(object, { maxLength: 8 }),
        text,
        fc.integer({ min: 4_000, max: 65_536 }),
        (effects, objects, title, limit) => {
          const report = madeReport({
            title,
            risk: "stop",
            effects: effects.flat(),
            objects: objects.flat(),
            base: title,
          });
          for (const size of sizes(diffMarkdown(report, { all: true, limit }))) expect(size).toBeLessThan(limit);
        },
      ),
      { numRuns: 150 },
    );
  });
});
