import type { Body, Json, JsonObject } from "@meshwright/model";
import { groupKind, objectName } from "@meshwright/model";
import { at, isMap, itemsAt, textAt } from "./look.ts";
import type { Resource } from "./resource.ts";

/** `{{ .name }}`: a key of an element, and nothing else of Go's templates. */
const field = /\{\{-?\s*\.([A-Za-z_]\w*)\s*-?\}\}/g;

/** A text that a template makes of an element; undefined where it cannot be told, or a key is missing. */
function filledText(text: string, element: JsonObject): string | undefined {
  let isKnown = true;
  const made = text.replaceAll(field, (_, key: string) => {
    const value = Object.hasOwn(element, key) ? element[key] : undefined;
    if (typeof value === "string") return value;
    isKnown = false;
    return "";
  });
  return isKnown && !made.includes("{{") ? made : undefined;
}

/** The same value with every template in its texts filled. */
function filled(value: Json, element: JsonObject): Json | undefined {
  if (typeof value === "string") return filledText(value, element);
  if (Array.isArray(value)) {
    const items = value.map((item) => filled(item, element));
    return items.some((item) => item === undefined) ? undefined : items.flatMap((item) => item ?? []);
  }
  if (!isMap(value)) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, one === undefined ? one : filled(one, element)]);
  return entries.some(([, one]) => one === undefined) ? undefined : Object.fromEntries(entries);
}

/** The elements of an ApplicationSet whose only generator is a list; undefined for every other. */
function elementsOf(body: Body): readonly JsonObject[] | undefined {
  const generators = itemsAt(body, "spec", "generators");
  const elements = itemsAt(generators[0], "list", "elements");
  return generators.length === 1 && elements.every(isMap) ? elements : undefined;
}

/**
 * The Applications that an ApplicationSet makes, as Argo CD does: all of them, or none where one cannot be made. Of generators
 * and templates only what meshwright writes is understood; nothing is said of any other.
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-List/
 */
export function applicationsOf(from: Resource): readonly Resource[] {
  const { ref, body } = from;
  if (groupKind(ref) !== "argoproj.io/ApplicationSet") return [];
  const template = at(body, "spec", "template");
  const made = (elementsOf(body) ?? []).map((element): Resource | undefined => {
    const one = isMap(template) ? filled(template, element) : undefined;
    const name = objectName(textAt(one, "metadata", "name") ?? "");
    if (!isMap(one) || name === undefined) return undefined;
    const metadata = { ...(isMap(one["metadata"]) && one["metadata"]), name, namespace: ref.namespace };
    const application: Body = { ...one, apiVersion: ref.apiVersion, kind: "Application", metadata };
    return { ...from, ref: { ...ref, kind: "Application", name }, body: application, madeBy: from };
  });
  return made.some((one) => one === undefined) ? [] : made.flatMap((one) => one ?? []);
}
