import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { load, loadAll } from "js-yaml";
import { expect, test } from "vitest";
import { loadSchemas } from "../src/index.ts";

const berths = load(`
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: berths.port.harbour.example }
spec:
  group: port.harbour.example
  scope: Namespaced
  names: { kind: Berth, plural: berths }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          required: [spec]
          properties:
            spec:
              type: object
              required: [length]
              properties:
                length: { type: integer, minimum: 10 }
                side: { type: string, enum: [port, starboard] }
                depth: { x-kubernetes-int-or-string: true, anyOf: [{ type: integer }, { type: string }] }
                code: { type: string, pattern: "^[A-Z]{2}$" }
                tags: { type: object, additionalProperties: { type: string } }
                extra: { type: object, x-kubernetes-preserve-unknown-fields: true }
                crane: { type: string }
                ramp: { type: string }
              oneOf:
                - { not: { anyOf: [{ required: [crane] }, { required: [ramp] }] } }
                - { required: [crane] }
                - { required: [ramp] }
    - name: v0
      served: false
      storage: false
      schema: { openAPIV3Schema: { type: object } }
`);

const berth = (spec: Readonly<Record<string, unknown>>) => ({
  apiVersion: "port.harbour.example/v1",
  kind: "Berth",
  metadata: { name: "north-1", namespace: "harbour" },
  spec,
});

const told = async (spec: Readonly<Record<string, unknown>>): Promise<readonly string[]> => {
  const schemas = (await loadSchemas({ compiler: true })).withCrds([berths]);
  return (schemas.validate(berth(spec)) ?? []).map(({ pointer, problem }) => `${pointer} ${problem.kind}`);
};

test("a kind that is not known is known by its CRD, in the versions that are served", async () => {
  const without = await loadSchemas({ compiler: true });
  const schemas = without.withCrds([berths]);
  expect(without.find(berth({}))).toBeUndefined();
  expect(schemas.find(berth({}))?.source).toContain("berths.port.harbour.example");
  expect(schemas.find({ ...berth({}), apiVersion: "port.harbour.example/v0" })).toBeUndefined();
  expect(schemas.find({ apiVersion: "v1", kind: "ConfigMap" })).toBeDefined();
});

test.each([
  ["what it allows", { length: 40, side: "port", depth: "12m", code: "AB", tags: { a: "b" }, extra: { any: [1] } }, []],
  ["a field that it does not know", { length: 40, lenght: 3 }, ["/spec/lenght unknown-field"]],
  ["a field that is missing", {}, ["/spec missing-field"]],
  ["a value of another type", { length: "40" }, ["/spec/length wrong-type"]],
  ["a number that is too small", { length: 4 }, ["/spec/length wrong-form"]],
  ["a value that is not listed", { length: 40, side: "left" }, ["/spec/side not-one-of"]],
  ["a text of another form", { length: 40, code: "ABC" }, ["/spec/code wrong-form"]],
  ["a value of a map of texts", { length: 40, tags: { a: 1 } }, ["/spec/tags/a wrong-type"]],
  ["two of which there may be one", { length: 40, crane: "a", ramp: "b" }, ["/spec wrong-form"]],
])("%s", async (_words, spec, violations) => {
  expect(await told(spec)).toEqual(violations);
});

test("an imported CRD goes before the package's schema of the same kind", async () => {
  const crd = load(`
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: certificates.cert-manager.io }
spec:
  group: cert-manager.io
  names: { kind: Certificate }
  versions:
    - name: v1
      served: true
      schema: { openAPIV3Schema: { type: object, properties: { spec: { type: object, properties: { newer: { type: string } } } } } }
`);
  const body = { apiVersion: "cert-manager.io/v1", kind: "Certificate", metadata: { name: "a" }, spec: { newer: "x" } };
  const without = await loadSchemas({ compiler: true });
  expect(without.validate(body)).not.toEqual([]);
  expect(without.withCrds([crd]).validate(body)).toEqual([]);
});

// The CRDs of the upstream projects themselves, which are no part of this repository.
const folder = process.env["MESHWRIGHT_CRDS"] ?? `${import.meta.dirname}/../../../../shared/upstream/crds`;

test.runIf(existsSync(folder))(
  "everything that is rendered is valid by the upstream CRDs themselves",
  async () => {
    const crds = readdirSync(folder).flatMap((file) => loadAll(readFileSync(`${folder}/${file}`, "utf8")));
    const schemas = (await loadSchemas({ compiler: true })).withCrds(crds);
    const root = `${import.meta.dirname}/../../..`;
    const files = globSync(["clusters/**/*.yaml", "packages/mesh/test/golden/**/*.yaml"], { cwd: root });
    expect(files.length).toBeGreaterThan(100);
    const violations = files.flatMap((file) => {
      const body = load(readFileSync(`${root}/${file}`, "utf8"));
      const found = schemas.validate(body as { apiVersion: string; kind: string }); // oxlint-disable-line typescript/no-unsafe-type-assertion -- what we rendered has both
      return (found ?? []).map((violation) => ({ file, ...violation }));
    });
    expect(violations).toEqual([]);
  },
  120_000,
);
