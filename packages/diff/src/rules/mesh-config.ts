import { pointerTo } from "@meshwright/findings";
import { textAt } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import type { Cause } from "../effect.ts";
import { causeOf } from "../effect.ts";
import { reachOf } from "../machinery/reach.ts";
import { releasePairs } from "../machinery/release-pairs.ts";
import type { Setting } from "../machinery/settings.ts";
import { settingOf } from "../machinery/settings.ts";
import { causeOfValues, keysOf } from "../machinery/value-changes.ts";
import { rootNamespace } from "../mesh/peer-authentication.ts";
import { isMeshConfigMap, meshConfigIn } from "../mesh/mesh-config.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import type { Rule, Said } from "../rule.ts";
import type { ValueChange } from "../value/change.ts";
import { isWithin } from "../value/change.ts";
import { compareValues } from "../value/compare-values.ts";
import { changeInWords } from "../value/in-words.ts";
import { enumerate } from "../words.ts";

/** A setting that changes, and the cause that it is. */
interface Changed {
  readonly setting: Setting;
  readonly words: string;
  readonly cause: Cause;
}

/** Certificates are told by trust-changed; another way to an authority is not. */
const isOfTrust = (keys: readonly string[], change: ValueChange): boolean =>
  keys[0] === "caCertificates" && !JSON.stringify(change).includes("spiffeBundleUrl");

/** Without a value, the milder one goes for it. */
const mildly = (setting: Setting, change: ValueChange): Setting =>
  setting.milder !== undefined && (change.how === "removed" || ("after" in change && change.after === setting.milder))
    ? { ...setting, risk: "careful" }
    : setting;

function* ofReleases(delta: ClusterDelta): Iterable<Changed> {
  for (const pair of releasePairs(delta)) {
    if (pair.after.chart !== "istiod") continue;
    for (const change of pair.valueChanges.flatMap(leaves)) {
      const keys = keysOf(change);
      const reach = reachOf("istiod", keys);
      const inMesh = keys[0] === "meshConfig";
      if ((reach !== "mesh" && reach !== "injection") || (inMesh && isOfTrust(keys.slice(1), change))) continue;
      const known: Setting =
        reach === "injection"
          ? {
              risk: "careful",
              reaches: "restart",
              why: "It is what the injection webhook writes into pods that start from now on.",
            }
          : settingOf(inMesh ? keys.slice(1) : ["values", ...keys]);
      yield { setting: mildly(known, change), words: changeInWords(change), cause: causeOfValues(pair, [change]) };
    }
  }
}

/** What is added or taken out as a whole, by its parts: one of them may be a stop, the others not. */
const leaves = (change: ValueChange): readonly ValueChange[] => {
  const isWhole = change.path.length < 3 && (change.how === "added" || change.how === "removed");
  if (!isWhole) return [change];
  const value = change.how === "added" ? change.after : change.before;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [change];
  return Object.entries(value).flatMap(([key, part]): readonly ValueChange[] =>
    part === undefined
      ? []
      : leaves(
          change.how === "added"
            ? { how: "added", path: [...change.path, { key }], after: part }
            : { how: "removed", path: [...change.path, { key }], before: part },
        ),
  );
};

/** The ConfigMap of a rendered chart. */
function* ofConfigMaps({ changes }: ClusterDelta): Iterable<Changed> {
  for (const change of changes) {
    const { before, after } = change;
    if (before === undefined || after === undefined || !isMeshConfigMap(after)) continue;
    const [old, now] = [meshConfigIn(before), meshConfigIn(after)];
    if (old === undefined || now === undefined) continue;
    for (const one of compareValues(old, now).flatMap(leaves))
      if (!isOfTrust(keysOf(one), one))
        yield {
          setting: mildly(settingOf(keysOf(one)), one),
          words: changeInWords(one),
          cause: { ...causeOf(change), pointers: [pointerTo("data", "mesh")] },
        };
  }
}

function sayOf(changed: readonly Changed[]): Said {
  const [{ setting } = { setting: undefined }] = changed;
  const [cause] = changed.map((one) => one.cause);
  const pointers = [...new Set(changed.flatMap((one) => one.cause.pointers ?? []))];
  const when =
    setting?.reaches === "now"
      ? "istiod reads it anew without a restart, and every running proxy follows within seconds."
      : "Proxies that run keep the old value; each takes the new one when its pod restarts.";
  const after =
    setting?.afterMerging ??
    (setting?.reaches === "restart"
      ? "Restart the workloads that shall have it: `kubectl -n <namespace> rollout restart deployment`."
      : "`istioctl proxy-status` must show SYNCED for every proxy, and error rates (`istio_requests_total` by response_code) must stay as they were.");
  return {
    risk: setting?.risk ?? "careful",
    says: `Settings of the mesh change: ${enumerate(
      changed.map(({ words }) => words),
      5,
    )}. ${setting?.why === undefined ? "" : `${setting.why} `}${when}`,
    ...(setting?.risk !== "routine" && {
      ...(setting?.beforeMerging !== undefined && { beforeMerging: setting.beforeMerging }),
      afterMerging: after,
    }),
    causes: cause === undefined ? [] : [{ ...cause, pointers }],
  };
}

const network = "topology.istio.io/network";

/** https://istio.io/latest/docs/setup/install/multicluster/multi-primary_multi-network/: the network of all that no label of its own says. */
function* ofNetwork(change: ObjectChange): Generator<Said> {
  const { ref } = resourceOf(change);
  if (change.how !== "changed" || ref.kind !== "Namespace" || ref.name !== rootNamespace) return;
  const within = change.changes.filter((one) => isWithin(one, "metadata", "labels", network));
  const [was, is] = [change.before, change.after].map(
    (side) => textAt(side?.body, "metadata", "labels", network) ?? "none",
  );
  if (within.length > 0)
    yield {
      risk: "stop",
      says: `Namespace ${ref.name} is said to be on network ${is} instead of ${was}: istiod counts pods without a label of their own to that network. What is on the same network is called directly, what is not goes through a gateway.`,
      beforeMerging:
        "See that `global.network` of istiod changes alike, and that peers know a gateway of that network.",
      afterMerging:
        "Calls between clusters must still succeed: `istio_requests_total` by response_code, and the Jobs of namespace meshwright-verify.",
      causes: [causeOf(change, within)],
    };
}

export const meshConfig: Rule = {
  name: "mesh-config",
  heading: "Settings of the mesh",
  summary: "The mesh configuration of istiod, or what it injects, changes",
  risks: ["stop", "careful", "routine"],
  *run(delta) {
    const changed = [...ofReleases(delta), ...ofConfigMaps(delta)];
    const groups = Map.groupBy(changed, ({ setting, cause }) => JSON.stringify([setting, cause.object.file]));
    for (const group of groups.values()) yield sayOf(group);
    for (const change of delta.changes) yield* ofNetwork(change);
  },
};
