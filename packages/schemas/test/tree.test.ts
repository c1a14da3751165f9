import { loadAll } from "js-yaml";
import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadSchemas } from "../src/index.ts";
import type { Body } from "./bodies.ts";

const root = `${import.meta.dirname}/../../..`;
const patterns = ["clusters/**/*.yaml", "packages/mesh/test/golden/**/*.yaml"];

test("every object of the committed tree and of the goldens fits its schema, and its model", async () => {
  const schemas = await loadSchemas();
  const objects = globSync(patterns, { cwd: root }).flatMap((file) =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- rendered files hold objects, others have no kind
    (loadAll(readFileSync(`${root}/${file}`, "utf8")) as (Body | null)[]).flatMap((body) =>
      body?.apiVersion === undefined || body.apiVersion.startsWith("kustomize.config.") ? [] : [{ file, body }],
    ),
  );
  await schemas.prepare(objects.map(({ body }) => body));
  const wrong = objects.flatMap(({ file, body }) => {
    const violations = schemas.validate(body);
    return violations?.length === 0 ? [] : [{ file, violations }];
  });
  expect(wrong).toEqual([]);
  expect(objects.length).toBeGreaterThan(400);
});
