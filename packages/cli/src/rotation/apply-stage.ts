import type { Finding } from "@meshwright/findings";
import { finding, hasErrors, kinds, MeshwrightError } from "@meshwright/findings";
import type { RotationStage } from "@meshwright/trust";
import { dayText } from "@meshwright/model";
import { answerPlace } from "../answers/said.ts";
import type { Context, Engine } from "../context.ts";
import { replaceFiles } from "../fleet-files/replace-files.ts";
import { findingsText } from "../print/findings-text.ts";
import { nextLine } from "../print/next-line.ts";
import type { NewRoot } from "./new-root.ts";
import type { RotatingFleet } from "./rotating-fleet.ts";
import type { RotationPlan } from "./rotation-plan.ts";
import { addedFiles } from "./rotation-plan.ts";
import { FleetTexts } from "./stage-files.ts";
import { stageWords } from "./stage-words.ts";

export interface StageToApply {
  readonly rotating: RotatingFleet;
  readonly plan: RotationPlan;
  readonly root: NewRoot;
  readonly chain: ReadonlyMap<string, string>;
  readonly stage: RotationStage;
  /** Warnings about what was said; those of issuers matter to `sign` only. */
  readonly told: readonly Finding[];
}

/** Edits the files of a fleet for one stage, after the fleet that comes of it was judged; all of them or none. */
export async function applyStage(context: Context, engine: Engine, order: StageToApply): Promise<void> {
  const { cwd, today, uninterrupted } = context;
  const { stdout, stderr } = context.process;
  const { rotating, plan, root, chain, stage } = order;
  const { path, folder, pems } = rotating;
  refuseOutOfTurn(order, today);
  const next = plan.stages.find((planned) => planned.stage === stage);
  const changed = new FleetTexts(folder).edit(engine, next?.edits ?? []);
  const added = addedFiles(stage, root, chain);
  const texts = new Map([...changed.map(({ file, after }) => [file, after] as const), ...added]);
  const loaded = await engine.config.loadFleet(path, { today, root: cwd, unwritten: texts });
  // What is not there yet is what a person has named.
  const isNew = ({ place }: Finding): boolean =>
    place.in === "fleet" && [...added.keys()].some((file) => place.file === `${path}/${file}`);
  const named = answerPlace(stage === "sign" ? "--chain" : "--to");
  const found = loaded.findings.map((one) => (isNew(one) ? { ...one, place: named } : one));
  const known = new Set(rotating.findings.map((one) => JSON.stringify(one)));
  const fresh = [
    ...order.told.filter(({ code }) => stage === "sign" || code !== kinds.sameIssuer.code),
    ...found.filter((one) => !known.has(JSON.stringify(one))),
  ];
  if (hasErrors(fresh) || loaded.pems === undefined) throw new MeshwrightError(fresh);
  const left = loaded.pems;
  const deletes = [...pems.keys()].filter((file) => !left.has(file));

  uninterrupted(() => replaceFiles({ folder, shown: path, texts, deletes }));
  stderr.write(findingsText(fresh, context));
  const lines = [...texts.keys(), ...deletes.map((file) => `${file} (deleted)`)];
  stdout.write(lines.map((line) => `${path}/${line}\n`).join(""));
  const { back, watch } = stageWords(plan, stage, today);
  const words = [
    `${stage}: one commit, reviewed and merged as it is. To go back: ${back}`,
    ...watch.map((line) => `  ${line}`),
  ];
  for (const line of [...words, nextLine(cwd, path)]) stderr.write(`${line}\n`);
}

function refuseOutOfTurn({ rotating, plan, stage }: StageToApply, today: Date): void {
  const refuse = (one: Finding): never => {
    throw new MeshwrightError([one]);
  };
  const place = answerPlace("--apply");
  if (rotating.isCode) {
    const problem = `This fleet is a module, and meshwright does not edit code. The plan without --apply shows what to change.`;
    refuse(finding(kinds.cannotRotate, place, { problem }));
  }
  const next = plan.stages.find(({ state }) => state === "next")?.stage ?? "drop";
  if (stage !== next) refuse(finding(kinds.wrongStage, place, { stage, next, of: plan.of }));
  const until = plan.record?.until;
  if ((stage === "wait" || stage === "drop") && until !== undefined && dayText(today) < until) {
    const why = `certificates of the old root may live until then (signed ${plan.record?.signed}).`;
    refuse(finding(kinds.rotationTooEarly, place, { stage, until, why }));
  }
}
