import { templateKeys } from "@meshwright/checks";
import { at, textAt } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import { listed } from "../mesh/listed.ts";
import { resourceOf } from "../object-change.ts";
import type { Said } from "../rule.ts";
import { isWithin } from "../value/change.ts";
import { nameOf } from "../words.ts";

const prefix = "traffic.sidecar.istio.io/";

/** https://istio.io/latest/docs/reference/config/annotations/: what of a pod's traffic passes its sidecar, and what passes by. */
const settings = [
  "excludeInboundPorts",
  "excludeInterfaces",
  "excludeOutboundIPRanges",
  "excludeOutboundPorts",
  "includeInboundPorts",
  "includeOutboundIPRanges",
  "includeOutboundPorts",
];

/** Traffic that goes by a sidecar, or no longer does. */
export function* bypassEffects({ changes }: ClusterDelta): Generator<Said> {
  for (const change of changes) {
    const keys = templateKeys(resourceOf(change));
    if (change.how !== "changed" || keys === undefined) continue;
    const way = [...keys, "metadata", "annotations"];
    const within = change.changes.filter((one) => isWithin(one, ...way));
    const words = (setting: string): readonly string[] =>
      [change.before, change.after].map((side) => textAt(at(side?.body, ...way), `${prefix}${setting}`) ?? "not set");
    const other = settings.filter((setting) => new Set(words(setting)).size > 1);
    if (other.length === 0) continue;
    const isInbound = other.some((setting) => /Inbound|Interfaces/.test(setting));
    yield {
      risk: isInbound ? "stop" : "careful",
      says: `What passes the sidecar of ${nameOf(resourceOf(change).ref)} changes: ${listed(other.map((setting) => `${setting} from ${words(setting).join(" to ")}`))}.${isInbound ? " For what comes in past it neither mTLS nor AuthorizationPolicies are enforced." : " For what goes out past it the mesh does nothing: no mTLS, no routes, no retries."}`,
      beforeMerging: "Find out which callers or hosts need it. Only NetworkPolicies still hold for them.",
      causes: [
        causeOf(
          change,
          within.filter(
            ({ path }) =>
              path.length === way.length || path.some((step) => "key" in step && step.key.startsWith(prefix)),
          ),
        ),
      ],
    };
  }
}
