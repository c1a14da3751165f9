import type { ClusterDelta } from "../delta.ts";
import { bypassEffects } from "../injection/bypass.ts";
import { causeOf } from "../effect.ts";
import { revisionsOf, usesCni } from "../injection/revisions.ts";
import type { SidecarChange } from "../injection/sidecar-changes.ts";
import { sidecarChanges } from "../injection/sidecar-changes.ts";
import { callsInto } from "../mesh/calls.ts";
import { listed } from "../mesh/listed.ts";
import { effectiveMtls, mtlsPoliciesOf } from "../mesh/peer-authentication.ts";
import { podsOf } from "../mesh/pods.ts";
import type { Rule, Said } from "../rule.ts";
import { nameOf } from "../words.ts";

export const injectionChanged: Rule = {
  name: "injection-changed",
  heading: "Pods get a sidecar, lose it, or get it from another istiod",
  summary: "Labels of namespaces or pods, or tags of istiod, change who gets the sidecar proxy",
  risks: ["stop", "careful"],
  mayRestart: true,
  *run(delta) {
    for (const change of sidecarChanges(delta))
      yield change.to === undefined ? loses(change, delta) : gains(change, delta);
    yield* ofTags(delta);
    yield* ofCni(delta);
    yield* bypassEffects(delta);
  },
};

const whoOf = ({ namespace, pods }: SidecarChange): string =>
  pods.length === 0
    ? `Pods of namespace ${namespace}`
    : `Pods of ${listed(pods.map(({ resource }) => nameOf(resource.ref)))}`;

const whenOf = ({ restarts }: SidecarChange): string =>
  restarts
    ? "Their pods are made anew with this change."
    : "It holds for pods that are made from then on: those that run stay as they are until somebody restarts them.";

const seePods = ({ namespace, restarts }: SidecarChange): string =>
  `${restarts ? "" : `Make the pods anew: \`kubectl -n ${namespace} rollout restart deployment\`. `}See which pods have a container \`istio-proxy\`: \`kubectl -n ${namespace} get pods -o jsonpath='{range .items[*]}{.metadata.name}{" "}{.spec.initContainers[*].name}{" "}{.spec.containers[*].name}{"\\n"}{end}'\`.`;

function gains(change: SidecarChange, { after }: ClusterDelta): Said {
  const { from, to = "", cause } = change;
  const known = revisionsOf(after);
  const isServed = known === undefined || to === "its own" || known.has(to);
  const what =
    from === undefined
      ? `get a sidecar, from the istiod of revision ${to}`
      : `get their sidecar from the istiod of revision ${to}, no longer ${from}`;
  const served = isServed
    ? ""
    : ` No istiod of this cluster has that revision or tag (there are: ${listed([...known])}), so their pods get no sidecar at all.`;
  return {
    risk: isServed ? "careful" : "stop",
    says: `${whoOf(change)} ${what}.${served} ${whenOf(change)}`,
    ...(!isServed && { beforeMerging: `Use a revision or tag that the cluster has: ${listed([...known])}.` }),
    afterMerging: seePods(change),
    causes: [cause],
  };
}

function loses(change: SidecarChange, { after }: ClusterDelta): Said {
  const { namespace, pods, cause } = change;
  const policies = mtlsPoliciesOf(after);
  const namespaces = new Set(after.resources.flatMap(({ ref }) => ref.namespace ?? []));
  const refused = [...namespaces].flatMap((called) =>
    callsInto(after, called)
      .filter(
        ({ caller, selector }) =>
          pods.includes(caller) && effectiveMtls(policies, called, selector ?? {}).mode === "STRICT",
      )
      .map(({ service }) => (service === undefined ? `pods of namespace ${called}` : `Service ${called}/${service}`)),
  );
  const isStrict = effectiveMtls(policies, namespace).mode === "STRICT";
  const calls =
    refused.length > 0 ? ` They can then no longer call these, which take mTLS only: ${listed(refused)}.` : "";
  const open = isStrict
    ? " Their namespace takes mTLS only, which nothing enforces without a sidecar; AuthorizationPolicies neither."
    : "";
  return {
    risk: refused.length > 0 || isStrict ? "stop" : "careful",
    says: `${whoOf(change)} lose their sidecar.${calls}${open} ${whenOf(change)}`,
    ...((refused.length > 0 || isStrict) && {
      beforeMerging: "Find out how their calls are to go on, and what protects them without a sidecar.",
    }),
    afterMerging: seePods(change),
    causes: [cause],
  };
}

/** Revisions and tags that go while somebody asks for them. */
function* ofTags({ changes, before, after }: ClusterDelta): Generator<Said> {
  const [old, now] = [revisionsOf(before), revisionsOf(after)];
  if (old === undefined) return;
  for (const revision of [...old].filter((one) => now?.has(one) !== true)) {
    const asking = podsOf(after)
      .filter(({ sidecar }) => sidecar === revision)
      .map(({ resource }) => nameOf(resource.ref));
    const causes = changes
      .filter((change) =>
        [...before.releases, ...after.releases].some(
          ({ chart, from }) => chart === "istiod" && change.before?.file === from.file,
        ),
      )
      .map((change) =>
        causeOf(
          change,
          change.changes.filter(({ path }) =>
            path.some((step) => "key" in step && ["revision", "revisionTags"].includes(step.key)),
          ),
        ),
      );
    if (causes.length > 0)
      yield {
        risk: asking.length > 0 ? "stop" : "careful",
        says: `No istiod injects for revision or tag ${revision} any more.${asking.length > 0 ? ` These ask for it, and their next pods get no sidecar: ${listed(asking)}.` : " No pod of this repository asks for it."}`,
        beforeMerging:
          "See who asks for it: `kubectl get namespaces,pods -A -L istio.io/rev` must name no namespace and no pod with it.",
        afterMerging:
          "See which istiod each sidecar is connected to: `istioctl proxy-status`. `istioctl tag list` shows the tags that are left.",
        causes,
      };
  }
}

/** How the network of injected pods is set up: by a container of their own, or by a plugin of the node. */
function* ofCni({ changes, before, after }: ClusterDelta): Generator<Said> {
  const [was, is] = [usesCni(before), usesCni(after)];
  if (was === undefined || is === undefined || was === is) return;
  const causes = changes
    .filter((change) =>
      after.releases.some(({ chart, from }) => chart === "istiod" && change.after?.file === from.file),
    )
    .map((change) =>
      causeOf(
        change,
        change.changes.filter(({ path }) => path.some((step) => "key" in step && step.key === "cni")),
      ),
    );
  if (causes.length === 0) return;
  yield {
    risk: "careful",
    says: is
      ? "New injected pods have their network set up by the Istio CNI plugin of their node, no longer by a container of theirs that needs NET_ADMIN."
      : "New injected pods have their network set up by a container of theirs that needs NET_ADMIN, no longer by the Istio CNI plugin: namespaces that enforce Pod Security baseline or restricted refuse them.",
    ...(is
      ? {
          beforeMerging:
            "See that the plugin runs on every node: `kubectl -n istio-system get daemonset istio-cni-node` must show as many READY as DESIRED.",
        }
      : {}),
    afterMerging:
      "See that no pod is refused: `kubectl get events -A --field-selector reason=FailedCreate` must tell of none.",
    causes,
  };
}
