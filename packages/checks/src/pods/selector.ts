import type { Json } from "@meshwright/model";
import { at, entriesAt, itemsAt, textAt } from "@meshwright/inventory";

/** Labels that pods get only in the cluster: from controllers, and from the injection of a sidecar. */
const madeLater =
  /^(pod-template-hash|controller-revision-hash|pod-template-generation|job-name|controller-uid|(batch\.kubernetes\.io|statefulset\.kubernetes\.io|apps\.kubernetes\.io|service\.istio\.io|security\.istio\.io|topology\.istio\.io|topology\.kubernetes\.io|istio\.io)\/.*)$/;

const textOf = (value: Json | undefined): string | undefined =>
  value === undefined || typeof value === "object" ? undefined : String(value);

const value = (labels: Json | undefined, key: string): string | undefined => textOf(at(labels, key));

/** True where labels have each of the wanted ones, as far as they are known before the cluster. */
export const matchesLabels = (wanted: Json | undefined, labels: Json | undefined): boolean =>
  entriesAt(wanted).every(([key, text]) => madeLater.test(key) || value(labels, key) === textOf(text));

function matchesExpression(expression: Json, labels: Json | undefined): boolean {
  const key = textAt(expression, "key") ?? "";
  const found = value(labels, key);
  const values = itemsAt(expression, "values");
  if (madeLater.test(key)) return true;
  switch (textAt(expression, "operator")) {
    case "In":
      return found !== undefined && values.includes(found);
    case "NotIn":
      return found === undefined || !values.includes(found);
    case "Exists":
      return found !== undefined;
    case "DoesNotExist":
      return found === undefined;
    default:
      return true; // no operator that there is: the schema says so
  }
}

/** A LabelSelector: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors. */
export const matchesSelector = (selector: Json | undefined, labels: Json | undefined): boolean =>
  matchesLabels(at(selector, "matchLabels"), labels) &&
  itemsAt(selector, "matchExpressions").every((expression) => matchesExpression(expression, labels));
