import { secretsIn } from "@meshwright/reading";
import type { Effect } from "../effect.ts";
import { hidden } from "./secret-values.ts";

/** What looks like a secret access key of AWS, in a sentence: nothing but the key before it would tell. */
const accessKey =
  /(?<![\w+/])(?=[^\s]{0,39}[A-Z])(?=[^\s]{0,39}[a-z])(?=[^\s]{0,39}[0-9])[A-Za-z0-9+/]{40}(?![\w+/=])/g;

/** A text up to the first secret in it: where that ends nobody can say. */
function upToSecret(text: string): string {
  const [first] = secretsIn(text);
  const known = first === undefined ? text : `${text.slice(0, first.offset)}${hidden}`;
  return known.replaceAll(accessKey, hidden);
}

/** An effect that anybody may read, although a rule may have repeated a value that is a secret. */
export const maskEffect = (effect: Effect): Effect => ({
  ...effect,
  says: upToSecret(effect.says),
  ...(effect.beforeMerging !== undefined && { beforeMerging: upToSecret(effect.beforeMerging) }),
  ...(effect.afterMerging !== undefined && { afterMerging: upToSecret(effect.afterMerging) }),
});
