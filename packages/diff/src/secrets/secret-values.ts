import type { Json } from "@meshwright/model";
import { isMap } from "@meshwright/inventory";
import { secretsIn } from "@meshwright/reading";
import type { Path, Step } from "../value/change.ts";

/** Stands for what nobody is to read. */
export const hidden = "(hidden)";

/** Keys of a Secret whose values are secret, whatever they look like. */
const isData = (key: string): boolean => key === "data" || key === "stringData";

/** A text that is a Secret itself: what `kubectl apply` notes in an annotation, what a ConfigMap holds to be applied. */
const isSecretObject = (text: string): boolean =>
  text.includes("Secret") && /\bkind["']?\s*:\s*["']?Secret\b/.test(text) && /\b(?:data|stringData)\b/.test(text);

/** Tells whether a text is secret where it stands behind a key. Texts are the same in many clusters: each is looked at once. */
export function secretFinder(): (text: string, key?: string) => boolean {
  const known = new Map<string, boolean>();
  return (text, key) => {
    if (text.length < 8) return false;
    const line = key === undefined ? `- ${text}` : `${key}: ${text}`;
    const found = known.get(line) ?? (isSecretObject(text) || secretsIn(text).length > 0 || secretsIn(line).length > 0);
    known.set(line, found);
    return found;
  };
}

/** The same value, to be read by anybody. */
export function masked(value: Json, isSecret: ReturnType<typeof secretFinder>, key?: string): Json {
  if (typeof value === "string") return isSecret(value, key) ? hidden : value;
  if (Array.isArray(value)) return value.map((item: Json) => masked(item, isSecret));
  if (!isMap(value)) return value;
  const isHidden = (inner: string): boolean => value["kind"] === "Secret" && isData(inner);
  return Object.fromEntries(
    Object.entries(value).map(([inner, one]) => [
      inner,
      one === undefined ? one : isHidden(inner) ? hiddenWhole(one) : masked(one, isSecret, inner),
    ]),
  );
}

/** Of a map its keys, of anything else nothing. */
export const hiddenWhole = (value: Json): Json =>
  isMap(value) ? Object.fromEntries(Object.keys(value).map((key) => [key, hidden])) : hidden;

/** True where a path leads into what a Secret holds. */
export function isInSecret(body: Json | undefined, path: Path): boolean {
  let here = body;
  for (const step of path) {
    if (isMap(here) && here["kind"] === "Secret" && "key" in step && isData(step.key)) return true;
    here = innerOf(here, step);
  }
  return false;
}

function innerOf(value: Json | undefined, step: Step): Json | undefined {
  if ("key" in step) return isMap(value) && Object.hasOwn(value, step.key) ? value[step.key] : undefined;
  return Array.isArray(value) ? value[step.index] : undefined;
}
