import type { AccessDocuments } from "./document.ts";

/** The page that lies beside the documents: what each is, and how it is applied. */
export function accessReadme(title: string, { documents, notes }: AccessDocuments): string {
  const sections = documents.map(({ name, title: says, where, commands }) =>
    [
      `## ${name}`,
      "",
      says,
      `Where: ${where}.`,
      ...(commands.length === 0 ? [] : ["", "```sh", ...commands, "```"]),
      "",
    ].join("\n"),
  );
  const remarks = notes.length === 0 ? [] : ["## Beside these", "", ...notes.map((note) => `- ${note}`), ""];
  return [
    `# ${title}`,
    "",
    "Rendered by meshwright; no engine delivers any of it. Apply it from this folder, or hand it to whoever may.",
    "docs/access.md of meshwright says more.",
    "",
    ...sections,
    ...remarks,
  ].join("\n");
}
