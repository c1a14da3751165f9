import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codesIn, runCli } from "../fake-context.ts";
import { repository, scratchFolder } from "../sample-fleets.ts";

const at = scratchFolder("no-echo");
beforeAll(() => cpSync(join(repository, "clusters"), join(at, "clusters"), { recursive: true }));
afterAll(() => rmSync(at, { recursive: true, force: true }));

// Made up, and put together here so that no file of the repository looks as if it held one.
const secrets = {
  "a private key": ["-----BEGIN EC PRIVATE", " KEY-----\\nMHcCAQEEIFxq7nTXqkQm"].join(""),
  "a token": ["eyJhbGciOiJSUzI1NiJ9", "eyJpc3MiOiJrdWJlcm5ldGVzIn0", "c2lnbmF0dXJlLW9mLXRoZS10b2tlbg"].join("."),
  "an AWS key": ["AKIA", "IOSFODNN7QXAMPLE".replace("X", "A")].join(""),
  "a password in an address": ["https://ci:", "hunter2hunter2", "@git.harbour.example/mesh.git"].join(""),
} as const;

/** The part of a secret that must never be seen. */
const core: Readonly<Record<keyof typeof secrets, string>> = {
  "a private key": "MHcCAQEEIFxq7nTXqkQm",
  "a token": "c2lnbmF0dXJlLW9mLXRoZS10b2tlbg",
  "an AWS key": "IOSFODNN7QAAMPLE",
  "a password in an address": "hunter2hunter2",
};

const configMap = (metadata: string, rest: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: orders\n  namespace: istio-system\n${metadata}${rest}`;

const places: Readonly<Record<string, (secret: string) => string>> = {
  "a value": (secret) => configMap("", `data:\n  value: "${secret}"\n`),
  "a value of the wrong type": (secret) => configMap("", `data: "${secret}"\n`),
  "an unknown field": (secret) => configMap("", `"${secret}": true\n`),
  "the value of an unknown field": (secret) => configMap("", `token: "${secret}"\n`),
  "a key": (secret) => configMap("", `data:\n  "${secret}": x\n`),
  "a label": (secret) => configMap(`  labels:\n    app: "${secret}"\n`, ""),
  "an annotation": (secret) => configMap(`  annotations:\n    note: "${secret}"\n`, ""),
  "the name": (secret) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: "${secret}"\n`,
  "the kind": (secret) => `apiVersion: v1\nkind: "${secret}"\nmetadata:\n  name: orders\n`,
  "the apiVersion": (secret) => `apiVersion: "${secret}"\nkind: ConfigMap\nmetadata:\n  name: orders\n`,
  "a comment": (secret) => configMap(`  # ${secret}\n`, "prots: []\n"),
  "what is no YAML": (secret) => `value: "${secret}\n\tkey: [`,
  "an image": (secret) =>
    `apiVersion: v1\nkind: Pod\nmetadata:\n  name: orders\n  namespace: istio-system\nspec:\n  containers:\n    - name: a\n      image: "${secret}"\n`,
  "a Secret": (secret) =>
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: orders\n  namespace: istio-system\nstringData:\n  value: "${secret}"\n`,
};

describe.each(Object.entries(places))("a secret in %s", (_, textOf) => {
  test.each(Object.entries(secrets))("%s is told and never shown", async (kind, secret) => {
    const folder = join(at, "clusters/cluster-a/40-ca");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "foreign.yaml"), textOf(secret));
    const hidden = Object.entries(core).find(([name]) => name === kind)?.[1] ?? "";
    for (const format of ["text", "json", "github"]) {
      const { exitCode, stdout, stderr } = await runCli(["check", "--format", format], { cwd: at });
      expect(exitCode).toBe(1);
      expect(`${stdout}${stderr}`).not.toContain(hidden);
      if (format === "text") expect(codesIn(stdout)).toContain("MW6001");
    }
  });
});

test("what a Secret holds is not shown, whatever it looks like", async () => {
  const text =
    "apiVersion: v1\nkind: Secret\nmetadata:\n  name: orders\n  namespace: istio-system\ndata:\n  pin: MTIzNA==\nextra: swordfish\n";
  writeFileSync(join(at, "clusters/cluster-a/40-ca/foreign.yaml"), text);
  for (const format of ["text", "json", "github"]) {
    const { stdout } = await runCli(["check", "--format", format], { cwd: at });
    expect(stdout).toContain("MW6008");
    expect(stdout).not.toMatch(/MTIzNA|swordfish/);
  }
});
