import { spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { finding, kinds, MeshwrightError } from "@meshwright/findings";
import { said } from "../environment.ts";
import { errorText } from "../tree/error-text.ts";
import { helmMessage } from "./helm-message.ts";
import { quietEnv } from "./quiet-env.ts";
import type { ChartsWorld } from "./world.ts";

/** The oldest helm whose output and flags are what is counted on. */
const oldest = [3, 18] as const;

export interface HelmCall {
  readonly args: readonly string[];
  readonly env: ChartsWorld["env"];
  readonly input?: string;
  readonly seconds: number;
}

export type HelmAnswer =
  | { readonly ok: true; readonly stdout: string; readonly stderr: string }
  | { readonly ok: false; readonly message: string };

/** A helm that is there and new enough. */
export interface Helm {
  readonly version: string;
  run(call: HelmCall): Promise<HelmAnswer>;
}

/** Finds helm and asks for its version, once. Throws MeshwrightError where there is none, or it is too old. */
export async function findHelm(world: ChartsWorld): Promise<Helm> {
  const named = said(world.env, "MESHWRIGHT_HELM");
  const path = helmIn(world, named);
  const place = { in: "file", file: named ?? "helm" } as const;
  const refuse = (reason: string): never => {
    throw new MeshwrightError([finding(kinds.helmMissing, place, { reason })]);
  };
  if (path === undefined)
    return refuse(named === undefined ? "it is not on PATH" : "MESHWRIGHT_HELM names nothing that can be run");
  const run = async (call: HelmCall): Promise<HelmAnswer> => runProgram(path, world.cwd, call);
  // https://helm.sh/docs/helm/helm_version/
  const answer = await run({ args: ["version", "--template", "{{.Version}}"], env: quietEnv(world.env), seconds: 30 });
  if (!answer.ok) return refuse(`it does not tell its version: ${answer.message.replace(/\.$/, "")}`);
  const version = answer.stdout.trim();
  const [, major, minor] = /^v?(\d{1,4})\.(\d{1,4})\./.exec(version) ?? [];
  if (major === undefined || minor === undefined) return refuse("what is there does not tell a version as helm does");
  if (Number(major) < oldest[0] || (Number(major) === oldest[0] && Number(minor) < oldest[1]))
    throw new MeshwrightError([finding(kinds.helmOld, place, { version })]);
  return { version, run };
}

/** As a shell would find it: a name on PATH, or a path. */
function helmIn({ cwd, env }: ChartsWorld, name = "helm"): string | undefined {
  const folders = (said(env, "PATH") ?? "").split(delimiter);
  const paths = name.includes("/") ? [resolve(cwd, name)] : folders.map((folder) => join(folder, name));
  return paths.find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

async function runProgram(
  path: string,
  cwd: string,
  { args, env, input = "", seconds }: HelmCall,
): Promise<HelmAnswer> {
  const child = spawn(path, args, { cwd, env: { ...env }, stdio: "pipe" });
  let isLate = false;
  const limit = setTimeout(() => {
    isLate = true;
    child.kill("SIGKILL");
    // What it started itself may live on, and hold the other ends.
    for (const stream of [child.stdout, child.stderr]) stream.destroy();
  }, seconds * 1000);
  child.stdin.on("error", () => undefined); // it may end without having read all of it
  child.stdin.end(input);
  try {
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
    return code === 0 ? { ok: true, stdout, stderr } : { ok: false, message: helmMessage(stderr) };
  } catch (error) {
    return { ok: false, message: isLate ? `it did not end within ${seconds} seconds.` : `${errorText(error)}.` };
  } finally {
    clearTimeout(limit);
  }
}
