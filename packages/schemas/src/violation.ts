/** What is wrong with a value. No problem holds anything of the value itself: it may be a secret. */
export type Problem =
  | {
      readonly kind: "unknown-field";
      readonly field: string;
      /** The known field that is most likely meant. */
      readonly nearest?: string;
      readonly known: readonly string[];
    }
  | { readonly kind: "missing-field"; readonly field: string }
  /** `wanted` and `wants` are words for people: "a port from 1 to 65535". */
  | { readonly kind: "wrong-type"; readonly wanted: string }
  | { readonly kind: "not-one-of"; readonly valid: readonly (string | number | boolean)[] }
  | { readonly kind: "wrong-form"; readonly wants: string }
  /** Two fields of which an object may have one. */
  | { readonly kind: "excluded"; readonly field: string; readonly by: string }
  /** What the model's own validator says. */
  | { readonly kind: "model"; readonly message: string }
  /** More is wrong with the object than is listed. */
  | { readonly kind: "more"; readonly count: number };

/** One way in which a body breaks its schema. */
export interface Violation {
  /** RFC 6901: of the value that is wrong, of the unknown field itself, or of the object that misses a field. */
  readonly pointer: string;
  readonly problem: Problem;
}

/** An object with everything wrong is not better understood by all of it. */
const most = 20;

const sortKey = ({ pointer, problem }: Violation): string => `${pointer}\n${problem.kind}\n${JSON.stringify(problem)}`;

/** Sorted by pointer, each once, and at most twenty; the last one counts the rest. */
export function listed(violations: readonly Violation[]): readonly Violation[] {
  const unique = [...new Map(violations.map((one) => [sortKey(one), one])).entries()]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([, one]) => one);
  return unique.length <= most
    ? unique
    : [...unique.slice(0, most), { pointer: "", problem: { kind: "more", count: unique.length - most } }];
}
