import type { Report } from "@meshwright/diff";

/** For a pull request. */
export const diffMarkdown = ({ effects }: Report, _options: { readonly all: boolean }): string =>
  [
    "# Review",
    "",
    ...effects.map(({ one, clusters }) => `- **${one.risk}** ${one.says} (${clusters.join(", ")})`),
    "",
  ].join("\n");
