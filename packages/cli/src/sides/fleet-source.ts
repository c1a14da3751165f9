import { existsSync } from "node:fs";
import { posix, resolve } from "node:path";
import { isFleetModule } from "../is-fleet-module.ts";
import { commitFiles, kindAt } from "./commit-files.ts";
import type { Meaning } from "./meaning.ts";
import type { Repository } from "./repository.ts";
import { pathInRepository } from "./repository.ts";
import type { SideFiles } from "./side-files.ts";
import { workingTreeFiles } from "./working-tree-files.ts";

/** Where the fleet of a side is read from. */
export type FleetSource =
  | {
      readonly is: "commit" | "working tree";
      /** From where the tool was started, as findings call it. */
      readonly path: string;
      /** Of the repository: where the tool was started. */
      readonly prefix: string;
      readonly files: SideFiles;
    }
  /** A module of the working tree, which is run as every other command runs it. */
  | { readonly is: "module"; readonly path: string }
  | { readonly is: "none"; readonly why: string };

/** The fleet that belongs to a side; of the working tree where `side` is absent. `named`: what `--fleet` says. */
export function fleetSource(
  repository: () => Repository,
  side: Meaning | undefined,
  { cwd, named }: { readonly cwd: string; readonly named: string | undefined },
): FleetSource {
  if (side?.is === "folder") return { is: "none", why: "it is a folder, and of a folder no fleet is read" };
  const opened = repository();
  const { root, prefix } = opened;
  const within = (path: string): string => pathInRepository(opened, cwd, path);
  const hasFile = (path: string): boolean =>
    side === undefined ? existsSync(resolve(cwd, path)) : kindAt(opened, `${side.id}:${within(path)}`) === "blob";
  const filesIn = (path: string): SideFiles | undefined => {
    if (side !== undefined) return commitFiles(opened, side.id, side.name, within(path));
    return root === undefined ? undefined : workingTreeFiles({ ...opened, root }, within(path));
  };
  const folder = [named ?? "fleet"].find((one) => !isFleetModule(one));
  const module = [named ?? "fleet.ts"].find((one) => isFleetModule(one) && hasFile(one));
  const files = folder === undefined ? undefined : filesIn(folder);
  if (folder !== undefined && files !== undefined && files.ids.size > 0) {
    if (module !== undefined) return { is: "none", why: `there are two fleets, ${folder} and ${module}` };
    const path = posix.relative(`/${prefix}`, `/${within(folder)}`);
    return { is: side === undefined ? "working tree" : "commit", path, prefix, files };
  }
  if (module === undefined) return { is: "none", why: `it has no ${named ?? "fleet/ and no fleet.ts"}` };
  if (side === undefined) return { is: "module", path: module };
  return { is: "none", why: `its ${module} is code, and code of a commit is not run` };
}
