/** What the test runner's own reports add up to. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
  /** Titles of tests that were not run, such as those that need a program which is not on the machine. */
  readonly notRun: readonly string[];
}

interface FileReport {
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string; readonly title: string }[];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const isFileReport = (value: unknown): value is FileReport =>
  isRecord(value) &&
  typeof value["status"] === "string" &&
  Array.isArray(value["assertionResults"]) &&
  value["assertionResults"].every(
    (result) => isRecord(result) && typeof result["status"] === "string" && typeof result["title"] === "string",
  );

/** Counts one JSON report of vitest. A file that fails without a failing test (it does not load) counts as one failure. */
export function totalsOf(report: unknown): Totals {
  if (!isRecord(report) || !Array.isArray(report["testResults"]) || !report["testResults"].every(isFileReport))
    throw new Error("not a report of vitest");
  const files: readonly FileReport[] = report["testResults"];
  const count = ({ assertionResults }: FileReport, status: string): number =>
    assertionResults.filter((result) => result.status === status).length;
  const passed = files.reduce((sum, file) => sum + count(file, "passed"), 0);
  const failed = files.reduce(
    (sum, file) => sum + Math.max(count(file, "failed"), file.status === "failed" ? 1 : 0),
    0,
  );
  const notRun = files.flatMap(({ assertionResults }) =>
    assertionResults.flatMap(({ status, title }) => (status === "passed" || status === "failed" ? [] : [title])),
  );
  return { passed, failed: Math.max(failed, report["success"] === false ? 1 : 0), notRun };
}

/** Adds up several reports. */
export const sumOf = (totals: readonly Totals[]): Totals => ({
  passed: totals.reduce((sum, each) => sum + each.passed, 0),
  failed: totals.reduce((sum, each) => sum + each.failed, 0),
  notRun: totals.flatMap(({ notRun }) => notRun),
});

/** Titles that are named; the others are counted. */
const most = 5;

/** What is said of tests that were not run: nobody is to take them for passed. Empty where all were. */
export function notRunText({ notRun }: Totals): string {
  if (notRun.length === 0) return "";
  const more = notRun.length > most ? [`and ${notRun.length - most} more`] : [];
  return ["NOT RUN", ...[...notRun.slice(0, most), ...more].map((title) => `  ${title}`), ""].join("\n");
}
