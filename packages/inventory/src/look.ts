import type { Json, JsonObject } from "@meshwright/model";

// How checks look into bodies, which may hold anything: what is not there, or of another type, is absent.

export const isMap = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value at the end of a way of keys. */
export function at(value: Json | undefined, ...keys: readonly (string | number)[]): Json | undefined {
  let here = value;
  for (const key of keys) {
    if (Array.isArray(here)) here = typeof key === "number" ? here[key] : undefined;
    else here = isMap(here) && Object.hasOwn(here, key) ? here[key] : undefined;
  }
  return here;
}

export const textAt = (value: Json | undefined, ...keys: readonly (string | number)[]): string | undefined => {
  const found = at(value, ...keys);
  return typeof found === "string" ? found : undefined;
};

/** A map's entries; none for anything else. */
export const entriesAt = (
  value: Json | undefined,
  ...keys: readonly (string | number)[]
): readonly (readonly [string, Json | undefined])[] => {
  const found = at(value, ...keys);
  return isMap(found) ? Object.entries(found) : [];
};

/** A list's items; none for anything else. */
export const itemsAt = (value: Json | undefined, ...keys: readonly (string | number)[]): readonly Json[] => {
  const found = at(value, ...keys);
  return Array.isArray(found) ? found : [];
};

/** The texts of a list, without what else is in it; none for anything else. */
export const textsAt = (value: Json | undefined, ...keys: readonly (string | number)[]): readonly string[] =>
  itemsAt(value, ...keys).filter((item) => typeof item === "string");
