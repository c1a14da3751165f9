import { entriesAt } from "@meshwright/inventory";
import type { Body, ObjectName } from "@meshwright/model";
import { annotationsOf } from "./hooks.ts";

export const isSecret = ({ apiVersion, kind }: Pick<Body, "apiVersion" | "kind">): boolean =>
  apiVersion === "v1" && kind === "Secret";

/** True for a Secret that says what is in it. */
export const hasContent = (body: Body): boolean =>
  isSecret(body) &&
  ["data", "stringData"].some((field) => entriesAt(body, field).length > 0 || typeof body[field] === "string");

function written(namespace: ObjectName | undefined, body: Body): Body {
  const { annotations: _, namespace: __, ...metadata } = body.metadata;
  const { data, stringData, ...rest } = body;
  const annotations = annotationsOf(body);
  return {
    ...rest,
    ...(!isSecret(body) && data !== undefined && { data }),
    ...(!isSecret(body) && stringData !== undefined && { stringData }),
    metadata: {
      ...metadata,
      ...(namespace !== undefined && { namespace }),
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
  };
}

const known = new WeakMap<Body, Map<ObjectName | undefined, Body>>();

/**
 * A rendered body as it is written: in its namespace, without Helm's annotations, and a Secret without content. One for all
 * clusters that have the same.
 */
export function writtenBody(namespace: ObjectName | undefined, body: Body): Body {
  const inNamespaces = known.get(body) ?? new Map<ObjectName | undefined, Body>();
  known.set(body, inNamespaces);
  const made = inNamespaces.get(namespace) ?? written(namespace, body);
  inNamespaces.set(namespace, made);
  return made;
}
