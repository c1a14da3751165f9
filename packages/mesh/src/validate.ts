import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { Resource } from "@meshwright/inventory";
import { placeIn } from "@meshwright/inventory";
import type { Body } from "@meshwright/model";
import type { Schemas, Violation } from "@meshwright/schemas";
import { violationFinding } from "@meshwright/schemas";

export type Validate = (resource: Resource) => readonly Finding[];

/**
 * Says in which ways an object breaks the schema of its kind; a kind without schema is told, for it was not checked. What
 * is one body in many places, because their files are the same, is judged once.
 */
export function validator(schemas: Schemas): Validate {
  const judged = new WeakMap<Body, readonly Violation[]>();
  return (resource) => {
    const { ref, body } = resource;
    const known = schemas.find(body);
    if (known === undefined) {
      const nearest = schemas.nearest(body);
      return [
        finding(kinds.noSchema, placeIn(resource, "/kind"), { apiVersion: ref.apiVersion, kind: ref.kind, nearest }),
      ];
    }
    const violations = judged.get(body) ?? schemas.validate(body) ?? [];
    judged.set(body, violations);
    return violations.map((violation) => violationFinding(placeIn(resource), violation, known));
  };
}

/** Numbers for bodies, so that sets of them can be compared. */
const numbers = new WeakMap<Body, number>();
let known = 0;

const setKey = (crds: readonly Body[]): string =>
  crds
    .map((crd) => {
      const number = numbers.get(crd) ?? (known += 1);
      numbers.set(crd, number);
      return number;
    })
    .join(" ");

/**
 * Validators that know the CRDs of a cluster's rendered charts. Most clusters have the same set, for which there is one
 * validator. The schemas were loaded with what compiles, where any set is not empty.
 */
export function validatorsWith(schemas: Schemas): (crds: readonly Body[]) => Validate {
  const made = new Map<string, Validate>();
  return (crds) => {
    const key = setKey(crds);
    const validate = made.get(key) ?? validator(crds.length === 0 ? schemas : schemas.withCrds(crds));
    made.set(key, validate);
    return validate;
  };
}
