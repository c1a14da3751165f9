import { at, entriesAt, itemsAt } from "@meshwright/inventory";
import { causeOf } from "../effect.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import type { Rule } from "../rule.ts";
import { settingWords } from "../traffic/setting.ts";
import type { ValueChange } from "../value/change.ts";
import { isWithin } from "../value/change.ts";
import { enumerate, nameOf } from "../words.ts";

export const trafficChanged: Rule = {
  name: "traffic-changed",
  heading: "Requests are routed or retried otherwise",
  summary: "Timeouts, retries, routes, outlier detection, failover or limits of connections change",
  risks: ["stop", "careful"],
  *run({ changes }) {
    for (const change of changes) {
      const { ref } = resourceOf(change);
      if (change.how === "added" && ref.kind === "VirtualService" && countFaults(change.after) > 0)
        yield {
          risk: "stop",
          says: `${nameOf(ref)} is new, and has requests fail or wait on purpose.`,
          beforeMerging: seeFaults,
          afterMerging: seeTraffic(ref.kind),
          causes: [causeOf(change)],
        };
      if (change.how !== "changed" || !ref.apiVersion.startsWith("networking.istio.io/")) continue;
      const within =
        ref.kind === "VirtualService" || ref.kind === "DestinationRule" ? change.changes.filter(isTraffic) : [];
      if (within.length === 0) continue;
      const isBreaking = countFaults(change.after) > countFaults(change.before);
      yield {
        risk: isBreaking ? "stop" : "careful",
        says: `${nameOf(ref)} changes ${enumerate(within.map(settingWords), 6)}.${isBreaking ? " Requests then fail or wait on purpose." : ""}`,
        ...(isBreaking && { beforeMerging: seeFaults }),
        afterMerging: seeTraffic(ref.kind),
        causes: [causeOf(change, within)],
      };
    }
  },
};

const seeFaults = "Find out who tests what with it, until when, and that no real caller is meant.";

/** What says who is called or who sees it, and what clients speak, is told by other rules. */
const elsewhere = ["hosts", "gateways", "exportTo"];

const isTraffic = (change: ValueChange): boolean =>
  isWithin(change, "spec") &&
  !isOnlyTls(change) &&
  !elsewhere.some((key) => isWithin(change, "spec", key)) &&
  !change.path.some(
    (step) =>
      "key" in step && step.key === "tls" && change.path.some((one) => "key" in one && one.key === "trafficPolicy"),
  );

/** A trafficPolicy that comes or goes with nothing else in it. */
function isOnlyTls(change: ValueChange): boolean {
  const value = change.how === "added" ? change.after : change.how === "removed" ? change.before : undefined;
  const keys = entriesAt(value).map(([key]) => key);
  return keys.length > 0 && keys.every((key) => key === "tls");
}

/** Routes on which requests are delayed or answered with errors on purpose. */
const countFaults = (side: ObjectChange["after"]): number =>
  itemsAt(side?.body["spec"], "http").filter((route) => at(route, "fault") !== undefined).length;

const seeTraffic = (kind: string): string =>
  kind === "VirtualService"
    ? 'Compare `sum by (response_code, response_flags) (rate(istio_requests_total{reporter="source"}[5m]))` with what it was: `UT` counts what timed out, `URX` what was retried in vain. Sidecars take it up within seconds, without a restart.'
    : 'Compare `sum by (response_flags) (rate(istio_requests_total{reporter="source"}[5m]))` with what it was: `UO` counts what was over a limit, `UH` what found no pod left. Sidecars take it up within seconds, without a restart.';
