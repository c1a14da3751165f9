import type { Noise } from "./noise.ts";

/** `checksum/config`: https://helm.sh/docs/howto/charts_tips_and_tricks/#automatically-roll-deployments */
const checksum = /(?:^|[./-])(?:checksum|config-?hash|sha256)(?:$|[/-])/i;
const digest = /^(?:sha256:)?[0-9a-f]{8,64}$/;

export const checksums: Noise = {
  name: "checksums",
  reason: "annotations with a checksum of something else",
  covers(change) {
    const [above, last] = change.path.slice(-2);
    if (above === undefined || !("key" in above) || above.key !== "annotations") return false;
    if (last === undefined || !("key" in last) || !checksum.test(last.key)) return false;
    const values = [...("before" in change ? [change.before] : []), ...("after" in change ? [change.after] : [])];
    return values.every((value) => typeof value === "string" && digest.test(value));
  },
};
