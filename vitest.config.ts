import { defineConfig } from "vitest/config";

// The same for the repository's own tests and for those of every package (`--config ../../vitest.config.ts`).
// The JSON report, `.vitest/json/output.json`, is what `mw test` counts.
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    reporters: ["default", "json"],
    passWithNoTests: true,
    // A hook that renders a whole fleet takes as long as a test that does; of a machine with two slow cores both take their time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // By default one core is left alone, and of two that is half; packages are waited for one after the other in the end.
    maxWorkers: "100%",
  },
});
