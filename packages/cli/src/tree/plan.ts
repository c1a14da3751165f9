import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { FoundFolder, FoundTree } from "./found.ts";
import { manifestText } from "./manifest.ts";
import type { FolderPlan } from "./plan-folder.ts";
import { manifestOf, manifestRefusals, planFolder } from "./plan-folder.ts";
import type { Change, Step } from "./step.ts";
import { byPath, deepestFirst, manifestName, temporaryFolder } from "./tree-path.ts";
import type { WantedFile, WantedFolder, WantedTree } from "./wanted.ts";
import { collisions, completeText, digests } from "./wanted.ts";

/** All that a render will do, said before anything is done. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly changes: readonly Change[];
  readonly unchanged: number;
  /** Top folders in which a render began and did not end. */
  readonly unfinished: readonly string[];
  /** Manifests that alone are out of date. */
  readonly manifests: readonly string[];
  /** What is told and stops nothing. */
  readonly warnings: readonly Finding[];
  /** Why nothing can be written. Where there are any, there are no steps. */
  readonly refusals: readonly Finding[];
}

/**
 * Turns the tree into what is wanted, so that it can be stopped after any step: each file is replaced by rename, and the
 * manifest lists old and new paths for as long as both may be there.
 */
export function planTree(label: string, found: FoundTree, wanted: WantedTree): Plan {
  const refusals: Finding[] = [...collisions(label, wanted, (name) => found.folders.get(name) === "as-wanted")];
  const warnings: Finding[] = [];
  const changes: Change[] = [];
  const unfinished: string[] = [];
  const manifests: string[] = [];
  const begin: Step[] = [];
  const work: Step[] = [];
  let unchanged = 0;
  const placeOf = (path: string) => ({ in: "file", file: `${label}/${path}` }) as const;

  for (const name of [...new Set([...found.folders.keys(), ...wanted.keys()])].toSorted(byPath)) {
    const there = found.folders.get(name);
    if (there === "as-wanted") {
      unchanged += wanted.get(name)?.complete?.count ?? 0;
      continue;
    }
    if (there === "symlink") {
      refusals.push(finding(kinds.symbolicLink, placeOf(name), undefined));
      continue;
    }
    if (there === "file" || there === "other") {
      refusals.push(finding(kinds.foreignInTheWay, placeOf(name), { wanted: `${label}/${name}/` }));
      continue;
    }
    const unusable = manifestRefusals(`${label}/${name}`, there);
    if (unusable.length > 0) {
      refusals.push(...unusable);
      continue;
    }
    const files = wanted.get(name)?.files;
    const plan = planFolder(`${label}/${name}`, there, files ?? new Map<string, WantedFile>());
    const marked = (kind: Change["kind"]) => (path: string) => ({ kind, path: `${name}/${path}` });
    const own = [
      ...plan.added.map(marked("added")),
      ...plan.changed.map(marked("changed")),
      ...plan.removed.map(marked("removed")),
    ].toSorted((left, right) => byPath(left.path, right.path));
    changes.push(...own);
    unchanged += plan.unchanged;
    refusals.push(...plan.refusals);
    warnings.push(...plan.foreign.map((path) => finding(kinds.foreignFile, placeOf(`${name}/${path}`), undefined)));
    warnings.push(
      ...plan.changedByHand.map((path) => finding(kinds.changedByHand, placeOf(`${name}/${path}`), undefined)),
    );
    if (plan.unfinished) unfinished.push(name);
    const complete = files === undefined ? undefined : completeText(files);
    if (own.length === 0 && there?.manifestText === complete) continue;
    if (own.length === 0 && !plan.unfinished && plan.emptied.length === 0) manifests.push(`${name}/${manifestName}`);
    begin.push(...beginSteps(name, there, files));
    work.push(...workSteps(name, plan, files, complete));
  }

  warnings.push(...found.strays.toSorted(byPath).map((path) => finding(kinds.foreignFile, placeOf(path), undefined)));
  if (found.temporary !== "absent" && found.temporary !== "folder")
    refusals.push(
      found.temporary === "symlink"
        ? finding(kinds.symbolicLink, placeOf(temporaryFolder), undefined)
        : finding(kinds.foreignInTheWay, placeOf(temporaryFolder), { wanted: `${label}/${temporaryFolder}/` }),
    );

  const clear: readonly Step[] = [{ do: "clear", path: temporaryFolder }];
  const before: readonly Step[] = [
    ...(found.temporary === "folder" ? clear : []),
    ...(work.length > 0 && !found.exists ? [{ do: "make-folder", path: "" } as const] : []),
    ...(work.length > 0 ? [{ do: "make-folder", path: temporaryFolder } as const] : []),
  ];
  const steps = refusals.length > 0 ? [] : [...before, ...begin, ...work, ...(work.length > 0 ? clear : [])];
  return { steps, changes, unchanged, unfinished, manifests, warnings, refusals };
}

const replace = (path: string, text: string): readonly Step[] => [
  { do: "write", path: `${temporaryFolder}/next.part`, text, about: path },
  { do: "rename", from: `${temporaryFolder}/next.part`, path },
];

/** Says that a render is going on. A new top folder appears with its manifest in it, so it is never without an owner. */
function beginSteps(name: string, there: FoundFolder | undefined, files: WantedFolder | undefined): readonly Step[] {
  const union = new Map([...manifestOf(there).files, ...digests(files ?? new Map<string, WantedFile>())]);
  const text = manifestText({ state: "rendering", files: union });
  if (there !== undefined) return replace(`${name}/${manifestName}`, text);
  const staged = `${temporaryFolder}/${name}`;
  return [
    { do: "make-folder", path: staged },
    { do: "write", path: `${staged}/${manifestName}`, text, about: `${name}/${manifestName}` },
    { do: "rename", from: staged, path: name },
  ];
}

function workSteps(
  name: string,
  plan: FolderPlan,
  files: WantedFolder | undefined,
  complete: string | undefined,
): readonly Step[] {
  const removeFile = (path: string): Step => ({ do: "remove-file", path: `${name}/${path}` });
  const removeFolder = (path: string): Step => ({ do: "remove-folder", path: `${name}/${path}` });
  const written = [...plan.added, ...plan.changed];
  return [
    ...plan.removed.filter((path) => plan.removedFirst.has(path)).map(removeFile),
    ...plan.foldersFirst.toSorted(deepestFirst).map(removeFolder),
    ...plan.newFolders.map((path): Step => ({ do: "make-folder", path: `${name}/${path}` })),
    ...written.flatMap((path) => replace(`${name}/${path}`, files?.get(path)?.text ?? "")),
    ...plan.removed.filter((path) => !plan.removedFirst.has(path)).map(removeFile),
    ...plan.emptied.toSorted(deepestFirst).map(removeFolder),
    ...(complete === undefined ? retire(name, plan) : replace(`${name}/${manifestName}`, complete)),
  ];
}

/** The end of a top folder that left the fleet. It is moved away first: gone, or there with its manifest. */
function retire(name: string, plan: FolderPlan): readonly Step[] {
  if (plan.foreign.length > 0) return [{ do: "remove-file", path: `${name}/${manifestName}` }];
  return [{ do: "rename", from: name, path: `${temporaryFolder}/${name}` }];
}
