import { unknownHook } from "./hooks.ts";

/**
 * helm leaves out objects with a hook that it does not know, Helm 2's `crd-install` among them, and only says so.
 * https://github.com/helm/helm/blob/main/pkg/release/v1/util/manifest_sorter.go
 */
const skipped = /skipping unknown hooks?\W+(?:hookTypes=\W*)?([a-z, -]{0,80})/gi;

const mark = "# helm left out: ";

/** What helm printed, and as comments what it said that it left out: one text, which can be kept. */
export function outputText(stdout: string, stderr: string): string {
  const hooks = new Set(Array.from(stderr.matchAll(skipped), ([, name = ""]) => name.trim()));
  return hooks.size === 0 ? stdout : `${stdout}\n---\n${[...hooks].map((hook) => `${mark}${hook}\n`).join("")}`;
}

/** What is wrong with hooks that helm left out. */
export const leftOut = (text: string): readonly string[] =>
  text.includes(mark)
    ? text.split("\n").flatMap((line) => (line.startsWith(mark) ? [unknownHook(line.slice(mark.length))] : []))
    : [];
