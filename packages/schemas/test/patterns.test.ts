import { expect, test } from "vitest";
import { cronPattern } from "../src/generate/restored/cron.ts";
import { schemaFiles } from "../src/generate/schema-files.ts";

const patterns = [
  ...new Set(
    [...schemaFiles().values()].flatMap((text) => [...text.matchAll(/"pattern": (".*")/g)].map(([, one = ""]) => one)),
  ),
]
  .map((text): string => JSON.parse(text))
  .toSorted();

test.each(patterns)("%s answers in time that does not explode", (pattern) => {
  const regexp = new RegExp(pattern, "u");
  const start = performance.now();
  for (const part of ["a", "0", "a.", "a-", "0h", "*/1,", "1,", "-", "A/", "9.", "[0]", "a:", " ", "=\n"]) {
    for (const end of ["", "!", "\u0000"]) regexp.test(part.repeat(20_000 / part.length) + end);
  }
  expect(performance.now() - start).toBeLessThan(1_000);
});

test.each([
  ["* * * * *", true],
  ["0 0 1 1 0", true],
  ["*/5 0-23/2 ? JAN,mar-MAY sun", true],
  ["@daily", true],
  ["@every 1h30m", true],
  ["00 07 * * *", true],
  ["60 * * * *", false],
  ["* 24 * * *", false],
  ["* * 0 * *", false],
  ["* * * 13 *", false],
  ["* * * * 7", false],
  ["* * * *", false],
  ["* * * * * *", false],
  ["*/0 * * * *", false],
  ["TZ=UTC * * * * *", false],
  ["@fortnightly", false],
  ["", false],
])("the schedule %j is one: %j", (schedule, isOne) => {
  expect(new RegExp(cronPattern, "u").test(schedule)).toBe(isOne);
});
