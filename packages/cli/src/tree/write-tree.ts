import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { MeshwrightError } from "@meshwright/findings";
import type { EarlyScan } from "./early-scan.ts";
import { runSteps } from "./execute.ts";
import type { Plan } from "./plan.ts";
import { planTree } from "./plan.ts";
import { scanTree } from "./scan.ts";
import { withTreeLock } from "./tree-lock.ts";
import type { WantedTree } from "./wanted.ts";
import { wantedTree } from "./wanted.ts";

export interface TreeOptions {
  readonly cwd: string;
  /** The folder of the tree, as the user wrote it. */
  readonly out: string;
  /** The folders are the whole fleet: what else has a manifest of ours is pruned. */
  readonly whole: boolean;
  /** Top folders that belong to the whole and are somebody else's work: neither wanted nor pruned. */
  readonly elsewhere?: ReadonlySet<string>;
  /** What is known of the tree already. */
  readonly early?: EarlyScan;
  readonly tell: (line: string) => void;
}

/** Makes the tree hold what was rendered, or throws before the first write. Returns what it did. */
export async function writeTree(options: TreeOptions, folders: Parameters<typeof wantedTree>[0]): Promise<Plan> {
  const wanted = wantedTree(folders);
  const out = realOut(options);
  return withTreeLock(out, { label: options.out, tell: options.tell }, () => {
    const plan = plannedTree(options, out, wanted);
    runSteps(out, options.out, plan.steps);
    return plan;
  });
}

/** What `writeTree` would do; nothing is written. */
export function compareTree(options: TreeOptions, folders: Parameters<typeof wantedTree>[0]): Plan {
  return plannedTree(options, realOut(options), wantedTree(folders));
}

function plannedTree({ out: label, whole, elsewhere, early }: TreeOptions, out: string, wanted: WantedTree): Plan {
  const plan = planTree(label, scanTree({ out, label, whole, elsewhere, early }, wanted), wanted);
  if (plan.refusals.length > 0) throw new MeshwrightError([...plan.refusals, ...plan.warnings]);
  return plan;
}

/** The way to the tree may hold symbolic links, the user named it; within the tree none is followed. */
export function realOut({ cwd, out }: Pick<TreeOptions, "cwd" | "out">): string {
  const real = (path: string): string =>
    existsSync(path) || dirname(path) === path ? realpathSync(path) : join(real(dirname(path)), basename(path));
  return real(resolve(cwd, out));
}
