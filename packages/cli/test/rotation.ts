import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeCertificate } from "@meshwright/testkit";
import { loadFleet } from "@meshwright/config";
import { renderFleet } from "@meshwright/mesh";
import { expect } from "vitest";
import { runCli } from "./fake-context.ts";
import { contents, copySample } from "./sample-fleets.ts";

export const oldArn =
  "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/3d5e1f0a-7c42-4b8e-9a16-5f2d8c0b7e31";
export const newArn =
  "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/71b0c9d4-2e5f-4a68-8d13-90f7a6b5c4e2";

/** The new root of the harbour, made for each run of the tests. */
export const newRoot = async (subject = "CN=Harbour Mesh Root 2027, O=Harbour Retail"): Promise<string> =>
  (
    await makeCertificate({
      subject,
      notBefore: new Date("2026-11-01T00:00:00Z"),
      notAfter: new Date("2046-11-01T00:00:00Z"),
    })
  ).pem;

/** A folder of its own with the sample fleet, and beside it a new root in `new/harbour-2027.pem`. */
export async function withNewRoot(scratch: string): Promise<string> {
  const cwd = mkdtempSync(join(scratch, "own-"));
  copySample(cwd);
  mkdirSync(join(cwd, "new"));
  writeFileSync(join(cwd, "mw"), "");
  writeFileSync(join(cwd, "new/harbour-2027.pem"), await newRoot());
  return cwd;
}

export const day = (text: string): Date => new Date(`${text}T09:30:00Z`);

export const rotate = (cwd: string, on: string, ...args: readonly string[]) =>
  runCli(["plan", "rotate-root", ...args], { cwd, today: day(on) });

/** Applies a stage, which must succeed, and tells the lines of the fleet that went and came. */
export async function applied(cwd: string, on: string, ...args: readonly string[]): Promise<readonly string[]> {
  const before = linesIn(cwd);
  const { exitCode, stderr } = await rotate(cwd, on, ...args);
  expect({ exitCode, told: exitCode === 0 ? "" : stderr }).toEqual({ exitCode: 0, told: "" });
  const after = linesIn(cwd);
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `-${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+${line}`),
  ];
}

/** Each line of each file of the fleet once; of a PEM file only its name. */
const linesIn = (cwd: string): readonly string[] =>
  contents(join(cwd, "fleet")).flatMap((entry) => {
    const [path = "", ...text] = entry.split(" ");
    if (path.endsWith(".pem")) return [path];
    return text
      .join(" ")
      .split("\n")
      .map((line) => `${path.replace(/^\//, "")}: ${line}`);
  });

/** The whole tree, by path. */
export async function treeOf(cwd: string, on: string): Promise<ReadonlyMap<string, string>> {
  const { fleet, findings } = await loadFleet("fleet", { today: day(on), root: cwd });
  if (fleet === undefined) throw new Error(JSON.stringify(findings));
  return new Map(
    [...renderFleet(fleet)].flatMap(({ name, files }) =>
      [...files].map(([path, text]) => [`${name}/${path}`, text] as const),
    ),
  );
}

/** The paths in which two trees differ. */
export const differing = (left: ReadonlyMap<string, string>, right: ReadonlyMap<string, string>): readonly string[] =>
  [...new Set([...left.keys(), ...right.keys()])].filter((path) => left.get(path) !== right.get(path)).toSorted();

export const fleetText = (cwd: string, file = "mesh.yaml"): string => readFileSync(join(cwd, "fleet", file), "utf8");
