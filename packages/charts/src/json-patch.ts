import { isMap } from "@meshwright/inventory";
import { pointerKeys } from "@meshwright/findings";
import type { Json, PatchOperation } from "@meshwright/model";
import { applyPatch, type Operation } from "rfc6902";

/** The changed copy, or which operation fails, at which pointer, and why. */
export type Patched =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly operation: PatchOperation; readonly pointer: string; readonly problem: string };

/** The library skips these keys, so that nobody reaches what all objects share. */
const skipped = new Set(["__proto__", "constructor", "prototype"]);

/** Where a pointer ends: what holds it, by which key, and whether there is something. */
function endOf(
  value: Json,
  pointer: string,
): { readonly holder: Json | undefined; readonly key: string; there: boolean } {
  const keys = pointerKeys(pointer);
  let holder: Json | undefined;
  let here: Json | undefined = value;
  for (const key of keys) {
    holder = here;
    if (Array.isArray(holder)) here = /^(0|[1-9]\d{0,8})$/.test(key) ? holder[Number(key)] : undefined;
    else here = holder !== undefined && isMap(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined;
  }
  return { holder, key: keys.at(-1) ?? "", there: here !== undefined };
}

/** What is wrong with an operation before it is applied; the library is lax where RFC 6902 is not. */
function problemOf(value: Json, operation: PatchOperation): { pointer: string; problem: string } | undefined {
  const { op, path } = operation;
  const pointers = "from" in operation ? [operation.from, path] : [path];
  for (const pointer of pointers) {
    if (pointerKeys(pointer).some((key) => skipped.has(key))) return { pointer, problem: "no object has such a key" };
    const { holder, key, there } = endOf(value, pointer);
    const isTarget = pointer === path && (op === "add" || op === "move" || op === "copy");
    if (!isTarget) {
      if (!there) return { pointer, problem: "nothing is there" };
      continue;
    }
    if (Array.isArray(holder)) {
      if (key !== "-" && !(/^(0|[1-9]\d{0,8})$/.test(key) && Number(key) <= holder.length))
        return { pointer, problem: `the list has ${holder.length} items` };
    } else if (holder === undefined || !isMap(holder))
      return { pointer, problem: "nothing is there that could hold it" };
  }
  return undefined;
}

/** Applies operations one after the other, all or none: https://www.rfc-editor.org/rfc/rfc6902. What it is given stays as it is. */
export function patched(value: Json, operations: readonly PatchOperation[]): Patched {
  const copy: Json = structuredClone(value);
  for (const operation of operations) {
    const wrong = problemOf(copy, operation);
    if (wrong !== undefined) return { ok: false, operation, ...wrong };
    const [error] = applyPatch(copy, [structuredClone(operation) as Operation]);
    // The library's words repeat values.
    if (error) {
      const problem = operation.op === "test" ? "another value is there" : "it cannot be applied there";
      return { ok: false, operation, pointer: operation.path, problem };
    }
  }
  return { ok: true, value: copy };
}
