import type { WrittenField } from "@meshwright/model";

/** Flux knows no `each item` in the paths of its rules, and passes over what is not there. No webhook configuration has more. */
const items = Array.from({ length: 8 }, (_, index) => String(index));

/** A jq path of plain keys and `[]` as RFC 6901 pointers. */
export function pointersOf(jqPath: string): readonly string[] {
  const steps = [...jqPath.matchAll(/\.([A-Za-z][A-Za-z0-9]*)|(\[\])\??/g)];
  if (steps.length === 0 || steps.map(([step]) => step).join("") !== jqPath)
    throw new Error(`no pointers can be made of the jq path ${jqPath}`);
  return steps.reduce<readonly string[]>(
    (pointers, [, key]) =>
      pointers.flatMap((pointer) => (key === undefined ? items : [key]).map((step) => `${pointer}/${step}`)),
    [""],
  );
}

/** Rules by which Flux leaves alone what controllers in the cluster write. */
export const ignoreRules = (fields: readonly WrittenField[]) =>
  fields.map(({ group, kind, name, jqPath }) => ({
    paths: [...pointersOf(jqPath)],
    target: { group, kind, ...(name !== undefined && { name }) },
  }));
