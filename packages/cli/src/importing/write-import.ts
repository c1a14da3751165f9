import type { Imported } from "@meshwright/aws";
import type { Finding } from "@meshwright/findings";
import { finding, hasErrors, kinds, MeshwrightError } from "@meshwright/findings";
import { answerPlace } from "../answers/said.ts";
import type { Context, Engine } from "../context.ts";
import { editedFile } from "../fleet-files/edited-file.ts";
import { replaceFiles } from "../fleet-files/replace-files.ts";
import { findingsText } from "../print/findings-text.ts";
import type { FleetText } from "./fleet-text.ts";

export interface ImportToWrite {
  readonly imported: Imported;
  readonly text: FleetText;
  /** The folder of the fleet, as people call it. */
  readonly path: string;
  /** Its absolute path. */
  readonly folder: string;
  /** What was told of the fleet before. */
  readonly known: readonly Finding[];
}

const refusal = (problem: string): Finding => finding(kinds.cannotImport, answerPlace("--write"), { problem });

/** Writes what AWS says into the files of a fleet, after the fleet that comes of it was read whole; all of them or none. */
export async function writeImport(context: Context, engine: Engine, order: ImportToWrite): Promise<void> {
  const { cwd, today, uninterrupted, process } = context;
  const { imported, text, path, folder, known } = order;
  const texts = new Map(
    [...imported.edits].map(([file, edits]) => {
      const before = text.text(file);
      if (before === undefined)
        throw new MeshwrightError([
          refusal(
            "This fleet is a module, and meshwright does not edit code. Without --write it shows what to change.",
          ),
        ]);
      return [file, editedFile(engine, { file, text: before, edits, refusal })] as const;
    }),
  );
  const loaded = await engine.config.loadFleet(path, {
    today,
    root: cwd,
    unwritten: texts,
    even: ["untrusted", "unreachable"],
  });
  const before = new Set(known.map(({ code, message }) => `${code} ${message}`));
  const fresh = loaded.findings.filter(({ code, message }) => !before.has(`${code} ${message}`));
  if (loaded.fleet === undefined) throw new MeshwrightError(fresh);
  uninterrupted(() => replaceFiles({ folder, shown: path, texts, deletes: [] }));
  process.stderr.write(findingsText(fresh, context));
  // A network that carries no mesh is what AWS has, and so it is taken over; a render refuses it.
  if (hasErrors(fresh)) process.exitCode = 1;
}
