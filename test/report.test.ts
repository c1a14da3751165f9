import { describe, expect, test } from "vitest";
import { notRunText, sumOf, totalsOf } from "./report.ts";

const file = (status: string, ...results: readonly string[]) => ({
  status,
  assertionResults: results.map((result) => ({ status: result, title: `a ${result} one` })),
});

describe("the count of a report", () => {
  test.each([
    {
      title: "passes",
      report: { success: true, testResults: [file("passed", "passed", "passed")] },
      passed: 2,
      failed: 0,
    },
    {
      title: "a failure",
      report: { success: false, testResults: [file("failed", "passed", "failed")] },
      passed: 1,
      failed: 1,
    },
    {
      title: "files that do not load",
      report: { success: false, testResults: [file("failed"), file("failed"), file("passed", "passed")] },
      passed: 1,
      failed: 2,
    },
    {
      title: "what is skipped counts as neither, and is named",
      report: { success: true, testResults: [file("passed", "pending", "passed", "todo")] },
      passed: 1,
      failed: 0,
      notRun: ["a pending one", "a todo one"],
    },
    {
      title: "a run that failed as a whole",
      report: { success: false, testResults: [file("passed", "passed")] },
      passed: 1,
      failed: 1,
    },
    { title: "nothing", report: { success: true, testResults: [] }, passed: 0, failed: 0 },
  ])("$title", ({ report, passed, failed, notRun = [] }) => {
    expect(totalsOf(report)).toEqual({ passed, failed, notRun });
  });

  test.each([undefined, null, [], {}, { testResults: [{}] }])("refuses what is no report: %j", (report) => {
    expect(() => totalsOf(report)).toThrow("not a report");
  });

  test("adds up", () => {
    expect(
      sumOf([
        { passed: 2, failed: 0, notRun: ["plan with the real terraform"] },
        { passed: 3, failed: 1, notRun: [] },
      ]),
    ).toEqual({ passed: 5, failed: 1, notRun: ["plan with the real terraform"] });
    expect(sumOf([])).toEqual({ passed: 0, failed: 0, notRun: [] });
  });

  test("says what was not run, so that nobody takes it for passed", () => {
    const totals = { passed: 1, failed: 0 };
    expect(notRunText({ ...totals, notRun: [] })).toBe("");
    const notRun = Array.from({ length: 7 }, (_, index) => `case ${index}`);
    expect(notRunText({ ...totals, notRun }).split("\n")).toEqual([
      "NOT RUN",
      ...notRun.slice(0, 5).map((title) => `  ${title}`),
      "  and 2 more",
      "",
    ]);
  });
});
