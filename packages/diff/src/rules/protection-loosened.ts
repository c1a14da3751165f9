import { admissionEffects, podSecurityEffects, projectEffects, tokenEffects } from "../protection/admission.ts";
import { doorEffects } from "../protection/doors.ts";
import { podFreedomEffects } from "../protection/pod-freedom.ts";
import type { Rule } from "../rule.ts";

export const protectionLoosened: Rule = {
  name: "protection-loosened",
  heading: "What keeps pods and deliveries in bounds changes",
  summary:
    "Admission policies, Pod Security, the confinement of pods or the projects of Argo CD let through more or less",
  risks: ["stop", "careful", "routine"],
  *run(delta) {
    yield* admissionEffects(delta);
    yield* podSecurityEffects(delta);
    yield* podFreedomEffects(delta);
    yield* projectEffects(delta);
    yield* tokenEffects(delta);
    yield* doorEffects(delta);
  },
};
