import type { Finding } from "@meshwright/findings";
import type * as z from "zod";
import type { KeyPath, Source } from "@meshwright/reading";
import { issueFindings } from "./issue-finding.ts";

/** What is known of a value of which parts may be wrong: those are absent. Defaults are filled in where nothing is wrong. */
export type Known<T> = T extends readonly (infer Item)[]
  ? readonly (Known<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Known<T[Key]> }
    : T;

export interface Parsed<T> {
  /** The whole value; absent when anything is wrong with it. */
  readonly value?: T;
  readonly known: Known<T>;
  readonly broken: readonly KeyPath[];
  readonly findings: readonly Finding[];
}

/** Parses data by a schema, and keeps what is right of data that is partly wrong, so that other checks can go on. */
export function parseKnown<T>(schema: z.ZodType<T>, data: unknown, source: Source): Parsed<T> {
  const payload = schema._zod.run({ value: data, issues: [] }, { async: false });
  if (payload instanceof Promise) throw new Error("a schema of the fleet must not be asynchronous");
  if (payload.issues.length === 0) {
    const value = payload.value as T; // oxlint-disable-line typescript/no-unsafe-type-assertion -- the schema found nothing wrong
    return { value, known: value as Known<T>, broken: [], findings: [] }; // oxlint-disable-line typescript/no-unsafe-type-assertion -- every T is a Known<T>
  }
  const { findings, broken } = issueFindings(payload.issues, data, source);
  const known: unknown = structuredClone(payload.value);
  for (const keyPath of broken) remove(known, keyPath);
  const isUnknown =
    typeof known !== "object" || known === null || Array.isArray(known) || broken.some(({ length }) => length === 0);
  return { known: (isUnknown ? {} : known) as Known<T>, broken, findings }; // oxlint-disable-line typescript/no-unsafe-type-assertion -- what the schema refused has been removed
}

/** Takes a value out. Items of lists leave a gap, so that the others keep their index. */
function remove(value: unknown, [key, ...rest]: KeyPath): void {
  if (key === undefined || typeof value !== "object" || value === null) return;
  if (rest.length > 0) remove(Reflect.get(value, key), rest);
  else if (Array.isArray(value)) Reflect.set(value, key, undefined);
  else Reflect.deleteProperty(value, key);
}
