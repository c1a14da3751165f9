import type { Json, ResourceRef } from "@meshwright/model";
import { at, identityOf, itemsAt } from "@meshwright/inventory";
import type { ClusterDelta, Delta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import type { KnownCall } from "../mesh/calls.ts";
import { callsInto } from "../mesh/calls.ts";
import { answeredIn } from "../mesh/holdings.ts";
import { listed } from "../mesh/listed.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import { fateOf } from "../objects/fate.ts";
import type { Said } from "../rule.ts";
import { meshTrustOf } from "../trust/mesh-trust.ts";
import { isWithin } from "../value/change.ts";
import { labelWords, nameOf } from "../words.ts";
import { openingsOf } from "./openings.ts";

/** Number → what it leads to. */
const portsOf = (spec: Json | undefined): ReadonlyMap<string, string> =>
  new Map(
    itemsAt(spec, "ports").flatMap((port) => {
      const [number, target] = [at(port, "port"), at(port, "targetPort")];
      return typeof number === "number"
        ? [[String(number), String(typeof target === "object" ? number : (target ?? number))]]
        : [];
    }),
  );

/** What becomes of the names and ports by which pods call. */
export const serviceEffects = (delta: ClusterDelta, whole: Delta): readonly Said[] =>
  delta.changes
    .filter((change) => resourceOf(change).ref.kind === "Service" && resourceOf(change).ref.apiVersion === "v1")
    .flatMap((change) =>
      change.how === "removed"
        ? ofGone(change, delta, whole)
        : [...ofPorts(change, delta), ...ofSelector(change), ...openingsOf(change)],
    );

/** Callers of before that are still there. */
function callersOf({ before, after }: ClusterDelta, change: ObjectChange): readonly KnownCall[] {
  const { name, namespace = "" } = resourceOf(change).ref;
  const left = new Set(after.resources.map(identityOf));
  return callsInto(before, namespace).filter(
    ({ service, caller, by }) => by !== "policy" && service === name && left.has(identityOf(caller.resource)),
  );
}

const names = (calls: readonly KnownCall[]): string => listed(calls.map(({ caller }) => nameOf(caller.resource.ref)));

function ofGone(change: ObjectChange, delta: ClusterDelta, whole: Delta): readonly Said[] {
  const calls = callersOf(delta, change);
  const { ref } = resourceOf(change);
  if (calls.length === 0) return [];
  const namespace = ref.namespace ?? "default";
  const causes = [causeOf(change)];
  const series = `\`istio_requests_total{destination_service_name="${ref.name}",destination_service_namespace="${namespace}"}\``;
  const callers = `Known callers: ${names(calls)}.`;
  const unused = `Have them call something else first: ${series} must no longer grow.`;
  if (fateOf(resourceOf(change), delta.before, delta.after).what !== "stays")
    return [
      {
        risk: "stop",
        says: `${nameOf(ref)} goes, and its name no longer resolves in this cluster. ${callers}`,
        beforeMerging: unused,
        afterMerging: `See that no caller says \`Could not resolve host\`, or gets 502 of its sidecar, after \`kubectl -n ${namespace} get service ${ref.name}\` no longer finds it.`,
        causes,
      },
    ];
  const begin = `${nameOf(ref)} is taken out of git, and stays in the cluster until somebody deletes it.`;
  const service = `${namespace}/${ref.name}`;
  const isOfOthers = whole.clusters.some((one) => answeredIn(one.before).has(service));
  if (answeredIn(delta.before).has(service) || !isOfOthers)
    return [
      {
        risk: "careful",
        says: `${begin} Until then it answers. ${callers}`,
        afterMerging: `Before somebody deletes it, have them call something else: ${series} must no longer grow.`,
        causes,
      },
    ];
  const { peers } = meshTrustOf(whole.after, delta.cluster);
  const others = whole.clusters.filter(({ cluster }) => peers.includes(cluster));
  const clustersOf = (all: readonly ClusterDelta[]): readonly string[] => all.map(({ cluster }) => cluster);
  const answering = clustersOf(others.filter(({ after }) => answeredIn(after).has(service)));
  const left = clustersOf(others.filter((one) => answeredIn(one.before).has(service) && isLeft(one, ref)));
  // Of a peer in which nothing differs, nobody looks here whether it answers.
  const isLost = answering.length + left.length === 0 && others.length === peers.length;
  const how =
    answering.length > 0
      ? `${listed(answering)} ${answering.length === 1 ? "answers" : "answer"} it.`
      : left.length > 0
        ? `It is answered by what runs on in ${listed(left)}, as long as nobody deletes that.`
        : isLost
          ? "No other cluster answers it either after this change, so calls to it fail."
          : "It is answered only by other clusters that have pods for it.";
  return [
    {
      risk: isLost ? "stop" : "careful",
      says: `${begin} No workload of ${delta.cluster} is behind it. ${how} ${callers}`,
      ...(isLost
        ? { beforeMerging: unused }
        : {
            afterMerging: `Before somebody deletes it, have them call something else: ${series} must no longer grow.`,
          }),
      causes,
    },
  ];
}

/** True where a Service is out of git, and what answers it goes on running. */
function isLeft({ before, after }: ClusterDelta, { name, namespace }: ResourceRef): boolean {
  const found = before.find("", "Service", name, namespace);
  return found !== undefined && fateOf(found, before, after).what !== "deleted";
}

function ofPorts(change: ObjectChange, delta: ClusterDelta): readonly Said[] {
  if (change.before === undefined || change.after === undefined) return [];
  const [old, now] = [portsOf(change.before.body["spec"]), portsOf(change.after.body["spec"])];
  const gone = [...old.keys()].filter((port) => !now.has(port));
  const come = [...now.keys()].filter((port) => !old.has(port));
  const moved = [...old].filter(([port, target]) => now.has(port) && now.get(port) !== target);
  if (gone.length + come.length + moved.length === 0) return [];
  const calls =
    gone.length === 0 ? [] : callersOf(delta, change).filter(({ port }) => port === undefined || gone.includes(port));
  const says = [
    gone.length > 0 ? `loses port ${listed(gone)}` : "",
    come.length > 0 ? `gets port ${listed(come)}` : "",
    ...moved.map(
      ([port, target]) => `sends port ${port} to port ${now.get(port) ?? ""} of its pods, no longer to ${target}`,
    ),
  ].filter((text) => text !== "");
  return [
    {
      risk: calls.length > 0 ? "stop" : "careful",
      says: `${nameOf(resourceOf(change).ref)} ${listed(says)}.${calls.length > 0 ? ` Known callers of what goes: ${names(calls)}.` : ""}`,
      beforeMerging:
        "See that the pods listen on the new port, and that callers in all clusters use it: `istioctl proxy-config endpoints <pod of a caller> -n <namespace>` shows what they reach now.",
      causes: [
        causeOf(
          change,
          change.changes.filter((one) => isWithin(one, "spec", "ports")),
        ),
      ],
    },
  ];
}

function ofSelector(change: ObjectChange): readonly Said[] {
  const within = change.changes.filter((one) => isWithin(one, "spec", "selector"));
  if (within.length === 0) return [];
  const words = (side: ObjectChange["before"]): string => labelWords(at(side?.body["spec"], "selector")) || "nothing";
  return [
    {
      risk: "careful",
      says: `${nameOf(resourceOf(change).ref)} selects other pods: those with ${words(change.after)}, no longer those with ${words(change.before)}.`,
      afterMerging: `See that it finds pods: \`kubectl -n ${resourceOf(change).ref.namespace ?? "default"} get endpointslices -l kubernetes.io/service-name=${resourceOf(change).ref.name}\` must list some that are ready.`,
      causes: [causeOf(change, within)],
    },
  ];
}
