import { kinds } from "@meshwright/findings";
import type { TrustRule } from "../trust-rule.ts";
import { problem } from "../trust-rule.ts";

export const someClockSkew: TrustRule = {
  name: "some-clock-skew",
  summary: "Clocks may differ a little",
  *run({ clusters, mesh }) {
    if (mesh.trust.clockSkew > 0) return;
    yield problem(kinds.noClockSkew, { clusters, keyPath: ["trust", "clockSkew"] }, () => ({}));
  },
};
