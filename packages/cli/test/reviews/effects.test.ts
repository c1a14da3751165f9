import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { rules as ordinary, unjudged } from "@meshwright/diff";
import { describe, expect, test } from "vitest";
import { repository } from "../sample-fleets.ts";

const folder = join(repository, "docs/effects");

/** With what is said where none of them knows anything. */
const rules = [...ordinary, unjudged];

const index = `# What the review says

\`./mw diff\` says what changes of the tree do to the mesh. Each kind of effect has a page: what it means, why it matters, what to look at.
A change that no rule understands is reported as such, and is \`careful\`: silence is never a pass. How they read in a pull request
is shown in the [gallery](../reviews/README.md).

| risk | means |
|---|---|
| \`stop\` | an outage, a security hole or a failing apply is likely, or it cannot be undone: somebody must confirm it |
| \`careful\` | something restarts or behaves otherwise: read it before it is merged |
| \`routine\` | nothing to do |

| effect | what it looks for | risks |
|---|---|---|
${rules.map(({ name, heading, summary, risks }) => `| [${heading}](${name}.md) | ${summary} | ${risks.map((risk) => `\`${risk}\``).join(", ")} |`).join("\n")}
`;

describe("the rules of the review", () => {
  test("have a page each, and no page is without its rule", () => {
    const pages = globSync("*.md", { cwd: folder }).map((page) => basename(page, ".md"));
    expect(pages.filter((page) => page !== "README").toSorted()).toEqual(rules.map(({ name }) => name).toSorted());
  });

  test.each(rules)("$name has its heading on its page", ({ name, heading }) => {
    expect(readFileSync(join(folder, `${name}.md`), "utf8").split("\n")[0]).toBe(`# ${heading}`);
  });

  test("are listed with their risks", async () => {
    await expect(index).toMatchFileSnapshot(join(folder, "README.md"));
  });
});
