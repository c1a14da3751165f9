import { kind } from "../kind.ts";

// Of what objects look like: schemas, and the models' own validators.

/** At most this many fields are listed; more would hide the rest of the line. */
const shown = (fields: readonly string[]): string =>
  fields.length > 12 ? `${fields.slice(0, 12).join(", ")} and ${fields.length - 12} more` : fields.join(", ");

export const unknownField = kind(
  "MW4001",
  "error",
  "A field that the kind does not have",
  (a: { field: string; kind: string; source: string; nearest?: string; known: readonly string[] }) => {
    const hint =
      a.nearest === undefined
        ? a.known.length === 0
          ? "nothing may stand there"
          : `known there: ${shown(a.known)}`
        : `did you mean ${a.nearest}?`;
    return `${a.kind} has no field ${a.field} here, says ${a.source}; ${hint}`;
  },
);

export const missingField = kind(
  "MW4002",
  "error",
  "A required field that is missing",
  (a: { field: string; kind: string }) => `${a.kind} needs the field ${a.field} here. Add it.`,
);

export const wrongValue = kind(
  "MW4003",
  "error",
  "A value that the kind does not take",
  (a: { kind: string; problem: string }) => `${a.kind} does not take this value: ${a.problem}.`,
);

export const noSchema = kind(
  "MW4004",
  "error",
  "A kind that has no schema",
  (a: { apiVersion: string; kind: string; nearest?: string }) =>
    `${a.apiVersion} ${a.kind} could not be checked: no schema of it is known. ${
      a.nearest === undefined ? "Check apiVersion and kind" : `Did you mean ${a.nearest}?`
    }${a.nearest === undefined ? ", or add its schema." : ""}`,
);

export const notAnObject = kind(
  "MW4005",
  "error",
  "A file that holds no Kubernetes object",
  (a: { problem: string }) =>
    `This is no Kubernetes object: ${a.problem}. In a rendered tree, render again; any other file does not belong here.`,
);

export const refusedByModel = kind(
  "MW4006",
  "error",
  "A value that the kind's own validator refuses",
  (a: { kind: string; source: string; message: string }) =>
    `The validator of ${a.kind} in ${a.source} refuses this: ${a.message}.`,
);

export const brokenSchemas = kind(
  "MW4007",
  "error",
  "The schemas of Kubernetes kinds cannot be read",
  (a: { problem: string }) =>
    `No object can be checked: ${a.problem}. Bring the folder schemas/kubernetes back from git, or write it anew with ` +
    "node packages/schemas/src/write-schemas.ts.",
);
