import type { Finding } from "@meshwright/findings";
import type { Examined } from "@meshwright/mesh";
import { examineFolder, validatorsWith } from "@meshwright/mesh";
import type { Fleet } from "@meshwright/model";
import type { Schemas } from "@meshwright/schemas";
import { sharedCrds } from "./shared-crds.ts";
import type { TreeShape } from "./read-top-folders.ts";
import { topFolders } from "./read-top-folders.ts";

/** One top folder, read and examined. Plain data: threads give it to each other. */
export interface ExaminedFolder extends Examined {
  readonly files: number;
  readonly objects: number;
}

/** Reads and examines top folders, one after the other. */
export async function examineFolders(
  shape: TreeShape,
  schemas: Schemas,
  fleet: Fleet | undefined,
): Promise<readonly ExaminedFolder[]> {
  const validate = validatorsWith(schemas);
  const sets = sharedCrds(shape);
  const all: ExaminedFolder[] = [];
  for (const folder of topFolders(shape)) {
    await schemas.prepare(folder.resources.map(({ ref }) => ref));
    const { findings, ...examined } = examineFolder({ ...folder, shared: sets(folder.resources) }, { validate, fleet });
    const both: readonly Finding[] = [...folder.findings, ...findings];
    all.push({ ...examined, findings: both, files: folder.files, objects: folder.resources.length });
  }
  return all;
}
