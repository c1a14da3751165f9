import type { Review } from "./edits.ts";

/** A page of the gallery: who asks for what, what is edited, and the comment that reviewers get. */
export const reviewPage = ({ title, about, given, tree }: Review, edit: string, markdown: string): string =>
  [
    `# ${title}`,
    "",
    about,
    "",
    `${tree === undefined ? "The edit of the fleet" : "The edit of the tree"}${given === undefined ? "" : ", where the sample is changed so far that there is something to edit"}:`,
    "",
    "```diff",
    edit.trimEnd(),
    "```",
    "",
    tree === undefined
      ? "Then `./mw render`. What follows is the comment under the pull request."
      : "What follows is the comment under the pull request.",
    "",
    "---",
    "",
    markdown.trimEnd(),
    "",
  ].join("\n");

/** The list of the pages. */
export const indexPage = (reviews: readonly Review[]): string =>
  [
    "# What reviewers see",
    "",
    "Pull requests as they come up in the life of a mesh, made on the sample fleet of this repository: what its author edits, and",
    "the comment that `./mw diff --format markdown` writes under it. The pages are made by `pnpm reviews` and compared in CI, so",
    "they say what the tool says today.",
    "",
    ...reviews.map(({ name, title, about }) => `- [${title}](${name}.md): ${about}`),
    "",
  ].join("\n");
