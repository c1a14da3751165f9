import { kinds } from "@meshwright/findings";
import { at, textAt } from "@meshwright/inventory";
import { apiGroup } from "@meshwright/model";
import type { Inventory } from "@meshwright/inventory";
import type { Check } from "./check.ts";
import { dangling, type ReferenceRule, referencesBy } from "./known/reference.ts";

const group = "admissionregistration.k8s.io";

const rulesOf = (kind: string, inventory: Inventory): readonly ReferenceRule[] => [
  { group, kinds: [`${kind}Binding`], way: ["spec", "policyName"], target: () => ({ group, kind }) },
  {
    group,
    kinds: [`${kind}Binding`],
    way: ["spec", "paramRef"],
    name: "name",
    target: (param, { body }) => {
      const policy = inventory.find(group, kind, textAt(body["spec"], "policyName") ?? "");
      const ofParam = at(policy?.body["spec"], "paramKind");
      const paramKind = textAt(ofParam, "kind");
      if (paramKind === undefined || textAt(param, "parameterNotFoundAction") === "Allow") return undefined;
      const namespace = textAt(param, "namespace");
      // Without a namespace it is that of the request, or the kind has none.
      const where = namespace === undefined ? undefined : { namespace };
      return where && { group: apiGroup(textAt(ofParam, "apiVersion") ?? ""), kind: paramKind, ...where };
    },
  },
];

export const danglingPolicies: Check = {
  name: "dangling-policies",
  summary: "Every admission policy that is bound is rendered, and so are its parameters",
  finds: [kinds.danglingReference],
  run: (input) =>
    dangling(
      input,
      referencesBy(
        ["ValidatingAdmissionPolicy", "MutatingAdmissionPolicy"].flatMap((kind) => rulesOf(kind, input.inventory)),
        input.inventory,
      ),
    ),
};
