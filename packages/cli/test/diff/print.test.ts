import { join } from "node:path";
import { styleText } from "node:util";
import { describe, expect, test } from "vitest";
import { diffJson } from "../../src/print/diff/json.ts";
import { diffMarkdown } from "../../src/print/diff/markdown.ts";
import { diffText } from "../../src/print/diff/text.ts";
import type { Paint } from "../../src/print/paint.ts";
import { repository } from "../sample-fleets.ts";
import { acting, hostileTexts, reportWith } from "./hostile.ts";
import { madeReport } from "./made-report.ts";
import { sampleReport } from "./sample-report.ts";

const golden = (name: string): string => join(repository, "packages/cli/test/golden/diff", name);
const paint: Paint = (_style, text) => text;
const docs = "https://github.com/harbour-retail/meshwright/blob/main/docs";

describe("a report of all there is", () => {
  test.each([
    ["review.txt", diffText(sampleReport, { paint, all: false })],
    ["review-all.txt", diffText(sampleReport, { paint, all: true })],
    ["review.md", diffMarkdown(sampleReport, { all: false, docs })],
  ])("is %s", async (name, text) => {
    await expect(text).toMatchFileSnapshot(golden(name));
  });

  test("is in json as it is", () => {
    expect(JSON.parse(diffJson(sampleReport))).toEqual({ version: 1, ...sampleReport });
  });
});

test("where nothing differs, that is what is said, and what was compared", () => {
  const report = madeReport();
  expect(diffText(report, { paint, all: false })).toBe(
    "Nothing differs.\nmain → scale-web: nothing differs in these files\n",
  );
  expect(diffMarkdown(report, { all: false }).split("\n")[2]).toBe("## Nothing differs");
});

describe("text", () => {
  test.each([
    [40, 80],
    [100, 100],
    [500, 120],
  ])("in %i columns has lines of at most %i, but for what cannot be broken", (columns, most) => {
    const long = diffText(sampleReport, { paint, all: false, columns })
      .split("\n")
      .filter((line) => line.length > most && line.trim().includes(" "));
    expect(long).toEqual([]);
  });

  test("is coloured where colours are wanted", () => {
    const colour: Paint = (style, text) => styleText(style, text, { validateStream: false });
    expect(diffText(sampleReport, { paint: colour, all: false })).toContain("\u001B[31m\u001B[1mSTOP");
  });

  test.each(hostileTexts.map((text) => [JSON.stringify(text).slice(0, 40), text]))("shows %s as it is", (_, text) => {
    const shown = diffText(reportWith(text), { paint, all: true });
    expect(shown).not.toMatch(acting);
    expect(shown.isWellFormed()).toBe(true);
  });
});
