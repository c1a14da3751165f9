import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ChartArchive, ChartFiles } from "@meshwright/testkit";
import { chartFiles, helmPath, packedChart, testCharts } from "@meshwright/testkit";
import { type Outcome, runCli } from "../fake-context.ts";
import { copySample, edit } from "../sample-fleets.ts";

/** As the sample fleet pins them; those of Istio have one version. */
const versions: Readonly<Record<string, string>> = {
  "aws-privateca-issuer": "v1.9.0",
  "cert-manager": "v1.21.2",
  "external-secrets": "2.9.0",
  "kiali-server": "2.31.0",
};

/** A chart of the tests, packed in the version that the sample fleet pins; files may be changed or added. */
export const packed = (name: string, changes: ChartFiles = {}): ChartArchive =>
  packedChart({ ...chartFiles(name), ...changes }, versions[name] ?? "1.31.1");

export const allPacked = (): readonly ChartArchive[] => testCharts.map((name) => packed(name));

export const world = (folder: string) => {
  const log = join(folder, "helm.log");
  const env: Record<string, string> = {
    PATH: process.env["PATH"] ?? "",
    HOME: join(folder, "home"),
    MESHWRIGHT_CACHE: join(folder, "cache"),
    MESHWRIGHT_HELM: fakeHelm(folder, "helm", `echo "$@" >> ${log}\nexec ${helmPath()} "$@"`),
  };
  return {
    env,
    run: (args: string, more: Readonly<Record<string, string>> = {}): Promise<Outcome> =>
      runCli(args.split(" "), { cwd: folder, env: { ...env, ...more } }),
    /** How helm was called, since somebody asked last. */
    calls: (): readonly string[] => {
      const lines = existsSync(log) ? readFileSync(log, "utf8").split("\n").slice(0, -1) : [];
      writeFileSync(log, "");
      return lines;
    },
    lock: join(folder, "fleet/charts.lock.json"),
  };
};

/** A program in the place of helm. */
export function fakeHelm(folder: string, name: string, script: string): string {
  mkdirSync(join(folder, "bin"), { recursive: true });
  const path = join(folder, "bin", name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** The sample fleet with all its charts rendered, from one repository. */
export function renderedSample(folder: string, repository: string): string {
  const fleet = copySample(folder);
  const file = join(fleet, "mesh.yaml");
  edit(file, ["\nreleases:", "\ncharts: rendered\nreleases:"]);
  for (const version of new Set([...Object.values(versions), "1.31.1"]))
    edit(file, [`    version: ${version}\n`, `    version: ${version}\n    repository: ${repository}\n`]);
  return fleet;
}

export const byReference = (folder: string): void =>
  edit(join(folder, "fleet/mesh.yaml"), ["charts: rendered", "charts: reference"]);

export const byRendering = (folder: string): void =>
  edit(join(folder, "fleet/mesh.yaml"), ["charts: reference", "charts: rendered"]);
