import { causeOf } from "../effect.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import { inWords } from "../objects/in-words.ts";
import type { Rule } from "../rule.ts";
import type { ValueChange } from "../value/change.ts";

/** Labels and annotations that an engine, Istio, Kubernetes or a cloud acts on: what they do is told by other rules. */
const acting =
  /^(?:[a-z0-9.-]*(?:argoproj|fluxcd|istio|cert-manager|external-secrets|meshwright)\.io\/|istio-injection$|(?!app\.)(?:[a-z0-9-]+\.)*(?:kubernetes|k8s)\.io\/|[a-z0-9.-]+\.(?:amazonaws\.com|k8s\.aws|stakater\.com)\/|karpenter\.sh\/|helm\.sh\/(?:hook|resource-policy)|prometheus\.io\/)/;

/** Of a Namespace, policies and istiod select by labels. */
const namesOnly = /^(?:app\.kubernetes\.io\/|helm\.sh\/chart$)/;

/** The keys of a label or annotation that changes; of a map that comes or goes, all of them. */
function keysOf({ path, ...change }: ValueChange): readonly string[] | undefined {
  const [top, place, key] = path.map((step) => ("key" in step ? step.key : step.item));
  if (top !== "metadata" || (place !== "labels" && place !== "annotations")) return undefined;
  if (key !== undefined) return [key];
  const value = change.how === "added" ? change.after : change.how === "removed" ? change.before : null;
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : undefined;
}

function saysNothing(change: ValueChange, kind: string): boolean {
  const keys = keysOf(change);
  return keys?.every((key) => !acting.test(key) && (kind !== "Namespace" || namesOnly.test(key))) ?? false;
}

const mere = (change: ObjectChange): readonly ValueChange[] =>
  change.how === "changed" ? change.changes.filter((one) => saysNothing(one, resourceOf(change).ref.kind)) : [];

export const onlyMetadata: Rule = {
  name: "only-metadata",
  heading: "Only labels and annotations change",
  summary: "Labels and annotations change that nothing acts on",
  risks: ["routine"],
  isFollowing: true,
  *run({ changes }) {
    const found = changes.flatMap((change) => {
      const within = mere(change);
      return within.length === 0 ? [] : [{ change, within, isAll: within.length === change.changes.length }];
    });
    const groups = Map.groupBy(found, ({ change, isAll }) => JSON.stringify([resourceOf(change).folder, isAll]));
    for (const group of groups.values()) {
      const resources = group.map(({ change }) => resourceOf(change));
      const [{ folder } = { folder: "" }] = resources;
      const isAll = group.every((one) => one.isAll);
      yield {
        risk: "routine",
        says: `In the folder ${folder}, labels or annotations that nothing acts on change: ${inWords(resources)}. ${isAll ? "Nothing else of these objects changes." : "What else of these objects changes is told elsewhere."}`,
        causes: group.map(({ change, within }) => causeOf(change, within)),
      };
    }
  },
};
