import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { Resource } from "@meshwright/inventory";
import { placeIn } from "@meshwright/inventory";
import type { Body } from "@meshwright/model";
import type { Schemas, Violation } from "@meshwright/schemas";
import { violationFinding } from "@meshwright/schemas";

/**
 * Says in which ways an object breaks the schema of its kind; a kind without schema is told, for it was not checked. What
 * is one body in many places, because their files are the same, is judged once.
 */
export function validator(schemas: Schemas): (resource: Resource) => readonly Finding[] {
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
