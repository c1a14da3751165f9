import type { Json } from "@meshwright/model";
import { at, entriesAt, identityOf, itemsAt, textAt } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import type { KnownCall } from "../mesh/calls.ts";
import { callsInto } from "../mesh/calls.ts";
import { listed } from "../mesh/listed.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import { fateOf } from "../objects/fate.ts";
import type { Said } from "../rule.ts";
import { isWithin } from "../value/change.ts";
import { nameOf } from "../words.ts";
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
export const serviceEffects = (delta: ClusterDelta): readonly Said[] =>
  delta.changes
    .filter((change) => resourceOf(change).ref.kind === "Service" && resourceOf(change).ref.apiVersion === "v1")
    .flatMap((change) =>
      change.how === "removed"
        ? ofGone(change, delta)
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

function ofGone(change: ObjectChange, delta: ClusterDelta): readonly Said[] {
  const calls = callersOf(delta, change);
  const { ref } = resourceOf(change);
  if (calls.length === 0) return [];
  return fateOf(resourceOf(change), delta.before, delta.after).what === "stays"
    ? [
        {
          risk: "careful",
          says: `${nameOf(ref)} is taken out of git. It stays in the cluster and answers, until somebody deletes it; from then on its name no longer resolves. Known callers: ${names(calls)}.`,
          watch: `Before somebody deletes it, see that they call something else: \`istio_requests_total\` with destination_service_name="${ref.name}" and destination_service_namespace="${ref.namespace ?? "default"}" no longer grows.`,
          causes: [causeOf(change)],
        },
      ]
    : [
        {
          risk: "stop",
          says: `${nameOf(ref)} goes, and its name no longer resolves in this cluster. Known callers: ${names(calls)}.`,
          watch: `\`kubectl -n ${ref.namespace ?? "default"} get service ${ref.name}\` before and after; calls end in \`Could not resolve host\`, or in 502 of the caller's sidecar.`,
          causes: [causeOf(change)],
        },
      ];
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
      watch:
        "Look that the pods listen on the new port, and that callers in all clusters use it: `istioctl proxy-config endpoints <pod of a caller>`.",
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
  const words = (side: ObjectChange["before"]): string => {
    const labels = at(side?.body["spec"], "selector");
    return (
      entriesAt(labels)
        .map(([key]) => `${key}=${textAt(labels, key) ?? "?"}`)
        .join(", ") || "nothing"
    );
  };
  return [
    {
      risk: "careful",
      says: `${nameOf(resourceOf(change).ref)} selects other pods: those with ${words(change.after)}, no longer those with ${words(change.before)}.`,
      watch: "`kubectl get endpointslices -l kubernetes.io/service-name=<name>` must list pods that are ready.",
      causes: [causeOf(change, within)],
    },
  ];
}
