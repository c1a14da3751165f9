import { secretsIn } from "@meshwright/reading";
import type { Effect } from "../effect.ts";
import { hidden } from "./secret-values.ts";

/** A text up to the first secret in it: where that ends nobody can say. */
function upToSecret(text: string): string {
  const [first] = secretsIn(text);
  return first === undefined ? text : `${text.slice(0, first.offset)}${hidden}`;
}

/** An effect that anybody may read, although a rule may have repeated a value that is a secret. */
export const maskEffect = (effect: Effect): Effect => ({
  ...effect,
  says: upToSecret(effect.says),
  ...(effect.beforeMerging !== undefined && { beforeMerging: upToSecret(effect.beforeMerging) }),
  ...(effect.afterMerging !== undefined && { afterMerging: upToSecret(effect.afterMerging) }),
  ...(effect.watch !== undefined && { watch: upToSecret(effect.watch) }),
});
