import type { Json } from "@meshwright/model";
import { secretsIn } from "@meshwright/reading";
import type { ValueChange } from "./change.ts";
import { pathText } from "./change.ts";

const telling = /token|passw|secret|credential|private|key/i;

/** Names of objects, which are no secrets. */
const naming = /(?:name|topologykey)$/i;

/** A value that fits into a sentence; undefined for what is too long, has parts, or may be a secret. */
function shown(value: Json): string | undefined {
  if (typeof value === "object" && value !== null) return undefined;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (text.length > 80 || text.includes("\n") || secretsIn(text).length > 0) return undefined;
  return text === "" ? "an empty text" : text;
}

/** `env.A from 1 to 2`, `env.A is new: 1`, `env.A goes`: one difference, in a list of some. Never a secret. */
export function changeInWords(change: ValueChange): string {
  const path = change.path.length === 0 ? "all of it" : pathText(change.path);
  if (telling.test(path) && !naming.test(path)) return `${path} (not shown)`;
  switch (change.how) {
    case "added": {
      const value = shown(change.after);
      return value === undefined ? `${path} is new` : `${path} is new: ${value}`;
    }
    case "removed":
      return `${path} goes`;
    case "changed": {
      if (change.inside?.as === "lines")
        return `${path} (lines: ${change.inside.removed} go, ${change.inside.added} come)`;
      const [before, after] = [shown(change.before), shown(change.after)];
      return before === undefined || after === undefined ? `${path} changes` : `${path} from ${before} to ${after}`;
    }
    case "reordered":
      return `${path} in another order`;
  }
}
