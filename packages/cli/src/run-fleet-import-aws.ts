import { callScript, importFleet } from "@meshwright/aws";
import { finding, hasErrors, kinds, MeshwrightError } from "@meshwright/findings";
import { resolve } from "node:path";
import { answerPlace } from "./answers/said.ts";
import type { Context, Engine } from "./context.ts";
import { folderText, moduleText } from "./importing/fleet-text.ts";
import { readOutputFolder } from "./importing/read-output-folder.ts";
import { writeImport } from "./importing/write-import.ts";
import { isFleetModule } from "./is-fleet-module.ts";
import { findingsText } from "./print/findings-text.ts";
import { comparedText, importJson, writtenText } from "./print/import-text.ts";
import { findFleet } from "./read-fleet.ts";
import { withoutSlash } from "./tree/tree-path.ts";

export interface FleetImportOptions {
  readonly folder?: string;
  readonly calls: boolean;
  readonly write: boolean;
  readonly format: "json" | "text";
  readonly fleet?: string;
}

/** Compares a fleet with what the AWS CLI has printed, or fills it from that; without a folder, prints the calls to make. */
export async function runFleetImportAws(context: Context, engine: Engine, options: FleetImportOptions): Promise<void> {
  const { stdout, stderr } = context.process;
  const { read, findings: known } = await findFleet(context, engine, options.fleet, {
    even: ["untrusted", "unreachable"],
  });
  if (read === undefined) throw new MeshwrightError(known);
  const { fleet, path } = read;
  if (options.folder === undefined || options.calls) {
    if (options.write) throw new MeshwrightError([nothingToWrite()]);
    stdout.write(callScript(fleet, { folder: options.folder ?? "aws" }));
    return;
  }
  const outputs = readOutputFolder(resolve(context.cwd, options.folder), withoutSlash(options.folder));
  if (hasErrors(outputs.findings)) throw new MeshwrightError(outputs.findings);
  const isCode = isFleetModule(path);
  const folder = resolve(context.cwd, path);
  const text = isCode ? moduleText(fleet, path) : folderText(folder, path);
  const imported = importFleet({ fleet, said: text.said, place: text.place, outputs: outputs.files });
  if (hasErrors(imported.findings)) throw new MeshwrightError(imported.findings);
  stderr.write(findingsText(imported.findings, context));
  if (options.write && imported.edits.size > 0)
    await writeImport(context, engine, { imported, text, path, folder, known });
  if (options.format === "json") stdout.write(importJson(imported));
  else stdout.write(options.write ? writtenText(imported) : comparedText(imported));
  if (!options.write && imported.differences.length > 0) context.process.exitCode = 1;
}

const nothingToWrite = () =>
  finding(kinds.cannotImport, answerPlace("--write"), {
    problem:
      "There is nothing to take over yet. Name the folder that the calls were saved in; without --write you see them.",
  });
