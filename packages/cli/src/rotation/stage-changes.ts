import type { Engine } from "../context.ts";
import type { PlannedStage } from "./rotation-plan.ts";
import type { RotatingFleet } from "./rotating-fleet.ts";
import type { LineChange } from "./line-changes.ts";
import { lineChanges } from "./line-changes.ts";
import { FleetTexts } from "./stage-files.ts";

/** What a stage does to the files of a fleet, as people call them. */
export interface StageFiles {
  readonly files: readonly { readonly file: string; readonly changes: readonly Change[] }[];
  readonly adds: readonly string[];
  readonly deletes: readonly string[];
}

/** A line of a file; of a fleet in code only what is to be said. */
export type Change = Omit<LineChange, "line"> & { readonly line?: number };

/** The stages one after the other, each in files in which those before it are made. */
export function stageChanges(
  engine: Engine,
  { folder, path, isCode }: RotatingFleet,
  stages: readonly PlannedStage[],
): readonly StageFiles[] {
  const texts = new FleetTexts(folder);
  const shown = (file: string): string => (isCode ? file : `${path}/${file}`);
  return stages.map(({ edits, adds, deletes }) => ({
    files: isCode
      ? edits.map(({ file, set }) => ({ file: inCode(path, file), changes: Object.entries(set).map(said) }))
      : texts
          .edit(engine, edits)
          .map(({ file, before, after }) => ({ file: shown(file), changes: lineChanges(before, after) })),
    adds: adds.map(shown),
    deletes: deletes.map(shown),
  }));
}

/** Where that stands in a fleet which is made in code. */
const inCode = (path: string, file: string): string =>
  `${path} ${file === "mesh.yaml" ? "mesh" : `cluster ${file.replace(/^clusters\/|\.yaml$/g, "")}`}`;

const said = ([key, value]: readonly [string, unknown]): Change =>
  value === null
    ? { change: "-", text: `certificateAuthority.${key}` }
    : { change: "+", text: `certificateAuthority.${key}: ${JSON.stringify(value)}` };
