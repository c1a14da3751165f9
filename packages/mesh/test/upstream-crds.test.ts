import type { Fleet } from "@meshwright/model";
import {
  ackFleet,
  directFleet,
  existingStoreFleet,
  externalFleet,
  harbourFleet,
  newAckFleet,
  otherAccountFleet,
  selfSignedFleet,
  shopFleet,
  storedKeyFleet,
  vaultFleet,
  vaultIssuerFleet,
  venafiFleet,
  withEngines,
} from "@meshwright/testkit";
import { Ajv } from "ajv";
import { loadAll } from "js-yaml";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { objectsOf, treeOf } from "./tree.ts";

// The CRDs of the upstream projects themselves. They are no part of this repository: where they are missing, the models'
// own validators and the goldens are all that looks at the objects.
const folder = process.env["MESHWRIGHT_CRDS"] ?? `${import.meta.dirname}/../../../../shared/upstream/crds`;
const isThere = existsSync(folder);

interface Definition {
  readonly kind: string;
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: object } }[];
  };
}

/** The schema with every object closed that does not say it preserves unknown fields, as the API server prunes. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  const isOpen =
    inner["x-kubernetes-preserve-unknown-fields"] === true ||
    inner["x-kubernetes-embedded-resource"] === true ||
    inner["additionalProperties"] !== undefined;
  return inner["type"] === "object" && inner["properties"] !== undefined && !isOpen
    ? { ...inner, additionalProperties: false }
    : inner;
}

/** `group/version kind` → schema, for every kind that the CRDs define. */
function schemas(): ReadonlyMap<string, object> {
  const definitions = readdirSync(folder).flatMap((file) =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- files of CRDs hold CRDs
    (loadAll(readFileSync(`${folder}/${file}`, "utf8")) as (Definition | null)[]).filter(
      (definition) => definition?.kind === "CustomResourceDefinition",
    ),
  );
  return new Map(
    definitions.flatMap((definition) =>
      (definition?.spec.versions ?? []).map(
        ({ name, schema }) =>
          [`${definition?.spec.group}/${name} ${definition?.spec.names.kind}`, schema.openAPIV3Schema] as const,
      ),
    ),
  );
}

/** Validators of the closed schemas. What every object has is the API server's own matter; some CRDs say nothing of it. */
function validators(): ReadonlyMap<string, ReturnType<Ajv["compile"]>> {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  return new Map(
    [...schemas()].map(([key, schema]) => [key, ajv.compile(Object(closed({ ...schema, required: [] })))]),
  );
}

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly default?: unknown;
}

/** Paths of fields below lists that the API server would fill in: Argo CD takes each for drift, and heals it for ever. */
function* missingDefaults(schema: Schema, value: unknown, path: string, inList: boolean): Generator<string> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      yield* missingDefaults(schema.items ?? {}, item, `${path}/${index}`, true);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(schema.properties ?? {})) {
      const own: unknown = Reflect.get(value, key);
      if (own !== undefined) yield* missingDefaults(inner, own, `${path}/${key}`, inList);
      else if (inList && inner.default !== undefined) yield `${path}/${key}`;
    }
  }
}

describe.skipIf(!isThere)("objects fit the closed schemas of the upstream CRDs", () => {
  const byKind = isThere ? validators() : new Map<string, ReturnType<Ajv["compile"]>>();

  test.each<[string, Fleet]>([
    ["shop", shopFleet],
    ["ack", ackFleet],
    ["ack-new", newAckFleet],
    ["harbour", harbourFleet],
    ["other-account", otherAccountFleet],
    ["vault", vaultFleet],
    ["direct", directFleet],
    ["self-signed", selfSignedFleet],
    ["existing-store", existingStoreFleet],
    ["external-issuer", externalFleet],
    ["stored-key", storedKeyFleet],
    ["vault-issuer", vaultIssuerFleet],
    ["venafi", venafiFleet],
    ["shop by Flux", withEngines(shopFleet, "flux")],
    ["harbour by both engines", withEngines(harbourFleet, "argocd", "flux")],
  ])("%s", (_name, fleet) => {
    const checked = [...objectsOf(treeOf(fleet))].flatMap(([path, body]) => {
      const validate = byKind.get(`${body.apiVersion} ${body.kind}`);
      if (validate === undefined) return [];
      const { apiVersion: _version, kind: _kind, metadata: _metadata, ...own } = body;
      void validate(own);
      return [
        {
          path,
          errors: (validate.errors ?? []).map(({ instancePath, message, params }) => ({
            instancePath,
            message,
            params,
          })),
        },
      ];
    });
    expect(checked.filter(({ errors }) => errors.length > 0)).toEqual([]);
    expect(checked.length).toBeGreaterThan(20);
  });

  const schemaOf = isThere ? schemas() : new Map<string, object>();

  test.each<[string, Fleet]>([
    ["shop", shopFleet],
    ["ack", ackFleet],
    ["ack-new", newAckFleet],
    ["harbour", harbourFleet],
    ["other-account", otherAccountFleet],
    ["vault", vaultFleet],
    ["direct", directFleet],
    ["self-signed", selfSignedFleet],
    ["shop by Flux", withEngines(shopFleet, "flux")],
    ["harbour by both engines", withEngines(harbourFleet, "argocd", "flux")],
  ])("%s leaves no default inside a list to the API server", (_name, fleet) => {
    const missing = [...objectsOf(treeOf(fleet))].flatMap(([path, body]) =>
      [...missingDefaults(schemaOf.get(`${body.apiVersion} ${body.kind}`) ?? {}, body, "", false)].map(
        (field) => `${path} ${field}`,
      ),
    );
    expect(missing).toEqual([]);
  });
});
