import type { Inventory, Resource } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { matchesSelector } from "@meshwright/checks";
import { at, entriesAt, itemsAt, textAt, textsAt } from "@meshwright/inventory";
import type { ClusterDelta, Delta } from "../delta.ts";
import { causeWithin } from "../effect.ts";
import { listed } from "../mesh/listed.ts";
import type { Pods } from "../mesh/pods.ts";
import { podsOf } from "../mesh/pods.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import type { Said } from "../rule.ts";
import { isWithin } from "../value/change.ts";
import { labelWords, nameOf } from "../words.ts";
import { everybody } from "./access.ts";
import { realCalls } from "./known-callers.ts";

type Direction = "Ingress" | "Egress";

const words: Readonly<
  Record<Direction, { readonly key: string; readonly peers: string; readonly verb: string; readonly all: string }>
> = {
  Ingress: { key: "ingress", peers: "from", verb: "reach", all: "everything in the network can reach" },
  Egress: { key: "egress", peers: "to", verb: "be reached by", all: "everything in the network can be reached by" },
};

/** Ingress is meant where no type is said: https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/. */
function isOf({ body }: Resource, direction: Direction): boolean {
  const types = itemsAt(body["spec"], "policyTypes");
  if (types.length > 0) return types.includes(direction);
  return direction === "Ingress" || at(body["spec"], "egress") !== undefined;
}

const selectorWords = (selector: Json | undefined): string =>
  [labelWords(at(selector, "matchLabels")), ...itemsAt(selector, "matchExpressions").map((one) => JSON.stringify(one))]
    .filter((one) => one !== "")
    .join(", ");

function peerWords(peer: Json): string {
  const block = textAt(peer, "ipBlock", "cidr");
  if (block !== undefined) {
    const except = textsAt(peer, "ipBlock", "except");
    return (block === "0.0.0.0/0" || block === "::/0") && except.length === 0
      ? everybody
      : `addresses ${block}${except.length > 0 ? ` but ${except.join(", ")}` : ""}`;
  }
  const spaces = at(peer, "namespaceSelector");
  const [ofSpaces, ofPods] = [selectorWords(spaces), selectorWords(at(peer, "podSelector"))];
  const byName = /^kubernetes\.io\/metadata\.name=([^,]+)$/.exec(ofSpaces)?.[1];
  const where =
    spaces === undefined
      ? "this namespace"
      : ofSpaces === ""
        ? "every namespace"
        : byName === undefined
          ? `namespaces with ${ofSpaces}`
          : `namespace ${byName}`;
  return `pods of ${where}${ofPods === "" ? "" : ` with ${ofPods}`}`;
}

/** Peers and ports of a policy, one by one, in words. No peers in a rule are all; no rules are none. */
function pairsOf(policy: Resource | undefined, direction: Direction): ReadonlySet<string> {
  if (policy === undefined || !isOf(policy, direction)) return new Set();
  const { key, peers } = words[direction];
  return new Set(
    itemsAt(policy.body["spec"], key).flatMap((rule) => {
      const who = itemsAt(rule, peers).map(peerWords);
      const ports = itemsAt(rule, "ports").map((port) => {
        const [number, end] = [at(port, "port"), at(port, "endPort")];
        const range = typeof end === "number" ? `-${end}` : "";
        return ` on port ${typeof number === "number" || typeof number === "string" ? `${number}${range}` : "any"}/${textAt(port, "protocol") ?? "TCP"}`;
      });
      return (who.length > 0 ? who : [everybody]).flatMap((one) =>
        (ports.length > 0 ? ports : [""]).map((port) => `${one}${port}`),
      );
    }),
  );
}

/** What NetworkPolicies let through. The first that selects a pod closes it to all others. */
export const networkPolicyEffects = (delta: ClusterDelta, whole: Delta): readonly Said[] =>
  delta.changes
    .filter((change) => {
      const { ref } = resourceOf(change);
      return ref.kind === "NetworkPolicy" && ref.apiVersion.startsWith("networking.k8s.io/");
    })
    .flatMap((change) =>
      (["Ingress", "Egress"] as const).flatMap((direction) => ofDirection(change, direction, delta, whole)),
    );

const seeMeant =
  "Find out whether each of them is meant to: the network lets them through from then on, whatever the mesh says.";

