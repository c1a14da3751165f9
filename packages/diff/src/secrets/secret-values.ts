import type { Json, JsonObject } from "@meshwright/model";
import { isMap } from "@meshwright/inventory";
import { secretsIn } from "@meshwright/reading";
import type { Path, Step } from "../value/change.ts";
import { structuredText } from "../value/structured-text.ts";

/** Stands for what nobody is to read. */
export const hidden = "(hidden)";

/** Keys of a Secret whose values are secret, whatever they look like. */
const isData = (key: string): boolean => key === "data" || key === "stringData";

/** A text that is a Secret itself: what `kubectl apply` notes in an annotation, what a ConfigMap holds to be applied. */
const isSecretText = (text: string): boolean =>
  text.includes("Secret") && /\bkind["']?\s*:\s*["']?Secret\b/.test(text) && /\b(?:data|stringData)\b/.test(text);

/** Keys that tell secrets: to read every text as data would take too long. */
const mayTell = /token|password|client-key-data|clientSecret|privateKeyData|secret_?access_?key/i;

/** Tells whether a text is secret where it stands behind a key. Texts are the same in many clusters: each is looked at once. */
export function secretFinder(): (text: string, key?: string) => boolean {
  const known = new Map<string, boolean>();
  /** Data in a text may be written such that no line of it tells: `{"password":"…"}`. */
  const holdsSecret = (text: string): boolean => {
    const data = /[{[]/.test(text) && mayTell.test(text) ? structuredText(text)?.value : undefined;
    return data !== undefined && JSON.stringify(masked(data, isSecret)) !== JSON.stringify(data);
  };
  const isSecret = (text: string, key?: string): boolean => {
    if (text.length < 8) return false;
    const line = key === undefined ? `- ${text}` : `${key}: ${text}`;
    const found =
      known.get(line) ??
      (isSecretText(text) || secretsIn(text).length > 0 || secretsIn(line).length > 0 || holdsSecret(text));
    known.set(line, found);
    return found;
  };
  return isSecret;
}

/** The same value, to be read by anybody. */
export function masked(value: Json, isSecret: ReturnType<typeof secretFinder>, key?: string): Json {
  if (typeof value === "string" || typeof value === "number") return isSecret(String(value), key) ? hidden : value;
  if (Array.isArray(value)) return value.map((item: Json) => masked(item, isSecret));
  return isMap(value) ? maskedMap(value, isSecret, value["kind"] === "Secret") : value;
}

function maskedMap(value: JsonObject, isSecret: ReturnType<typeof secretFinder>, isSecretObject: boolean): Json {
  const inner = (name: string, one: Json): Json => {
    if (isSecretObject && isData(name)) return hiddenWhole(one);
    if (isListOfSecrets(value, name) && Array.isArray(one))
      return one.map((item: Json) => (isMap(item) ? maskedMap(item, isSecret, true) : hidden));
    return masked(one, isSecret, name);
  };
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, one === undefined ? one : inner(name, one)]),
  );
}

/** Its items need not say again what they are. */
const isListOfSecrets = (value: JsonObject, key: string): boolean => value["kind"] === "SecretList" && key === "items";

/** Of a map its keys, of anything else nothing. */
export const hiddenWhole = (value: Json): Json =>
  isMap(value) ? Object.fromEntries(Object.keys(value).map((key) => [key, hidden])) : hidden;

/** True where a path leads into what a Secret holds. */
export function isInSecret(body: Json | undefined, path: Path): boolean {
  let here = body;
  let isInList = false;
  for (const step of path) {
    if (isMap(here) && "key" in step) {
      if ((here["kind"] === "Secret" || isInList) && isData(step.key)) return true;
      isInList ||= isListOfSecrets(here, step.key);
    }
    here = innerOf(here, step);
  }
  return false;
}

function innerOf(value: Json | undefined, step: Step): Json | undefined {
  if ("key" in step) return isMap(value) && Object.hasOwn(value, step.key) ? value[step.key] : undefined;
  return Array.isArray(value) ? value[step.index] : undefined;
}
