import type { Examined, TopFolderObjects } from "@meshwright/checks";
import { checkFolder } from "@meshwright/checks";
import type { Body, Fleet } from "@meshwright/model";
import type { Validate } from "./validate.ts";

export interface ExamineOptions {
  /** What is wrong with one object alone, where the API server has these CRDs. */
  readonly validate: (crds: readonly Body[]) => Validate;
  /** Says what is there before anything is applied; without it, what is often somebody else's is not judged. */
  readonly fleet?: Fleet;
}

/** Looks at each object of a top folder alone, and at those of its API server together. */
export function examineFolder(folder: TopFolderObjects, { validate, fleet }: ExamineOptions): Examined {
  const isValid = validate((folder.shared ?? []).map(({ body }) => body));
  const examined = checkFolder(folder, fleet);
  return { ...examined, findings: [...folder.resources.flatMap(isValid), ...examined.findings] };
}
