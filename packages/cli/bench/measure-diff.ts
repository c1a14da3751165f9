import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fastest, run, runNode } from "./child.ts";
import { writeSyntheticFleet } from "./synthetic-fleet.ts";

/** Whole runs of `diff`, from start to end. Times are milliseconds, memory is bytes. */
export interface DiffMeasure {
  /** Of each tree. */
  readonly objects: number;
  /** One file differs. */
  readonly one: DiffTimes;
  /** One object differs in every cluster. */
  readonly every: DiffTimes & { readonly memory: number };
}

interface DiffTimes {
  /** Two commits. */
  readonly commits: number;
  readonly folders: number;
  /** `diff -r` of the same folders. */
  readonly plain: number;
  /** Of all objects of each tree in one file; absent where dyff is not on PATH, or was not asked for. */
  readonly dyff?: number;
}

export interface DiffOptions {
  readonly size: number;
  readonly sample: string;
  /** A folder of its own, which is emptied. */
  readonly folder: string;
  readonly withDyff: boolean;
  readonly runs: number;
}

/** Fewer links than elsewhere: a hundred objects in each cluster. */
const groupSize = 3;

/** Nobody's settings of git. */
const env = {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  ...Object.fromEntries(
    ["AUTHOR", "COMMITTER"].flatMap((who) => [
      [`GIT_${who}_NAME`, "bench"],
      [`GIT_${who}_EMAIL`, "bench@harbour.example"],
    ]),
  ),
};

/** Makes a fleet, its tree, and the commits and folders in which one cluster's istiod differs, and every cluster's. */
export function measureDiff({ size, sample, folder, withDyff, runs }: DiffOptions): DiffMeasure {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeSyntheticFleet(sample, join(folder, "fleet"), size, groupSize);
  runNode("../src/main.ts", ["render", "--no-cache"], folder);
  const git = (...args: readonly string[]): void => void run("git", args, { cwd: folder, env });
  const keep = (name: string): void => {
    git("add", "clusters", "fleet");
    git("commit", "--quiet", "--message", name);
    git("tag", name);
    cpSync(join(folder, "clusters"), join(folder, "kept", name), { recursive: true });
  };
  git("init", "--quiet");
  keep("base");
  changeIstiod(folder, "clusters/cluster-0000");
  keep("one");
  changeIstiod(folder, "clusters/*");
  keep("every");
  git("gc", "--quiet");

  const timed = (args: readonly string[]) => {
    const all = Array.from({ length: runs }, () => runNode("measure-check.ts", ["diff", ...args], folder, env));
    return {
      time: Math.min(...all.map(({ milliseconds }) => milliseconds)),
      memory: Math.max(...all.map(({ told }) => Number(told))),
    };
  };
  const of = (name: string): DiffTimes & { readonly memory: number } => {
    const [commits, folders] = [timed(["base", name]), timed(["kept/base", `kept/${name}`])];
    return {
      commits: commits.time,
      folders: folders.time,
      memory: Math.max(commits.memory, folders.memory),
      plain: fastest(
        runs,
        () => run("diff", ["-r", "kept/base", `kept/${name}`], { cwd: folder, accepts: [1] }).milliseconds,
      ),
      ...(withDyff && { dyff: dyffTime(folder, name) }),
    };
  };
  const objects = globSync("clusters/**/*.yaml", { cwd: folder }).length;
  return { objects, one: of("one"), every: of("every") };
}

function changeIstiod(folder: string, clusters: string): void {
  for (const file of globSync(`${clusters}/argocd/*-60-istiod.yaml`, { cwd: folder })) {
    const text = readFileSync(join(folder, file), "utf8");
    const changed = text.replace("autoscaleMax: 5", "autoscaleMax: 6");
    if (changed === text && clusters !== "clusters/*") throw new Error(`${file} has no autoscaleMax`);
    writeFileSync(join(folder, file), changed);
  }
}

/** dyff compares files, not folders: all objects of a tree go into one. */
function dyffTime(folder: string, name: string): number {
  for (const tree of ["base", name]) {
    const files = globSync(`kept/${tree}/**/*.yaml`, { cwd: folder }).toSorted();
    const text = files.map((file) => `---\n${readFileSync(join(folder, file), "utf8")}`).join("");
    writeFileSync(join(folder, `${tree}.yaml`), text);
  }
  return run("dyff", ["between", "--omit-header", "base.yaml", `${name}.yaml`], { cwd: folder, accepts: [0, 1] })
    .milliseconds;
}

/** True where dyff is on PATH. */
export function hasDyff(cwd: string): boolean {
  try {
    run("dyff", ["version"], { cwd });
    return true;
  } catch {
    return false;
  }
}
