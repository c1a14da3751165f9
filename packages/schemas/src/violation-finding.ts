import { finding, type Finding, kinds, type Place } from "@meshwright/findings";
import type { KnownKind } from "./schema-store.ts";
import type { Problem, Violation } from "./violation.ts";

/** At most this many values are listed. */
const most = 12;

const oneOf = (valid: readonly (string | number | boolean)[]): string => {
  const [only, ...others] = valid;
  if (others.length === 0) return `it must be ${only}`;
  const rest = valid.length > most ? ` and ${valid.length - most} more` : "";
  return `it must be one of ${valid.slice(0, most).join(", ")}${rest}`;
};

/** The words for a problem that is one of a value; undefined for the problems that have findings of their own. */
function valueProblem(problem: Problem): string | undefined {
  switch (problem.kind) {
    case "wrong-type":
      return `it must be ${problem.wanted}`;
    case "wrong-form":
      return `it must be ${problem.wants}`;
    case "not-one-of":
      return oneOf(problem.valid);
    case "excluded":
      return `${problem.field} cannot stand beside ${problem.by}; keep one of the two`;
    case "more":
      return `${problem.count} more things are wrong with the object; correct the listed ones first`;
    default:
      return undefined;
  }
}

/** A violation as a finding. The place is that of the object; a place in an object gets the violation's pointer. */
export function violationFinding(place: Place, { pointer, problem }: Violation, { kind, source }: KnownKind): Finding {
  const at: Place = place.in === "object" ? { ...place, pointer } : place;
  switch (problem.kind) {
    case "unknown-field":
      return finding(kinds.unknownField, at, { ...problem, kind, source });
    case "missing-field":
      return finding(kinds.missingField, at, { field: problem.field, kind });
    case "model":
      return finding(kinds.refusedByModel, at, { kind, source, message: problem.message });
    default:
      return finding(kinds.wrongValue, at, { kind, problem: valueProblem(problem) ?? "" });
  }
}