function ofDirection(change: ObjectChange, direction: Direction, delta: ClusterDelta, whole: Delta): readonly Said[] {
  const policy = resourceOf(change);
  const [was, is] = [change.before, change.after].map((one) => one !== undefined && isOf(one, direction));
  if (was !== true && is !== true) return [];
  const [old, now] = [pairsOf(change.before, direction), pairsOf(change.after, direction)];
  const wasClosed = was === true || hasOther(delta.before, policy, direction);
  const isClosed = is === true || hasOther(delta.after, policy, direction);
  const selected = selectorWords(at(policy.body["spec"], "podSelector"));
  const scope = `${selected === "" ? "all pods" : `pods with ${selected}`} of namespace ${policy.ref.namespace ?? "default"}`;
  const { verb, all } = words[direction];
  const name = nameOf(policy.ref);
  const causes = [causeWithin(change, (one) => isWithin(one, "spec"))];
  const afterMerging = `See that callers still get answers: what is closed ends in timeouts of the connection. \`kubectl -n ${policy.ref.namespace ?? "default"} describe networkpolicy ${policy.ref.name}\` shows what is let through.`;
  if (wasClosed && !isClosed)
    return [{ risk: "stop", says: `${name} no longer restricts: ${all} ${scope}.`, beforeMerging: seeMeant, causes }];
  const cut = direction === "Ingress" ? cutOff(delta, whole, policy) : [];
  const refused = cut.length === 0 ? "" : ` Known callers that are cut off: ${listed(cut)}.`;
  if (!wasClosed)
    return [
      {
        risk: cut.length > 0 ? "stop" : "careful",
        says: `${name} closes ${scope} to all but some. It is the first that restricts them; from now on only these ${verb} them: ${now.size === 0 ? "nobody" : listed([...now])}.${refused}`,
        afterMerging,
        causes,
      },
    ];
  const opened = [...now].filter((one) => !old.has(one));
  const closed = [...old].filter((one) => !now.has(one));
  const said: Said[] = [];
  if (opened.length > 0)
    said.push({
      risk: opened.includes(everybody) ? "stop" : "careful",
      says: `${name}: these newly ${verb} ${scope}: ${listed(opened)}.`,
      beforeMerging: seeMeant,
      causes,
    });
  if (closed.length > 0 && !opened.includes(everybody))
    said.push({
      risk: cut.length > 0 ? "stop" : "careful",
      says: `${name}: these no longer ${verb} ${scope}: ${listed(closed)}.${refused}`,
      afterMerging,
      causes,
    });
  return said;
}

const podSelector = ({ body }: Resource): Json | undefined => at(body["spec"], "podSelector");

function hasOther(inventory: Inventory, policy: Resource, direction: Direction): boolean {
  const pods = podsOf(inventory).filter(
    (one) => one.namespace === policy.ref.namespace && matchesSelector(podSelector(policy), one.labels),
  );
  return inventory.of("networking.k8s.io", "NetworkPolicy").some((other) => {
    if (other.ref.name === policy.ref.name || other.ref.namespace !== policy.ref.namespace || !isOf(other, direction))
      return false;
    const isAll = selectorWords(podSelector(other)) === "";
    return isAll || (pods.length > 0 && pods.every((one) => matchesSelector(podSelector(other), one.labels)));
  });
}

/** Callers of the same cluster that could come through before, and cannot now. */
function cutOff(delta: ClusterDelta, whole: Delta, policy: Resource): readonly string[] {
  const labels = at(podSelector(policy), "matchLabels");
  return realCalls(delta, whole, policy.ref.namespace ?? "", labels)
    .filter(({ caller }) => podsOf(delta.after).includes(caller))
    .filter(({ caller }) => mayReach(delta.before, policy, caller) && !mayReach(delta.after, policy, caller))
    .map(({ caller }) => nameOf(caller.resource.ref));
}

/** True where some policy of the same pods lets a caller in, or none restricts them. */
function mayReach(inventory: Inventory, policy: Resource, caller: Pods): boolean {
  const namespace = inventory.find("", "Namespace", caller.namespace);
  const labels = {
    "kubernetes.io/metadata.name": caller.namespace,
    ...Object.fromEntries(entriesAt(namespace?.body, "metadata", "labels")),
  };
  const selected = selectorWords(podSelector(policy));
  const policies = inventory.of("networking.k8s.io", "NetworkPolicy").filter((other) => {
    const others = selectorWords(podSelector(other));
    return (
      other.ref.namespace === policy.ref.namespace && isOf(other, "Ingress") && (others === "" || others === selected)
    );
  });
  const isLet = (peer: Json): boolean => {
    if (at(peer, "ipBlock") !== undefined) return true; // which addresses pods get is in no file
    const spaces = at(peer, "namespaceSelector");
    const isNear = spaces === undefined ? caller.namespace === policy.ref.namespace : matchesSelector(spaces, labels);
    return isNear && matchesSelector(at(peer, "podSelector"), caller.labels);
  };
  return (
    policies.length === 0 ||
    policies.some(({ body }) =>
      itemsAt(body["spec"], "ingress").some((rule) => {
        const peers = itemsAt(rule, "from");
        return peers.length === 0 || peers.some(isLet);
      }),
    )
  );
}
