export type { KeyPath, Source } from "./source.ts";
export type { Secret } from "./secrets.ts";
export type { YamlFile } from "./yaml-file.ts";
export { secretsIn } from "./secrets.ts";
export { fileSource, partSource } from "./source.ts";
export { decode, positionAt } from "./text.ts";
export { parseYamlFile } from "./yaml-file.ts";
export { isPlainKey } from "./yaml-source.ts";
