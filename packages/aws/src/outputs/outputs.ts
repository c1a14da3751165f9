import type * as z from "zod";
import type { calls } from "./call.ts";

/** One thing that AWS has told of, and the file that says so. */
export interface Told<T> {
  readonly file: string;
  readonly data: T;
}

/** What a folder of outputs tells, by the call and the id of the thing. */
export type Outputs = { readonly [Name in OutputName]: ReadonlyMap<string, Told<Data<Name>>> } & {
  /** The files that hold an output of a call; also those that tell of nothing. */
  readonly filesOf: (name: OutputName) => readonly string[];
};

export type OutputName = keyof typeof calls;
export type Data<Name extends OutputName> = z.output<(typeof calls)[Name]["shape"]>;
