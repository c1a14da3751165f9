import type { Json } from "@meshwright/model";
import { at, textAt, textsAt } from "@meshwright/inventory";
import { causeOf } from "../effect.ts";
import { listed } from "../mesh/listed.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import type { Said } from "../rule.ts";
import { isWithin } from "../value/change.ts";
import { nameOf } from "../words.ts";

type Body = ObjectChange["before"];

const said = {
  beforeMerging: "Find out who is to call it from there, and what the security groups in front of it let through.",
  afterMerging: "See which addresses it has: `kubectl get service -A -o wide`.",
};

/** From where a Service is reached beyond its cluster. */
export const openingsOf = (change: ObjectChange): readonly Said[] => [
  ...ofType(change),
  ...ofScheme(change),
  ...ofAddresses(change),
  ...ofRanges(change),
];

const typeOf = (side: Body): string => textAt(side?.body["spec"], "type") ?? "ClusterIP";

export const isOpen = (type: string): boolean => type === "LoadBalancer" || type === "NodePort";

const scheme = "service.beta.kubernetes.io/aws-load-balancer-scheme";
const internal = "service.beta.kubernetes.io/aws-load-balancer-internal";

/** https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/; without both it is up to who makes it. */
export const isInternal = (annotations: Json | undefined): boolean =>
  textAt(annotations, scheme) === "internal" || (textAt(annotations, internal) ?? "false") !== "false";

export const facesInternet = (annotations: Json | undefined): boolean =>
  textAt(annotations, scheme) === "internet-facing";

const annotationsOf = (side: Body): Json | undefined => at(side?.body, "metadata", "annotations");

export const rangesAt = (spec: Json | undefined): readonly string[] => textsAt(spec, "loadBalancerSourceRanges");

/** https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types */
function ofType(change: ObjectChange): readonly Said[] {
  const [old, now] = [typeOf(change.before), typeOf(change.after)];
  const isNew = change.before === undefined;
  if (isNew ? !isOpen(now) : old === now) return [];
  const opens = isOpen(now) && !isOpen(old);
  const within = change.changes.filter((one) => isWithin(one, "spec", "type"));
  const how = isNew ? `is new and of type ${now}` : `becomes of type ${now} (from ${old})`;
  const isNear = isInternal(annotationsOf(change.after));
  const where = isNear ? "from the networks that reach its internal load balancer" : "from outside of the cluster";
  return [
    {
      risk: opens && !(isNew && isNear) ? "stop" : "careful",
      says: `${nameOf(resourceOf(change).ref)} ${how}.${opens ? ` It can then be reached ${where}.` : ""}`,
      ...said,
      causes: [causeOf(change, isNew ? undefined : within)],
    },
  ];
}

/** A load balancer that was internal and is so no more, or the other way round. */
function ofScheme(change: ObjectChange): readonly Said[] {
  if (change.how !== "changed" || typeOf(change.after) !== "LoadBalancer") return [];
  const within = change.changes.filter((one) =>
    [scheme, internal].some((key) => isWithin(one, "metadata", "annotations", key)),
  );
  const [old, now] = [annotationsOf(change.before), annotationsOf(change.after)];
  const opens = (isInternal(old) && !isInternal(now)) || facesInternet(now);
  if (within.length === 0) return [];
  return [
    {
      risk: opens ? "stop" : "careful",
      says: `The load balancer of ${nameOf(resourceOf(change).ref)} ${opens ? "faces the internet, or may: whoever finds it can call" : "becomes another one: its old addresses go"}.`,
      ...said,
      causes: [causeOf(change, within)],
    },
  ];
}

/** https://kubernetes.io/docs/concepts/services-networking/service/#external-ips */
function ofAddresses(change: ObjectChange): readonly Said[] {
  const within = change.changes.filter((one) => isWithin(one, "spec", "externalIPs"));
  const now = textsAt(change.after?.body["spec"], "externalIPs");
  if (within.length === 0) return [];
  return [
    {
      risk: now.length > 0 ? "stop" : "careful",
      says: `${nameOf(resourceOf(change).ref)} answers at ${now.length === 0 ? "no address outside of the cluster any more" : `these addresses outside of the cluster: ${listed(now)}`} (externalIPs).`,
      ...said,
      causes: [causeOf(change, within)],
    },
  ];
}

/** Who may call a load balancer; without a list everybody. */
function ofRanges(change: ObjectChange): readonly Said[] {
  const within = change.changes.filter((one) => isWithin(one, "spec", "loadBalancerSourceRanges"));
  const [old, now] = [rangesAt(change.before?.body["spec"]), rangesAt(change.after?.body["spec"])];
  if (within.length === 0) return [];
  const isAll = now.length === 0 || now.includes("0.0.0.0/0");
  return [
    {
      risk: isAll ? "stop" : "careful",
      says: `The load balancer of ${nameOf(resourceOf(change).ref)} takes calls from ${isAll ? "everywhere" : listed(now)}, before from ${listed(old) || "everywhere"}.`,
      ...said,
      causes: [causeOf(change, within)],
    },
  ];
}
