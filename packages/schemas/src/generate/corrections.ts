import type { JsonSchema } from "../json-schema.ts";
import { type Address, editAt, parseAddress } from "./address.ts";
import { typeName } from "./type-schemas.ts";

/** A change of the types' schemas: what a newer upstream added, or what the types lost. */
export interface Correction {
  readonly at: string;
  /** Put over what is there; a `$ref` that is there is replaced. */
  readonly put: JsonSchema;
  /** A row for a `new` field has no place once the packages have caught up; one for a `known` field never makes one. */
  readonly expects: "new" | "known";
}

export interface KindDefinitions {
  readonly apiVersion: string;
  readonly kind: string;
  readonly source: string;
  /** Key of the kind's own definition. */
  readonly root: string;
  readonly definitions: Readonly<Record<string, JsonSchema>>;
}

const groupOf = (apiVersion: string): string => (apiVersion.includes("/") ? (apiVersion.split("/")[0] ?? "") : "");

function merged(before: JsonSchema | undefined, { put, expects }: Correction): JsonSchema | undefined {
  if ((expects === "new") !== (before === undefined)) return undefined;
  if (put.$ref !== undefined || before?.$ref !== undefined) return put;
  return { ...before, ...put };
}

/** All corrections put into the definitions of all kinds. One that finds no place is a mistake, and an error. */
export function corrected(
  kinds: readonly KindDefinitions[],
  corrections: readonly Correction[],
): readonly KindDefinitions[] {
  const rows = corrections.map((row) => ({ row, address: parseAddress(row.at) }));
  const byType = Map.groupBy(rows, ({ address }) => address.type);
  const used = new Set<Correction>();
  const fits = ({ group }: Address, apiVersion: string): boolean =>
    group === undefined || group === groupOf(apiVersion);
  const result = kinds.map((kind) => ({
    ...kind,
    definitions: Object.fromEntries(
      Object.entries(kind.definitions).map(([key, definition]) => {
        let schema = definition;
        for (const { row, address } of byType.get(typeName(key)) ?? []) {
          if (!fits(address, kind.apiVersion)) continue;
          const edited = editAt(schema, address.steps, (before) => merged(before, row));
          if (edited === undefined) continue;
          used.add(row);
          schema = edited;
        }
        return [key, schema];
      }),
    ),
  }));
  const unused = corrections.filter((row) => !used.has(row)).map(({ at }) => at);
  if (unused.length > 0) throw new Error(`corrections that find no place: ${unused.join(", ")}`);
  return result;
}
