import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli } from "../fake-context.ts";
import { remove, repository, scratchFolder } from "../sample-fleets.ts";
import { beginRepository, editOf, makeBranch } from "./branches.ts";
import { reviews } from "./edits.ts";
import { indexPage, reviewPage } from "./page.ts";

const folder = join(repository, "docs/reviews");
let root = "";

beforeAll(() => {
  root = scratchFolder("reviews");
  beginRepository(root);
});
afterAll(() => remove(root));

// `pnpm reviews` writes the pages anew.
describe("the gallery of reviews", () => {
  test.each(reviews)("$name", async (review) => {
    const base = await makeBranch(root, review);
    const args = ["diff", base, review.name, "--format", "markdown"];
    const { exitCode, stdout, stderr } = await runCli(args, { cwd: root });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const page = reviewPage(review, editOf(root, base, review), stdout);
    await expect(page).toMatchFileSnapshot(join(folder, `${review.name}.md`));
  });

  test("has an index", async () => {
    await expect(indexPage(reviews)).toMatchFileSnapshot(join(folder, "README.md"));
  });

  test("has no page that nothing makes", () => {
    const names = reviews.map(({ name }) => `${name}.md`);
    expect(["README.md", ...names]).toEqual(expect.arrayContaining(readdirSync(folder)));
  });
});
