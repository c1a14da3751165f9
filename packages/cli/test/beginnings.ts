import { mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadFleet } from "@meshwright/config";
import { renderFleet } from "@meshwright/mesh";
import { expect } from "vitest";
import { runCli } from "./fake-context.ts";
import { remove, today } from "./sample-fleets.ts";

export const pki = join(import.meta.dirname, "../../config/test/pki");

/** The CA of an API server, as EKS writes it. */
export const apiServerCa = readFileSync(join(pki, "api-server.pem")).toString("base64");

/** What is said of a cluster, by its letter. */
export const clusterWords = (letter: string, region: string): Readonly<Record<string, string>> => ({
  name: `cluster-${letter}`,
  region,
  account: "111122223333",
  "kubernetes-version": "1.35",
  vpc: `vpc-0${letter}7c31e58d9f24b60`,
  subnet: `subnet-0${letter}1c4e7a2b9d0f3a1:${region}a:rtb-0${letter}7d2f9b4c6e8a013`,
  endpoint: `https://${letter.toUpperCase().repeat(32)}.gr7.${region}.eks.amazonaws.com`,
  ca: apiServerCa,
});

export const pairs = (words: Readonly<Record<string, string>>): string =>
  Object.entries(words)
    .map(([key, value]) => `${key}=${value}`)
    .join(",");

const issuer = "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/3d5e1f0a-7c42-4b8e-9a16-5f2d8c0b7e31";

export type Flags = Readonly<Record<string, string | readonly string[] | true | undefined>>;

/** Flags of a fleet that is accepted. */
export const goodFlags: Flags = {
  mesh: "quay",
  connectivity: "transit-gateway",
  model: "flat",
  cluster: [pairs(clusterWords("a", "eu-west-1")), pairs(clusterWords("b", "us-east-1"))],
  issuer,
  root: join(pki, "shop-root.pem"),
  repository: "https://git.quay.example/mesh.git",
};

export const argsOf = (flags: Flags): readonly string[] =>
  Object.entries(flags).flatMap(([flag, value]) =>
    [value ?? []].flat().flatMap((one) => (one === true ? [`--${flag}`] : [`--${flag}=${one}`])),
  );

/** Everything that a fleet must pass to be good, the check of its rendered tree included; returns the paths of the tree. */
export async function rendersClean(folder: string): Promise<readonly string[]> {
  const cwd = mkdtempSync(`${folder}-rendered-`);
  for (const command of ["render", "check"]) {
    const { exitCode, stdout, stderr } = await runCli([command, "--fleet", folder], { cwd });
    expect({ exitCode, told: exitCode === 0 ? "" : stderr + stdout }).toEqual({ exitCode: 0, told: "" });
  }
  remove(cwd);
  const { fleet, findings } = await loadFleet(folder, { today });
  expect(findings.filter(({ level }) => level === "error")).toEqual([]);
  if (fleet === undefined) throw new Error("a fleet without findings is a fleet");
  return [...renderFleet(fleet)].flatMap(({ name, files }) => [...files.keys()].map((path) => `${name}/${path}`));
}
