import { existsSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { RotationRecord } from "@meshwright/trust";
import { certificateFacts } from "@meshwright/trust";
import { answerPlace } from "../answers/said.ts";
import type { Context, Engine } from "../context.ts";
import type { RotatingFleet } from "./rotating-fleet.ts";

/** The root that takes the old one's place. */
export interface NewRoot {
  /** In the folder of the fleet. */
  readonly to: string;
  /** Absent where the fleet has the file already. */
  readonly pem?: string;
}

export interface FoundRoot {
  readonly root?: NewRoot;
  readonly findings: readonly Finding[];
}

const place = answerPlace("--to");

/** The root of `--to`, or the one of the rotation that is under way. */
export async function newRoot(
  { cwd, today }: Pick<Context, "cwd" | "today">,
  { config }: Engine,
  {
    named,
    record,
    fleet,
  }: { readonly named?: string; readonly record?: RotationRecord; readonly fleet: RotatingFleet },
): Promise<FoundRoot> {
  if (named === undefined) {
    if (record !== undefined) return { root: { to: record.to }, findings: [] };
    const help = "Say --to <file> with the new root in PEM, public part only.";
    return { findings: [finding(kinds.missingAnswer, place, { help })] };
  }
  const read = await config.readRootFile({ path: resolve(cwd, named), shown: named, place, today });
  if (read.root === undefined) return { findings: read.findings };
  const refuse = (problem: string): FoundRoot => ({
    findings: [...read.findings, finding(kinds.badNewRoot, place, { problem })],
  });
  const { pem, name } = read.root;
  if (pem.split("-----BEGIN CERTIFICATE-----").length > 2)
    return refuse(`${named} holds several certificates. Name a file with the one new root.`);
  const { fingerprint, notBefore } = certificateFacts(pem);
  const known = [...fleet.pems].find(([, all]) => all.length === 1 && all[0] === fingerprint)?.[0];
  if (record !== undefined) {
    if (known === record.to) return { root: { to: record.to }, findings: read.findings };
    return refuse(
      `The rotation that is under way is to ${record.to}, and ${named} holds another root. Leave --to away.`,
    );
  }
  const { clockSkew } = fleet.fleet.mesh.trust;
  if (notBefore.getTime() + clockSkew * 1000 > today.getTime())
    return refuse(`${named} is valid for less time than clocks may differ (${clockSkew} s). Try again later.`);
  const inPlace = pathInFleet(fleet, resolve(cwd, named));
  const to = known ?? inPlace;
  return {
    root: to === undefined ? { to: freePath(fleet, name, fingerprint), pem } : { to },
    findings: read.findings,
  };
}

/** Of a file that somebody has put into `roots/` already, and that a fleet may name. */
function pathInFleet({ folder }: RotatingFleet, file: string): string | undefined {
  const path = relative(folder, file).split(sep).join("/");
  return /^roots\/[\w-][\w.-]*\.pem$/.test(path) ? path : undefined;
}

/** A file that is there keeps its name. */
function freePath({ folder, pems }: RotatingFleet, name: string, fingerprint: string): string {
  const path = `roots/${name}`;
  const isTaken = pems.has(path) || existsSync(join(folder, path));
  return isTaken ? `roots/${name.replace(/\.pem$/, "")}-${fingerprint.slice(0, 8)}.pem` : path;
}
