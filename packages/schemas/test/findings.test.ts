import { MeshwrightError, type Place } from "@meshwright/findings";
import { knownName } from "@meshwright/model";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bundledSchema, loadSchemas, openSchemas, schemasFolder, violationFinding } from "../src/index.ts";
import { type BodyName, changed } from "./bodies.ts";

const schemas = await loadSchemas({ cache: undefined });
const ref = { apiVersion: "v1", kind: "Service", namespace: knownName("shop"), name: knownName("checkout") };
const place: Place = { in: "object", cluster: "harbour", ref, pointer: "" };

/** The findings of a changed body. */
async function findingsOf(name: BodyName, pointer: string, value: unknown) {
  const body = changed(name, pointer, value);
  await schemas.prepare([body]);
  const known = schemas.find(body);
  if (known === undefined) throw new Error(`no schema of ${body.kind}`);
  return (schemas.validate(body) ?? []).map((violation) => violationFinding(place, violation, known));
}

test.each<[string, BodyName, string, unknown]>([
  ["MW4001", "peerAuthentication", "/spec/mtls/modee", "STRICT"],
  ["MW4002", "deployment", "/spec/selector", undefined],
  ["MW4003", "service", "/spec/ports/0/port", 0],
  ["MW4003", "virtualService", "/spec/http/0/match/0/uri/exact", "/"],
  ["MW4006", "deployment", "/spec/template/spec/priority", 1e12],
])("%s: %s with %s = %j", async (code, name, pointer, value) => {
  expect((await findingsOf(name, pointer, value)).map((one) => one.code)).toEqual([code]);
});

test("the finding of an unknown field says whose types do not have it", async () => {
  const [found] = await findingsOf("peerAuthentication", "/spec/mtls/modee", "STRICT");
  expect(found).toMatchObject({ place: { pointer: "/spec/mtls/modee" } });
  expect(found?.message).toContain("@kubernetes-models/istio 3.0.1");
});

describe("MW4007", () => {
  const codeOf = async (folder: string): Promise<string | undefined> => {
    try {
      (await loadSchemas({ folder, cache: undefined })).validate({ apiVersion: "v1", kind: "Pod" });
      return undefined;
    } catch (error) {
      return error instanceof MeshwrightError ? error.findings[0]?.code : String(error);
    }
  };

  test.each<[string, string | undefined]>([
    ["index.json", "{"],
    ["index.json", "{}"],
    ["definitions.json", "[]"],
    ["v1/pod-v1.json", "true"],
  ])("%s holds %s", async (file, text) => {
    const folder = mkdtempSync(join(tmpdir(), "meshwright-broken-"));
    cpSync(schemasFolder, folder, { recursive: true });
    writeFileSync(join(folder, file), text ?? "");
    expect(await codeOf(folder)).toBe("MW4007");
    rmSync(folder, { recursive: true });
  });

  test("the folder is missing", async () => expect(await codeOf("/nowhere/schemas")).toBe("MW4007"));
});

test("a bundled schema needs no other file", () => {
  const text = JSON.stringify(bundledSchema(openSchemas(schemasFolder), { apiVersion: "apps/v1", kind: "Deployment" }));
  expect(text).not.toContain("definitions.json");
  for (const [, name = ""] of text.matchAll(/"#\/definitions\/([^"]+)"/g)) expect(text).toContain(`"${name}":`);
});
