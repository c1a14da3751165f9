import { describe, expect, test } from "vitest";
import { sumOf, totalsOf } from "./report.ts";

const file = (status: string, ...results: readonly string[]) => ({
  status,
  assertionResults: results.map((result) => ({ status: result })),
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
      title: "what is skipped counts as neither",
      report: { success: true, testResults: [file("passed", "pending", "passed", "todo")] },
      passed: 1,
      failed: 0,
    },
    {
      title: "a run that failed as a whole",
      report: { success: false, testResults: [file("passed", "passed")] },
      passed: 1,
      failed: 1,
    },
    { title: "nothing", report: { success: true, testResults: [] }, passed: 0, failed: 0 },
  ])("$title", ({ report, passed, failed }) => {
    expect(totalsOf(report)).toEqual({ passed, failed });
  });

  test.each([undefined, null, [], {}, { testResults: [{}] }])("refuses what is no report: %j", (report) => {
    expect(() => totalsOf(report)).toThrow("not a report");
  });

  test("adds up", () => {
    expect(
      sumOf([
        { passed: 2, failed: 0 },
        { passed: 3, failed: 1 },
      ]),
    ).toEqual({ passed: 5, failed: 1 });
    expect(sumOf([])).toEqual({ passed: 0, failed: 0 });
  });
});
