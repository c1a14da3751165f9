import { existsSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import type { Finding } from "@meshwright/findings";
import { finding, hasErrors, kinds, MeshwrightError, placeText } from "@meshwright/findings";
import { completeFleet, missingAnswers } from "./answers/fleet-answers.ts";
import type { InitFlags, InitSaid } from "./answers/init-said.ts";
import { clusterName, initSaid } from "./answers/init-said.ts";
import { placedAtAnswers, shownFolder } from "./answers/placed.ts";
import { one } from "./answers/said.ts";
import { sameAgain } from "./answers/same-again.ts";
import { askFleet } from "./ask/ask-fleet.ts";
import { Cancelled } from "./ask/prompts.ts";
import type { Context, Engine } from "./context.ts";
import { inTheWay, writeFolder } from "./fleet-files/write-fleet.ts";
import { addressLines } from "./print/address-lines.ts";
import { findingsText } from "./print/findings-text.ts";
import { nextLine } from "./print/next-line.ts";

export interface InitOptions {
  readonly folder: string;
  /** Nothing is asked, also on a terminal. */
  readonly yes: boolean;
  readonly flags: InitFlags;
}

/** Makes a first fleet. Everything is judged before the first file is written. */
export async function runInit(context: Context, engine: Engine, { folder, yes, flags }: InitOptions): Promise<void> {
  const { stdout, stderr } = context.process;
  refuseExisting(context, folder);
  const judged = await initSaid(engine.config, flags, context.cwd);
  const prompts = yes ? undefined : await context.prompts?.();
  if (hasErrors(judged.findings))
    throw new MeshwrightError(prompts === undefined ? withMissing(judged) : judged.findings);
  let { said } = judged;
  if (prompts !== undefined) {
    try {
      said = await askFleet({ prompts, config: engine.config, context }, said);
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
      stderr.write("Nothing was written.\n");
      context.process.exitCode = 2;
      return;
    }
  }
  const made = await filesOf(context, engine, said, folder);
  if (made.files === undefined) {
    // Nobody answers all questions twice.
    if (prompts !== undefined)
      stderr.write(`To say the same again, with what is wrong corrected:\n${sameAgain(folder, said)}\n`);
    throw new MeshwrightError(made.findings);
  }
  const { files } = made;
  context.uninterrupted(() => writeFolder(resolve(context.cwd, folder), folder, files));
  stderr.write(findingsText(made.findings, context));
  stdout.write([...files.keys()].map((path) => `${folder}/${path}\n`).join(""));
  for (const line of [...addressLines(made.clusters), nextLine(context.cwd, folder)]) stderr.write(`${line}\n`);
}

/** All at once: what is wrong, and what is missing. What could not be taken apart may hold what seems to be missing. */
function withMissing({ said, findings }: Awaited<ReturnType<typeof initSaid>>): readonly Finding[] {
  const places = findings.map(({ place }) => placeText(place));
  const isUnclear = (place: string): boolean =>
    places.includes(place) || (place.startsWith("--cluster") && places.some((other) => /^--cluster \d+$/.test(other)));
  return [...findings, ...missingAnswers(said).filter(({ place }) => !isUnclear(placeText(place)))];
}

function refuseExisting({ cwd }: Context, folder: string): void {
  const refuse = (file: string, what: string): never => {
    throw new MeshwrightError([finding(kinds.fleetExists, { in: "file", file }, { what })]);
  };
  // It is moved into place, which would take away the ground that somebody stands on.
  if (!relative(resolve(cwd, folder), cwd).startsWith("..")) refuse(folder, "You are in this folder.");
  const found = inTheWay(resolve(cwd, folder));
  if (found !== undefined) refuse(folder, found);
  // The two would be two fleets, and no command could tell which is meant.
  if (resolve(cwd, folder) === join(cwd, "fleet") && existsSync(join(cwd, "fleet.ts")))
    refuse("fleet.ts", "A fleet made in code is here already.");
}

async function filesOf(context: Context, { config }: Engine, said: InitSaid, folder: string) {
  const { cwd, today } = context;
  const { answers, findings } = await completeFleet(context, config, said);
  if (answers === undefined) return { findings };
  const schemas = relative(resolve(cwd, folder), join(cwd, "schemas/fleet")).split(sep).join("/");
  const files = config.fleetFiles(answers, schemas);
  const loaded = await config.loadFleet(folder, { today, root: cwd, unwritten: files });
  const named = said.clusters.map((cluster, index) => ({ said: cluster, nameOf: clusterName(cluster, index) }));
  const placed: readonly Finding[] = placedAtAnswers(loaded.findings, {
    folder: shownFolder(cwd, folder),
    clusters: new Map(named.map((cluster) => [one(cluster.said, "name") ?? "", cluster])),
    mesh: true,
  });
  if (loaded.fleet === undefined) return { findings: placed };
  return { findings: placed, files, clusters: answers.clusters };
}
