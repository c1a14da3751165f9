import { unknownHook } from "./hooks.ts";

/**
 * helm leaves out objects with a hook that it does not know, Helm 2's `crd-install` among them, and only says so.
 * https://github.com/helm/helm/blob/main/pkg/release/v1/util/manifest_sorter.go
 */
const skipped = /skipping unknown hooks?\W+(?:hookTypes=\W*)?([a-z, -]{0,80})/gi;

/** What is wrong with hooks that helm left out, by what it said. */
export const leftOut = (said: string): readonly string[] => [
  ...new Set(Array.from(said.matchAll(skipped), ([, name = ""]) => unknownHook(name.trim()))),
];
