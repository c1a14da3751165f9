import type { Finding } from "@meshwright/findings";
import { kinds, placeText } from "@meshwright/findings";
import type { Cause } from "./network-causes.ts";

/** What the walk of packets found: told as causes, with all that they stop. */
const ofWalk: ReadonlySet<string> = new Set(
  [kinds.blockedWay, kinds.flatImpossible, kinds.blockedAtHome, kinds.unknownWay].map(({ code }) => code),
);

/** Those that no cause tells. */
export const otherFindings = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ code }) => !ofWalk.has(code));

/** `fleet/clusters/dublin.yaml:14:5 vpc.routeTables[0], MW5011`: where the fleet says it, or would have to. */
export function placesOf({ stop }: Cause, findings: readonly Finding[]): readonly string[] {
  const found = findings.filter(
    ({ code, message }) => ofWalk.has(code) && message.toLowerCase().startsWith(stop.words.toLowerCase()),
  );
  return [...new Set(found.map(({ code, place }) => `${placeText(place)}, ${code}`))];
}
