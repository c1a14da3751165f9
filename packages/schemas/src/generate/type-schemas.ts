import {
  type BaseType,
  type Config,
  createFormatter,
  createParser,
  DefinitionType,
  ReferenceType,
  SchemaGenerator,
  type SubTypeFormatter,
} from "ts-json-schema-generator";
import type { JsonSchema } from "../json-schema.ts";
import type { KindSource } from "./kind-source.ts";
import { rootName, rootsFile, typesProgram } from "./types-program.ts";

/** The schema of one kind: the key of its own definition, and all definitions by key. */
export interface TypeSchema {
  readonly root: string;
  readonly definitions: Readonly<Record<string, JsonSchema>>;
}

/** `ISecretKeySelector` is the name of several types, so the type's id is part of the key. */
const definitionKey = (type: DefinitionType): string => `${type.getName()}~${type.getType().getId()}`;

/** The name of the type that a definition was made from. */
export const typeName = (key: string): string => key.replace(/~.*/s, "");

/** The definition that a type is; a type that holds itself refers to it before it is there. */
function definitionOf(type: BaseType): DefinitionType | undefined {
  if (type instanceof DefinitionType) return type;
  if (!(type instanceof ReferenceType)) return undefined;
  const referred = type.getType();
  return referred instanceof DefinitionType ? referred : new DefinitionType(type.getName(), referred);
}

/** Refers to definitions by key, where the library would refer by name and stop at the second type of one name. */
const byKey = (rest: { getChildren(type: BaseType): BaseType[] }): SubTypeFormatter => ({
  supportsType: (type) => definitionOf(type) !== undefined,
  getDefinition: (type) => {
    const definition = definitionOf(type);
    return definition === undefined ? {} : { $ref: `#/definitions/${definitionKey(definition)}` };
  },
  getChildren: (type) => (type instanceof DefinitionType ? [type, ...rest.getChildren(type.getType())] : []),
});

class Generator extends SchemaGenerator {
  override appendRootChildDefinitions(rootType: BaseType, definitions: Record<string, object>): void {
    for (const child of this.typeFormatter.getChildren(rootType)) {
      if (child instanceof DefinitionType) {
        definitions[definitionKey(child)] ??= this.typeFormatter.getDefinition(child.getType());
      }
    }
  }
}

/** The schemas of all types, in the order of `sources`. */
export function typeSchemas(sources: readonly KindSource[]): readonly TypeSchema[] {
  const config = {
    path: rootsFile,
    expose: "export",
    jsDoc: "none",
    topRef: true,
    additionalProperties: false,
    sortProps: true,
    encodeRefs: false,
    skipTypeCheck: true,
  } satisfies Config;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all that parser and formatter read of it is there
  const completed = config as unknown as Parameters<typeof createParser>[1];
  const program = typesProgram(sources);
  const formatter = createFormatter(completed, (chain, rest) => chain.addTypeFormatter(byKey(rest)));
  const generator = new Generator(program, createParser(program, completed), formatter, completed);
  return sources.map((_source, index) => {
    const { definitions = {} } = generator.createSchema(rootName(index));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of draft-07 the generator uses what JsonSchema has
    const schemas = definitions as Readonly<Record<string, JsonSchema>>;
    const alias = Object.entries(schemas).find(([key]) => typeName(key) === rootName(index))?.[1];
    return { root: (alias?.$ref ?? "").slice("#/definitions/".length), definitions: schemas };
  });
}
