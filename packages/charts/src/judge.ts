import { isMap, objectIn } from "@meshwright/inventory";
import type { Body, Json, ResourceRef } from "@meshwright/model";

const isList = (value: Json): string | undefined => {
  if (!isMap(value) || typeof value["kind"] !== "string" || !/^[A-Za-z]{0,100}List$/.test(value["kind"]))
    return undefined;
  return value["kind"] === "List" || Array.isArray(value["items"]) ? value["kind"] : undefined;
};

/** What the API server takes for a map of texts, and nothing else: the key of the first other value. */
function notText(metadata: Body["metadata"]): string | undefined {
  for (const field of ["labels", "annotations"] as const) {
    const map = metadata[field];
    if (map === undefined || map === null) continue;
    if (!isMap(map)) return `its metadata.${field} are no map`;
    if (Object.values(map).some((value) => typeof value !== "string"))
      return `a value in its metadata.${field} is no text; put it in quotes`;
  }
  return undefined;
}

/** An object, or what the API server or the order would say against it. */
export type Judged =
  | { readonly ref: ResourceRef; readonly body: Body }
  | { readonly list: string }
  | { readonly problem: string };

/** To the API server an empty namespace is none, and charts write one where a value is not set. */
function withoutEmptyNamespace(value: Json): Json {
  if (!isMap(value) || !isMap(value["metadata"])) return value;
  const { namespace, ...metadata } = value["metadata"];
  return namespace === null || namespace === "" ? { ...value, metadata } : value;
}

export function judge(given: Json): Judged {
  const value = withoutEmptyNamespace(given);
  const list = isList(value);
  if (list !== undefined) return { list };
  if (isMap(value) && isMap(value["metadata"]) && value["metadata"]["generateName"] !== undefined)
    return { problem: "it has a metadata.generateName, so it would be another object each time" };
  const object = objectIn(value);
  if ("problem" in object) return object;
  const problem = notText(object.body.metadata);
  return problem === undefined ? object : { problem };
}
