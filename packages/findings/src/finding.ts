import type { ResourceRef } from "@meshwright/model";
import { refKey } from "@meshwright/model";

/** `error` stops a render; `warning` and `info` are told. */
export type Level = "error" | "warning" | "info";

/** A place in the fleet. `line` and `column` count from 1; a fleet made in code has neither. */
export interface FleetPlace {
  readonly in: "fleet";
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** The keys that lead to it within the file; empty for the file as a whole. */
  readonly keyPath: readonly (string | number)[];
}

/** A place in a rendered object. */
export interface ObjectPlace {
  readonly in: "object";
  readonly cluster: string;
  readonly ref: ResourceRef;
  /** RFC 6901. */
  readonly pointer: string;
  /** Where the object lies or will lie, relative to where the tool was started; absent where nothing is known of files. */
  readonly file?: string;
}

/** A file of the tree, or of the machine, relative to where the tool was started. */
export interface FilePlace {
  readonly in: "file";
  readonly file: string;
  /** Counts from 1; absent for the file as a whole. */
  readonly line?: number;
  readonly column?: number;
}

/** A component or unit of a cluster while it is being put in order. */
export interface UnitPlace {
  readonly in: "unit";
  readonly cluster: string;
  readonly unit: string;
}

/** What a person said on the command line, or in answer to a question: `--region`, `--cluster harbour-a region`. */
export interface AnswerPlace {
  readonly in: "answer";
  readonly answer: string;
}

export type Place = FleetPlace | ObjectPlace | FilePlace | UnitPlace | AnswerPlace;

/** One thing that is wrong or risky. */
export interface Finding {
  readonly code: string;
  readonly level: Level;
  /** What is wrong, here, and what to do. One or two sentences. */
  readonly message: string;
  readonly place: Place;
}

/** `a.b[0].c`, the way people write key paths. */
export const keyPathText = (keyPath: readonly (string | number)[]): string =>
  keyPath.map((key, index) => (typeof key === "number" ? `[${key}]` : index === 0 ? key : `.${key}`)).join("");

const positionText = ({ file, line, column }: Omit<FilePlace, "in">): string =>
  [file, line, column].filter((part) => part !== undefined).join(":");

/** `fleet/mesh.yaml:12:3 certificateAuthority.roots[0]`: how a place is written in one line. */
export function placeText(place: Place): string {
  switch (place.in) {
    case "fleet":
      return [positionText(place), keyPathText(place.keyPath)].filter((part) => part !== "").join(" ");
    case "object":
      return `${place.file ?? place.cluster} ${refKey(place.ref)}${place.pointer === "" ? "" : ` ${place.pointer}`}`;
    case "file":
      return positionText(place);
    case "unit":
      return `${place.cluster} ${place.unit}`;
    case "answer":
      return place.answer;
  }
}

/** `place: level MW0001: message`. */
export const findingLine = ({ code, level, message, place }: Finding): string =>
  `${placeText(place)}: ${level} ${code}: ${message}`;

const sortKey = ({ place, code, message }: Finding): readonly (string | number)[] =>
  place.in === "fleet" || place.in === "file"
    ? [place.file, place.line ?? 0, place.column ?? 0, code, message]
    : [placeText(place), 0, 0, code, message];

/** The one order in which findings are shown: by file, line, column, code. */
export function compareFindings(left: Finding, right: Finding): number {
  const a = sortKey(left);
  const b = sortKey(right);
  const index = a.findIndex((part, at) => part !== b[at]);
  if (index < 0) return 0;
  return (a[index] ?? "") < (b[index] ?? "") ? -1 : 1;
}

/** True where one of them stops what was meant to be done. */
export const hasErrors = (findings: readonly Finding[]): boolean => findings.some(({ level }) => level === "error");
