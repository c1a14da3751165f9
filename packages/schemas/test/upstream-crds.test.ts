import { loadAll } from "js-yaml";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bundledSchema, loadSchemas, openSchemas, schemasFolder } from "../src/index.ts";
import { type CrdSchema, differences } from "./crd-differences.ts";

// The CRDs of the upstream projects themselves. They are no part of this repository: where they are missing, the
// overlay is only as good as it was when they were last there.
const folder = process.env["MESHWRIGHT_CRDS"] ?? `${import.meta.dirname}/../../../../shared/upstream/crds`;
const isThere = existsSync(folder);

interface Definition {
  readonly apiVersion: string;
  readonly kind: string;
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema: { readonly openAPIV3Schema: CrdSchema };
    }[];
  };
}

const crds = isThere
  ? readdirSync(folder).flatMap((file) =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- files of CRDs hold CRDs
      (loadAll(readFileSync(`${folder}/${file}`, "utf8")) as (Definition | null)[]).flatMap((definition) =>
        definition?.kind === "CustomResourceDefinition" ? [definition] : [],
      ),
    )
  : [];

const versions = crds.flatMap(({ spec }) =>
  spec.versions
    .filter(({ served }) => served)
    .map(({ name, schema }) => ({
      apiVersion: `${spec.group}/${name}`,
      kind: spec.names.kind,
      crd: schema.openAPIV3Schema,
    })),
);

/** Kinds that no tree holds: cert-manager's controllers make and remove them. */
const withoutSchema = ["acme.cert-manager.io/v1 Challenge", "acme.cert-manager.io/v1 Order"];

/** Values of which a CRD says only that they are texts, and of which the controllers take a few; by the end of their path. */
const knownToControllers = [
  // Label selectors, and pods and Services that are made from what is written there.
  /\.matchExpressions\[\]\.operator is any text$/,
  /\.podTemplate\.spec\.[^ ]+ is any text$/,
  /\.http01\.\w+\.serviceType is any text$/,
  // Argo CD: allow or deny.
  /^\.spec\.syncWindows\[\]\.kind is any text$/,
  // AWS: enable or disable, allow or deny.
  /^\.spec\.options\.\w+ is any text$/,
  /^\.spec\.entries\[\]\.ruleAction is any text$/,
];

const schemas = await loadSchemas();

describe.skipIf(!isThere)("the schemas and the CRDs of the upstream projects", () => {
  const store = openSchemas(schemasFolder);
  const known = versions.filter((one) => schemas.find(one) !== undefined);

  test("have the same kinds", () => {
    const missing = versions.filter((one) => schemas.find(one) === undefined);
    expect(missing.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`)).toEqual(withoutSchema);
  });

  test.each(known)("$apiVersion $kind refuses nothing that its CRD accepts", ({ crd, ...kind }) => {
    const { definitions = {}, ...root } = bundledSchema(store, kind);
    const found = [...differences(crd, root, definitions)];
    expect(found.filter((one) => !knownToControllers.some((path) => path.test(one)))).toEqual([]);
  });

  test("agree that the CRDs themselves are objects without anything wrong", async () => {
    await schemas.prepare(crds);
    expect(crds.map((crd) => schemas.validate(crd)).filter((found) => found?.length !== 0)).toEqual([]);
    expect(crds.length).toBeGreaterThan(40);
  });
});
