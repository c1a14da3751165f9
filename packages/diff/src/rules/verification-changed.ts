import type { Inventory, Resource } from "@meshwright/inventory";
import { at } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import { causeOf, causeWithin } from "../effect.ts";
import { membersThat } from "../mesh/members.ts";
import { podsOf } from "../mesh/pods.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import { touches } from "../value/touches.ts";
import type { Rule, Said } from "../rule.ts";
import type { ValueChange } from "../value/change.ts";
import { isWithin, pathText } from "../value/change.ts";
import { questionsChange } from "../watching/questions-change.ts";
import { isOfVerification, questionsIn, scheduleOf } from "../watching/verification.ts";
import { enumerate, nameOf } from "../words.ts";

function timesChange(change: ObjectChange, before: Resource, after: Resource): readonly Said[] {
  const isSuspended = ({ body }: Resource): boolean => at(body, "spec", "suspend") === true;
  const times = change.changes.filter((one) => isWithin(one, "spec", "schedule") || isWithin(one, "spec", "timeZone"));
  const suspended = change.changes.filter((one) => isWithin(one, "spec", "suspend"));
  return [
    ...(times.length === 0
      ? []
      : [
          {
            risk: "routine" as const,
            says: `${nameOf(after.ref)} runs at ${scheduleOf(after)} instead of ${scheduleOf(before)}.`,
            causes: [causeOf(change, times)],
          },
        ]),
    ...(suspended.length === 0 || isSuspended(before) === isSuspended(after)
      ? []
      : [
          {
            risk: isSuspended(after) ? ("careful" as const) : ("routine" as const),
            says: `${nameOf(after.ref)} ${isSuspended(after) ? "is suspended, and no longer tests" : "is no longer suspended, and tests again"} ${enumerate(questionsIn(after), 5) || "anything"}.`,
            ...(isSuspended(after) && { beforeMerging: `Say until when ${nameOf(after.ref)} is to be suspended.` }),
            causes: [causeOf(change, suspended)],
          },
        ]),
  ];
}

/** The namespaces that a Job asks about, besides its own. */
const askedAbout = (cronJob: Resource): readonly string[] =>
  [
    ...questionsIn(cronJob)
      .join(" ")
      .matchAll(/\b([a-z0-9-]+)\/[a-z0-9-]+:\d+/g),
  ].map(([, namespace = ""]) => namespace);

/** True where what a Job asked about is still there, so that it could be asked. */
function isAsked(cronJob: Resource, after: Inventory): boolean {
  const homes = new Set(podsOf(after).map(({ namespace }) => namespace));
  const { name, namespace = "" } = cronJob.ref;
  if (namespace !== "meshwright-verify") return homes.has(namespace);
  return name === "mesh" || askedAbout(cronJob).some((one) => homes.has(one));
}

function ofCronJob(change: ObjectChange, delta: ClusterDelta): readonly Said[] {
  const { how, before, after } = change;
  if (how === "changed")
    return before === undefined || after === undefined
      ? []
      : [...questionsChange(change, { before, after }, delta), ...timesChange(change, before, after)];
  const resource = resourceOf(change);
  const isLost = how === "removed" && isAsked(resource, delta.after);
  const questions = enumerate(questionsIn(resource), 5) || "nothing that is known here";
  return [
    {
      risk: isLost ? "careful" : "routine",
      says: `${nameOf(resource.ref)} ${how === "added" ? "is new, and tests" : "goes, which tested"} ${questions}.`,
      ...(isLost && { beforeMerging: `Confirm that it need not be tested any more ${questions}.` }),
      causes: [causeOf(change)],
    },
  ];
}

function ofConfigMap(change: ObjectChange): readonly Said[] {
  const { ref } = resourceOf(change);
  // Certificates are told where trust is.
  const isCertificates = ({ path }: ValueChange): boolean => pathText(path).includes(".pem");
  const cause = causeWithin(change, (one) => touches(one, "data") && !isCertificates(one));
  if (cause.pointers?.length === 0) return [];
  return [
    {
      risk: "routine",
      says: `${nameOf(ref)}, with which the CronJobs that prove the mesh compare, ${change.how === "changed" ? "changes" : `is ${change.how}`}.`,
      causes: [cause],
    },
  ];
}

export const verificationChanged: Rule = {
  name: "verification-changed",
  heading: "What proves that the mesh works changes",
  summary: "Jobs that call, compare and count again and again ask for more, for less, or at other times",
  risks: ["careful", "routine"],
  *run(delta, whole) {
    // A peer that comes or goes is told with it.
    const peers = new Set(
      [...membersThat(whole, "new"), ...membersThat(whole, "gone")].map((member) => `peer-${member}`),
    );
    for (const change of delta.changes) {
      const resource = resourceOf(change);
      if (!isOfVerification(resource) || resource.area.of !== "unit") continue;
      if (resource.ref.kind === "CronJob") yield* ofCronJob(change, delta);
      if (resource.ref.kind === "ConfigMap" && !peers.has(resource.ref.name)) yield* ofConfigMap(change);
    }
  },
};
