import { finding, kinds, MeshwrightError } from "@meshwright/findings";
import { sidePlace } from "./git.ts";
import type { Meaning } from "./meaning.ts";
import type { Repository } from "./repository.ts";

/** The commit in which the head left the base; what happened on the base since is no change of the head. */
export function mergeBase(repository: Repository, base: Meaning, head: Meaning): Meaning {
  const folder = [base, head].find(({ is }) => is === "folder");
  const refused = (problem: string): MeshwrightError =>
    new MeshwrightError([
      finding(kinds.noMergeBase, sidePlace("--merge-base"), {
        problem,
        isShallow: folder === undefined && repository.isShallow,
      }),
    ]);
  if (base.is === "folder" || head.is === "folder")
    throw refused(`${folder?.name ?? ""} is a folder, and only commits have a history.`);
  const { status, stdout } = repository.git(["merge-base", base.id, head.id]);
  const id = stdout.toString("utf8").trim();
  if (status !== 0 || id === "")
    throw refused(`${base.name} and ${head.name} have no common commit${repository.isShallow ? " here" : ""}.`);
  return { is: "commit", name: `${base.name} where ${head.name} left it`, id };
}
