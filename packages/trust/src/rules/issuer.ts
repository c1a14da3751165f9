import { kinds } from "@meshwright/findings";
import { durationText } from "../duration-text.ts";
import type { TrustRule } from "../trust-rule.ts";
import { problem } from "../trust-rule.ts";

const section = "certificateAuthority";

export const signsCa: TrustRule = {
  name: "signs-ca",
  summary: "Every issuer can sign a CA",
  *run({ clusters, capabilities }) {
    if (capabilities.signsCa !== "no") return;
    yield problem(kinds.cannotSignCa, { clusters, keyPath: [section, "issuer"] }, (all) => ({ clusters: all }));
  },
};

export const honouredNameConstraints: TrustRule = {
  name: "honoured-name-constraints",
  summary: "Name constraints are asked only of issuers that copy them",
  *run({ clusters, capabilities, certificateAuthority }) {
    if (certificateAuthority.nameConstraints === undefined || capabilities.honoursNameConstraints) return;
    yield problem(kinds.ignoredNameConstraints, { clusters, keyPath: [section, "nameConstraints"] }, (all) => ({
      clusters: all,
    }));
  },
};

export const grantedDuration: TrustRule = {
  name: "granted-duration",
  summary: "An intermediate lives neither shorter nor longer than its issuer gives",
  *run({ clusters, capabilities, certificateAuthority: { duration } }) {
    const { shortestDuration: shortest = 0, longestDuration: longest = Infinity } = capabilities;
    const outside = (is: "shortest" | "longest", limit: number) =>
      problem(kinds.durationOutside, { clusters, keyPath: [section, "duration"] }, (all) => ({
        clusters: all,
        limit: durationText(limit),
        is,
      }));
    if (duration < shortest) yield outside("shortest", shortest);
    if (duration > longest) yield outside("longest", longest);
  },
};
