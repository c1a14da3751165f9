import { mkdirSync, renameSync, rmdirSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { finding, kinds, MeshwrightError } from "@meshwright/findings";
import { errorText, isSystemError } from "./error-text.ts";
import type { Step } from "./step.ts";
import { temporaryFolder } from "./tree-path.ts";

/** Does one step in the tree that lies at `out`. */
export function runStep(out: string, step: Step): void {
  const path = step.path === "" ? out : `${out}/${step.path}`;
  switch (step.do) {
    case "make-folder":
      return void mkdirSync(path, { recursive: step.path === "" });
    case "write":
      return writeFileSync(path, step.text);
    case "rename":
      return renameSync(`${out}/${step.from}`, path);
    case "remove-file":
      return unlinkSync(path);
    case "remove-folder":
      return removeIfEmpty(path);
    case "clear":
      return rmSync(path, { recursive: true, force: true });
  }
}

/** Does all steps; what the file system refuses becomes a finding that says how the tree was left. */
export function runSteps(out: string, label: string, steps: readonly Step[]): void {
  let begun = false;
  for (const step of steps) {
    try {
      runStep(out, step);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      tidy(out);
      const about = step.do === "write" ? step.about : step.path;
      const file = about === "" ? label : `${label}/${about}`;
      const made = finding(kinds.unwritable, { in: "file", file }, { reason: errorText(error), begun });
      throw new MeshwrightError([made], { cause: error });
    }
    begun ||= step.do === "rename" || step.do.startsWith("remove");
  }
}

function removeIfEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOTEMPTY")) throw error;
  }
}

/** On a full disk the half-written file is what is in the way; where even this fails, the next render does it. */
function tidy(out: string): void {
  try {
    rmSync(`${out}/${temporaryFolder}`, { recursive: true, force: true });
  } catch {
    // the error that is about to be told matters more
  }
}
