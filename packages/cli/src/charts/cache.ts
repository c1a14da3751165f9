import { hash, randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import type { ChartOutput } from "@meshwright/charts";
import { finding, kinds, MeshwrightError } from "@meshwright/findings";
import { cacheFolder } from "../kept/cache-folder.ts";
import { errorText, isSystemError } from "../tree/error-text.ts";
import type { ChartsWorld } from "./world.ts";

/** What helm printed, and what it said beside that. */
export type HelmOutput = Required<Pick<ChartOutput, "text" | "said">>;

/** Archives of charts, and what helm made of them. Everything in it can be made again. */
export interface Cache {
  /** The archive's path; undefined where it is not there, "spoilt" where it no longer has its digest. */
  chart(sha256: string): { readonly path: string; readonly content: Buffer } | "spoilt" | undefined;
  keepChart(content: Buffer): { readonly sha256: string };
  /** What helm printed for a key; undefined where it is not there, or is not whole. */
  rendered(key: string): HelmOutput | undefined;
  keepRendered(key: string, output: HelmOutput): void;
  /** A new empty folder, which its user removes. */
  scratch(): string;
  /** A folder for a helm that must find nothing of the user's. */
  readonly empty: string;
}

export const sha256Of = (content: Buffer | string): string => hash("sha256", content, "hex");

/** Opens the cache; nothing is made before something is kept. */
export function openCache(world: ChartsWorld): Cache {
  const folder = cacheFolder(world.env, world.cwd) ?? join(homedir(), ".cache/meshwright");
  const archive = (sha256: string): string => join(folder, "charts", `${sha256}.tgz`);
  // Another way of calling helm would be another folder.
  const output = (key: string): string => join(folder, "rendered-1", key);
  return {
    empty: join(folder, "helm"),
    chart(sha256) {
      const path = archive(sha256);
      const content = readIfThere(path);
      if (content === undefined) return undefined;
      return sha256Of(content) === sha256 ? { path, content } : "spoilt";
    },
    keepChart(content) {
      const sha256 = sha256Of(content);
      writeWhole(archive(sha256), content);
      return { sha256 };
    },
    rendered(key) {
      const kept = readIfThere(output(key))?.toString("utf8");
      const end = kept?.indexOf("\n") ?? -1;
      if (kept === undefined || end < 0) return undefined;
      const text = kept.slice(end + 1);
      if (kept.slice(0, end) !== sha256Of(text)) return undefined;
      const whole: HelmOutput = JSON.parse(text); // nobody but this wrote it: the digest is right
      return whole;
    },
    keepRendered(key, { text, said }) {
      const whole = JSON.stringify({ text, said });
      writeWhole(output(key), `${sha256Of(whole)}\n${whole}`);
    },
    scratch: () =>
      orUnwritable(folder, () => {
        mkdirSync(folder, { recursive: true });
        return mkdtempSync(join(folder, "tmp-"));
      }),
  };
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}

/** Writes a file so that it is old or new, and never half. */
export function writeWhole(path: string, content: Buffer | string, shown = path): void {
  orUnwritable(shown, () => {
    const temporary = join(dirname(path), `.meshwright-${randomUUID()}.part`);
    mkdirSync(dirname(path), { recursive: true });
    try {
      writeFileSync(temporary, content);
      renameSync(temporary, path);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  });
}

export function orUnwritable<T>(shown: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const made = finding(kinds.chartsUnwritable, { in: "file", file: shown }, { reason: errorText(error) });
    throw new MeshwrightError([made], { cause: error });
  }
}
