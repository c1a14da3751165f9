import type { Release } from "@meshwright/inventory";
import { at, textAt } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import { releasePairs } from "../machinery/release-pairs.ts";
import { causeOfValues, keysOf, valueChanges } from "../machinery/value-changes.ts";
import { listed } from "../mesh/listed.ts";
import type { Said } from "../rule.ts";
import { facesInternet, isInternal, isOpen, rangesAt } from "./openings.ts";

/** What of a chart's values is about the Service in front of it: values.yaml of the chart gateway of Istio, and of many others. */
const about: ReadonlySet<string> = new Set([
  "type",
  "annotations",
  "loadBalancerSourceRanges",
  "externalIPs",
  "loadBalancerIP",
]);

/** From where the Service of a chart is reached. */
interface Door {
  readonly isOpen: boolean;
  readonly isPublic: boolean;
  readonly words: string;
}

function doorOf({ chart, values }: Release): Door {
  const service = at(values, "service");
  const type = textAt(service, "type") ?? (chart === "gateway" ? "LoadBalancer" : "ClusterIP");
  const annotations = at(service, "annotations");
  const isNear = isInternal(annotations);
  const ranges = rangesAt(service);
  const isBounded = ranges.length > 0 && !ranges.includes("0.0.0.0/0");
  const from = isNear ? "internal" : facesInternet(annotations) ? "facing the internet" : "";
  return {
    isOpen: isOpen(type),
    isPublic: isOpen(type) && !isNear && !isBounded,
    words: [type, from, ranges.length === 0 ? "" : `for ${listed(ranges)}`].filter((one) => one !== "").join(", "),
  };
}

/** Services of charts by reference that come to be reached from elsewhere. */
export const releaseOpenings = (delta: ClusterDelta): readonly Said[] =>
  releasePairs(delta).flatMap((pair): readonly Said[] => {
    const within = valueChanges(pair).filter((one) => {
      const [first, second] = keysOf(one);
      return first === "service" && (second === undefined || about.has(second));
    });
    if (within.length === 0) return [];
    const [was, is] = [doorOf(pair.before), doorOf(pair.after)];
    const { chart, name, namespace } = pair.after;
    const opens = (is.isPublic && !was.isPublic) || (is.isOpen && !was.isOpen);
    return [
      {
        risk: opens ? "stop" : "careful",
        says: `The Service of the Helm chart ${chart} (${namespace}/${name}) is made otherwise: ${was.words === is.words ? "its annotations or addresses change" : `from ${was.words} to ${is.words}`}.${opens ? " It can then be reached from outside of the networks that reach it now." : ""}`,
        ...(opens
          ? { beforeMerging: "Confirm who is to reach it, and look at the security groups in front of it." }
          : {
              afterMerging:
                "See that those who call it still reach it: its load balancer may be made anew, with other addresses.",
            }),
        causes: [causeOfValues(pair, within)],
      },
    ];
  });
