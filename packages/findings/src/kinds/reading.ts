import { kind } from "../kind.ts";

// Of files, folders and the form of what is in them.

export const unreadable = kind("MW0001", "error", "A file or folder cannot be read", (a: { what: string }) => a.what);

export const noFleet = kind(
  "MW0002",
  "error",
  "There is no fleet",
  (a: { looked: string }) =>
    `No fleet is at ${a.looked}. Make a folder fleet/ with a mesh.yaml, or a file fleet.ts, or name another place.`,
);

export const twoFleets = kind(
  "MW0003",
  "error",
  "There are two fleets",
  (a: { other: string }) => `The fleet is described here and in ${a.other}. Keep one of the two.`,
);

export const strayFile = kind(
  "MW0004",
  "error",
  "A file of the fleet is read by nobody",
  (a: { advice: string }) => `Nothing reads this file. ${a.advice}`,
);

export const missingFile = kind(
  "MW0005",
  "error",
  "A file of the fleet is missing",
  (a: { file: string }) => `The fleet has no ${a.file}. Add it.`,
);

export const invalidYaml = kind(
  "MW0006",
  "error",
  "A file is not YAML",
  (a: { problem: string }) => `This is not YAML: ${a.problem}.`,
);

export const duplicateKey = kind(
  "MW0007",
  "error",
  "A key stands twice in one map",
  (a: { key: string; line: number }) =>
    `The key ${a.key} stands in this map already, in line ${a.line}. Remove one of the two.`,
);

export const yamlFeature = kind(
  "MW0008",
  "error",
  "A feature of YAML that a fleet does not use",
  (a: { feature: string }) => `No ${a.feature} are used here: a reader must see the value at its place. Write it out.`,
);

export const documentCount = kind(
  "MW0009",
  "error",
  "A file holds no document, or several",
  (a: { problem: string }) => `${a.problem} A file holds one document here.`,
);

export const badEncoding = kind(
  "MW0010",
  "error",
  "A file is not UTF-8 text",
  (_: object) => "The file is not UTF-8 text. Save it as UTF-8.",
);

export const tooLarge = kind(
  "MW0011",
  "error",
  "A file is too large",
  (a: { limit: string }) => `The file is larger than ${a.limit}, more than a file here can need. Is it the right file?`,
);

export const outsideFolder = kind(
  "MW0012",
  "error",
  "A link leads out of the fleet",
  (a: { advice: string }) => `A fleet is read from its own folder only, so that a review sees all of it. ${a.advice}`,
);

export const unknownKey = kind(
  "MW0013",
  "error",
  "An unknown key",
  (a: { key: string; nearest?: string; valid: readonly string[] }) =>
    a.nearest === undefined
      ? `There is no key ${a.key} here. Valid keys: ${a.valid.join(", ")}.`
      : `There is no key ${a.key} here. Did you mean ${a.nearest}?`,
);

export const missingKey = kind(
  "MW0014",
  "error",
  "A key is missing",
  (a: { key: string; help: string }) => `The key ${a.key} is missing. ${a.help}`,
);

export const wrongType = kind(
  "MW0015",
  "error",
  "A value of the wrong type",
  (a: { wanted: string }) => `This must be ${a.wanted}.`,
);

export const unquoted = kind(
  "MW0016",
  "error",
  "A text that YAML reads as something else",
  (a: { written: string; read: string }) =>
    `YAML reads this as ${a.read}, but a text is wanted. Put it in quotes: "${a.written}".`,
);

export const notOneOf = kind(
  "MW0017",
  "error",
  "A value that is not one of the allowed",
  (a: { valid: readonly string[]; nearest?: string }) =>
    a.nearest === undefined
      ? `This must be one of: ${a.valid.join(", ")}.`
      : `This must be one of: ${a.valid.join(", ")}. Did you mean ${a.nearest}?`,
);

export const wrongForm = kind("MW0018", "error", "A value of the wrong form", (a: { wants: string }) => a.wants);

export const badName = kind(
  "MW0019",
  "error",
  "A name that Kubernetes or Istio refuses",
  (a: { wants: string }) => a.wants,
);

export const badModule = kind(
  "MW0020",
  "error",
  "A fleet made in code cannot be used",
  (a: { problem: string }) => a.problem,
);
