import { helmPath, kubectlPath } from "@meshwright/testkit";
import { execFileSync } from "node:child_process";
import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
});

test("helm and kubectl are real, and answer", () => {
  expect(execFileSync(helmPath(), ["version", "--short"], { encoding: "utf8" })).toMatch(/^v[34]\./);
  expect(execFileSync(kubectlPath(), ["version", "--client"], { encoding: "utf8" })).toContain("Kustomize Version");
});

test("a tool that somebody names is taken", () => {
  vi.stubEnv("MESHWRIGHT_HELM", "/opt/tools/helm");
  vi.stubEnv("MESHWRIGHT_KUBECTL", "/opt/tools/kubectl");
  expect([helmPath(), kubectlPath()]).toEqual(["/opt/tools/helm", "/opt/tools/kubectl"]);
});
