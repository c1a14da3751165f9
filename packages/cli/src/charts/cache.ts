import { hash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { ChartOutput } from "@meshwright/charts";
import { finding, kinds, MeshwrightError } from "@meshwright/findings";
import { cacheFolder } from "../kept/cache-folder.ts";
import { openTreeStore } from "../kept/tree-store.ts";
import { writeWhole } from "../kept/write-whole.ts";
import { errorText, isSystemError } from "../tree/error-text.ts";
import { isRecord } from "@meshwright/model";
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
  /** Where this cannot be written, helm runs again next time. */
  keepRendered(key: string, output: HelmOutput): void;
  /** Makes room after a render: what was not used for longest goes. */
  endRender(): void;
  /** A new empty folder, which its user removes. */
  scratch(): string;
  /** A folder for a helm that must find nothing of the user's. */
  readonly empty: string;
}

export const sha256Of = (content: Buffer | string): string => hash("sha256", content, "hex");

/** Bytes of what helm printed: the charts of some thousand clusters. */
const mostRendered = 2 ** 30;

const scratchPrefix = "tmp-";

/** What a pull that was interrupted left behind: none takes a day. */
function isAbandoned(folder: string, name: string): boolean {
  const stats = name.startsWith(scratchPrefix) ? statSync(join(folder, name), { throwIfNoEntry: false }) : undefined;
  return stats !== undefined && Date.now() - stats.mtimeMs > 24 * 3600 * 1000;
}

const isOutput = (kept: unknown): kept is HelmOutput =>
  isRecord(kept) && typeof kept["text"] === "string" && typeof kept["said"] === "string";

/** Opens the cache; nothing is made before something is kept. */
export function openCache(world: ChartsWorld): Cache {
  const folder = cacheFolder(world.env, world.cwd) ?? join(homedir(), ".cache/meshwright");
  const archive = (sha256: string): string => join(folder, "charts", `${sha256}.tgz`);
  // Another way of calling helm would be another folder.
  const outputs = openTreeStore(join(folder, "rendered-1"), mostRendered);
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
      orUnwritable(archive(sha256), () => writeWhole(archive(sha256), content));
      return { sha256 };
    },
    rendered(key) {
      const kept = outputs.data(key);
      return isOutput(kept) ? kept : undefined;
    },
    keepRendered: (key, { text, said }) => outputs.keepData(key, { text, said }),
    endRender: () => void outputs.end(),
    scratch: () =>
      orUnwritable(folder, () => {
        mkdirSync(folder, { recursive: true });
        for (const name of readdirSync(folder))
          if (isAbandoned(folder, name)) rmSync(join(folder, name), { recursive: true, force: true });
        return mkdtempSync(join(folder, scratchPrefix));
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

export function orUnwritable<T>(shown: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const made = finding(kinds.chartsUnwritable, { in: "file", file: shown }, { reason: errorText(error) });
    throw new MeshwrightError([made], { cause: error });
  }
}
