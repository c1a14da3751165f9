import { nearest } from "@meshwright/findings";
import { fileURLToPath } from "node:url";
import { readCompiled } from "./compiled.ts";
import { condensed } from "./condense.ts";
import type { JsonSchema } from "./json-schema.ts";
import { type ModelValidator, modelValidator, modelViolations } from "./model-validator.ts";
import { type CrdKind, kindsOfCrd } from "./crd-schemas.ts";
import { definitionOf } from "./refs.ts";
import type { Resolve } from "./schema-at.ts";
import { kindKey, type KindName } from "./schema-path.ts";
import { type KnownKind, openSchemas } from "./schema-store.ts";
import type { Validator } from "./validators.ts";
import { listed, type Violation } from "./violation.ts";
import { withoutNulls } from "./without-nulls.ts";

const fileFolder = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

export interface SchemaOptions {
  /** The folder of the schemas; schemas/kubernetes of this repository by default. */
  readonly folder?: string;
  /** Where compiled validators may lie; undefined as a value compiles always in the process. */
  readonly cache?: string | undefined;
  /** True where `withCrds` will be asked: then what compiles is loaded. */
  readonly compiler?: boolean;
}

/** Where the install step puts validators that are compiled ahead of time. */
export const compiledFolder: string = fileFolder("node_modules/.cache/meshwright/schemas");

/** Where the schemas of Kubernetes kinds lie. */
export const schemasFolder: string = fileFolder("schemas/kubernetes");

type ValidatorOf = (kind: KindName) => Validator;

/** The API server looks at the metadata of every object in the same way; names of custom resources are subdomains. */
const objectMetadata: JsonSchema = { $ref: "../definitions.json#/definitions/NamedDnsSubdomain" };

export interface Schemas {
  readonly kinds: readonly KnownKind[];
  /** The kind with what its schema was made from; undefined where there is no schema. */
  find(kind: KindName): KnownKind | undefined;
  /** `apiVersion kind` of the known kind that is most likely meant. */
  nearest(kind: KindName): string | undefined;
  /** Loads the models' own validators of kinds, so that `validate` asks them too. Kinds without a model are passed over. */
  prepare(kinds: Iterable<KindName>): Promise<void>;
  /** In which ways a body breaks its schema; undefined where there is none. Sorted, and at most twenty with a count. */
  validate(body: KindName): readonly Violation[] | undefined;
  /**
   * The same, where kinds that these CRDs serve go before those of the packages. Compiles them when they are asked for;
   * that wants the option `compiler`.
   */
  withCrds(crds: readonly unknown[]): Schemas;
}

/** Opens the schemas. Throws MeshwrightError (MW4007) where they are missing or broken. */
export async function loadSchemas(options: SchemaOptions = {}): Promise<Schemas> {
  const { folder = schemasFolder, cache, compiler = false } = { cache: compiledFolder, ...options };
  const store = openSchemas(folder);
  const known = new Map(store.kinds.map((kind) => [kindKey(kind), kind]));
  // Only where nothing was compiled ahead of time is there need of what compiles.
  const compiled = cache === undefined ? undefined : readCompiled(folder, cache);
  const lazyValidators =
    compiled === undefined || compiler ? (await import("./validators.ts")).lazyValidators : undefined;
  const validatorOf = compiled ?? lazyValidators?.(store);
  if (validatorOf === undefined) throw new Error("nothing is compiled, and what compiles was not loaded");
  const roots = new Map<string, JsonSchema>();
  const models = new Map<string, ModelValidator>();
  const resolve: Resolve = (ref) => store.definitions()[definitionOf(ref)];

  const rootOf = (kind: KindName): JsonSchema => {
    const root = roots.get(kindKey(kind)) ?? store.schemaOf(kind);
    roots.set(kindKey(kind), root);
    return root;
  };

  const schemasWith = (own: ReadonlyMap<string, CrdKind>, validatorOfCrd: ValidatorOf): Schemas => {
    const kindOf = (kind: KindName): KnownKind | undefined => own.get(kindKey(kind))?.known ?? known.get(kindKey(kind));
    return {
      kinds: [...store.kinds.filter((kind) => !own.has(kindKey(kind))), ...[...own.values()].map((kind) => kind.known)],
      find: kindOf,
      nearest: (kind) => nearest(kindKey(kind), [...known.keys(), ...own.keys()]),
      async prepare(wanted) {
        for (const kind of wanted) {
          const found = known.get(kindKey(kind));
          if (found === undefined || models.has(kindKey(kind))) continue;
          const validate = await modelValidator(found);
          if (validate !== undefined) models.set(kindKey(kind), validate);
        }
      },
      validate(body) {
        const key = kindKey(body);
        const value = withoutNulls(body);
        const crd = own.get(key);
        if (crd !== undefined) {
          const validate = validatorOfCrd(body);
          return validate(value) ? [] : listed(condensed(validate.errors ?? [], value, crd.schema, resolve));
        }
        if (!known.has(key)) return undefined;
        const validate = validatorOf(body);
        if (!validate(value)) return listed(condensed(validate.errors ?? [], value, rootOf(body), resolve));
        const errors = models.get(key)?.(Object(value)) ?? [];
        return errors.length === 0 ? [] : listed(modelViolations(errors, rootOf(body), resolve));
      },
      withCrds(crds) {
        if (lazyValidators === undefined) throw new Error("the schemas were loaded without what compiles CRDs");
        const served = crds.flatMap((crd) => kindsOfCrd(crd, objectMetadata));
        const all = new Map([...own, ...served.map((kind) => [kindKey(kind.known), kind] as const)]);
        return schemasWith(
          all,
          lazyValidators(store, (kind) => all.get(kindKey(kind))?.schema ?? store.schemaOf(kind)),
        );
      },
    };
  };
  return schemasWith(new Map(), validatorOf);
}
