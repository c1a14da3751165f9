import { resolve } from "node:path";
import { finding, kinds, MeshwrightError } from "@meshwright/findings";
import type { Context } from "../context.ts";
import { commitFiles } from "./commit-files.ts";
import type { FleetSource } from "./fleet-source.ts";
import { fleetSource } from "./fleet-source.ts";
import { folderFiles } from "./folder-files.ts";
import { sidePlace } from "./git.ts";
import type { Meaning } from "./meaning.ts";
import { attempt, meaningOf } from "./meaning.ts";
import { mergeBase } from "./merge-base.ts";
import type { Repository } from "./repository.ts";
import { openRepository, pathInRepository } from "./repository.ts";
import type { ScannedFolder } from "./scan-folder.ts";
import { scanInThread } from "./scan-in-thread.ts";
import { asTree, shapeOfFiles } from "./shape.ts";
import type { SideFiles } from "./side-files.ts";
import type { SideTree } from "./sides.ts";
import { sidesOf } from "./sides.ts";
import { workingTreeFiles } from "./working-tree-files.ts";

export interface SidesAsked {
  /** HEAD when absent. */
  readonly base?: string;
  /** The working tree when absent. */
  readonly head?: string;
  /** Folder of the tree in the repository, from where the tool was started. */
  readonly tree: string;
  readonly mergeBase: boolean;
  /** A base without a tree is an empty one. */
  readonly baseEmpty: boolean;
  /** Folder of the fleet, or its module. */
  readonly fleet?: string;
}

export interface ReadSides extends ReturnType<typeof sidesOf> {
  /** Where the fleet of each side is; to look costs too much where nothing differs. */
  readonly fleets: () => { readonly before: FleetSource; readonly after: FleetSource };
}

/** Reads the two sides of a comparison. Throws findings where one of them is not there, or cannot be told. */
export async function readSides(context: Pick<Context, "cwd" | "process">, asked: SidesAsked): Promise<ReadSides> {
  const { cwd } = context;
  let opened: Repository | undefined;
  const repository = (): Repository => (opened ??= openRepository(context));
  const meaning = (which: "base" | "head", name: string): Meaning => meaningOf({ which, name }, cwd, repository);
  const named = meaning("base", asked.base ?? "HEAD");
  // Two folders need no repository, also where the second one is not named.
  const tree = { is: "folder", name: asked.tree } as const;
  const unnamed = named.is === "folder" && !("repository" in attempt(repository)) ? tree : undefined;
  const head = asked.head === undefined ? unnamed : meaning("head", asked.head);
  const base = asked.mergeBase ? mergeBase(repository(), named, head ?? meaning("head", "HEAD")) : named;
  const algorithm = opened?.algorithm ?? "sha1";
  const filesOf = (side: Meaning | undefined, scanned?: ScannedFolder): SideFiles => {
    if (side?.is === "folder") return folderFiles(cwd, side.name, algorithm, scanned);
    const path = pathInRepository(repository(), cwd, asked.tree);
    return side === undefined ? workingTree(repository(), path) : commitFiles(repository(), side.id, side.name, path);
  };
  // Each of two folders is read by a thread of its own.
  const scanning =
    base.is === "folder" && head?.is === "folder" ? scanInThread(resolve(cwd, head.name), algorithm) : undefined;
  const before = filesOf(base);
  const sides = treesOf(before, filesOf(head, await scanning), asked);
  const fleetOf = (side: Meaning | undefined) => fleetSource(repository, side, { cwd, named: asked.fleet });
  return { ...sidesOf(...sides), fleets: () => ({ before: fleetOf(base), after: fleetOf(head) }) };
}

function workingTree({ root, ...rest }: Repository, path: string): SideFiles {
  if (root !== undefined) return workingTreeFiles({ ...rest, root }, path);
  const problem = "This repository has no working tree.";
  throw new MeshwrightError([finding(kinds.noRepository, sidePlace("head"), { problem })]);
}

/** Both as trees: one cluster's folder is a tree that has no other. */
function treesOf(
  before: SideFiles,
  after: SideFiles,
  { baseEmpty, tree }: Pick<SidesAsked, "baseEmpty" | "tree">,
): readonly [SideTree, SideTree] {
  const refused = (which: "base" | "head", problem: string, advice: string): MeshwrightError =>
    new MeshwrightError([finding(kinds.sideWithoutTree, sidePlace(which), { problem, advice })]);
  const named = `Name the folder of the tree with --tree (now ${tree}), from where you are`;
  if (!holdsYaml(before) && !baseEmpty)
    throw refused(
      "base",
      withoutYaml(before),
      `${named}; or render and commit there first. Where the tree is being added just now, say --base-empty.`,
    );
  if (!holdsYaml(after)) throw refused("head", withoutYaml(after), `${named}, or render first.`);
  const [old, now] = [shapeOfFiles(before), shapeOfFiles(after)];
  if (old.isTop !== now.isTop && holdsYaml(before))
    throw refused(
      "base",
      `${before.folder} and ${after.folder} are a whole tree and one top folder of a tree.`,
      "Name two of a kind.",
    );
  if (!now.isTop)
    return [
      { files: before, tops: old.tops },
      { files: after, tops: now.tops },
    ];
  const { name } = after;
  return [
    { files: asTree(before, name), tops: holdsYaml(before) ? [name] : [] },
    { files: asTree(after, name), tops: [name] },
  ];
}

const holdsYaml = ({ ids }: SideFiles): boolean => ids.keys().some((path) => /\.ya?ml$/.test(path));

const withoutYaml = ({ label, folder, ids }: SideFiles): string =>
  ids.size === 0
    ? `There is nothing in ${folder === "" ? "the root" : folder} of ${label}.`
    : `No YAML lies in ${folder === "" ? "the root" : folder} of ${label}.`;
