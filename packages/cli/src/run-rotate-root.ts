import { dirname, resolve } from "node:path";
import type { Finding } from "@meshwright/findings";
import { hasErrors, MeshwrightError } from "@meshwright/findings";
import type { RotationScope, RotationStage } from "@meshwright/trust";
import { recordOf } from "@meshwright/trust";
import type { Context, Engine } from "./context.ts";
import { isFleetModule } from "./is-fleet-module.ts";
import { painter } from "./print/paint.ts";
import { findingsText } from "./print/findings-text.ts";
import type { ToldPlan } from "./print/rotation-text.ts";
import { rotationText } from "./print/rotation-text.ts";
import { readFleet } from "./read-fleet.ts";
import { applyStage } from "./rotation/apply-stage.ts";
import { chainAnswers } from "./rotation/chain-answers.ts";
import { issuerAnswers } from "./rotation/issuer-answers.ts";
import type { FoundRoot } from "./rotation/new-root.ts";
import { newRoot } from "./rotation/new-root.ts";
import { newRootObstacles, obstacles } from "./rotation/obstacles.ts";
import type { RotatingFleet } from "./rotation/rotating-fleet.ts";
import type { RotationPlan } from "./rotation/rotation-plan.ts";
import { rotationPlan } from "./rotation/rotation-plan.ts";
import { sameIssuers } from "./rotation/same-issuers.ts";
import { stageChanges } from "./rotation/stage-changes.ts";
import { applyCommand } from "./rotation/apply-command.ts";
import { stageWords } from "./rotation/stage-words.ts";

export interface RotateRootOptions {
  readonly to?: string;
  readonly issuer: readonly string[];
  readonly chain: readonly string[];
  readonly peerGroup?: string;
  readonly apply?: RotationStage;
  readonly format: "json" | "text";
  readonly fleet?: string;
}

const refuse = (findings: readonly Finding[]): void => {
  if (hasErrors(findings)) throw new MeshwrightError(findings);
};

/** The fleet that a rotation is of. Its warnings are told already. */
export async function rotatingFleet(context: Context, engine: Engine, named?: string): Promise<RotatingFleet> {
  const { fleet, path, findings, words, pems } = await readFleet(context, engine, named);
  if (words === undefined || pems === undefined) throw new Error("a fleet comes with what its files say");
  const isCode = isFleetModule(path);
  const full = resolve(context.cwd, path);
  return { fleet, words, pems, path, folder: isCode ? dirname(full) : full, isCode, findings };
}

/** Shows the stages of a rotation, or makes the edits of the next one. */
export async function runRotateRoot(context: Context, engine: Engine, options: RotateRootOptions): Promise<void> {
  const { stdout, stderr, env } = context.process;
  const scope: RotationScope = options.peerGroup === undefined ? {} : { peerGroup: options.peerGroup };
  const rotating = await rotatingFleet(context, engine, options.fleet);
  const { words } = rotating;
  refuse([...obstacles(words, scope)]);
  const record = recordOf(words, scope);
  const found: FoundRoot = await newRoot(context, engine, {
    ...(options.to !== undefined && { named: options.to }),
    ...(record && { record }),
    fleet: rotating,
  });
  const answers = issuerAnswers(context, engine, { said: options.issuer, words, scope });
  const between = chainAnswers(context, { said: options.chain, fleet: rotating });
  const wrong = [
    ...found.findings,
    ...answers.findings,
    ...between.findings,
    ...(found.root === undefined ? [] : newRootObstacles(words, scope, { to: found.root.to, record })),
  ];
  refuse(wrong);
  const { root } = found;
  if (root === undefined) throw new Error("without a finding there is a root");
  const { chain } = between;
  const plan = rotationPlan(rotating, { scope, root, issuers: answers.issuers, chain, today: context.today });
  const told = [...wrong, ...sameIssuers(plan.issuers ?? [])];
  if (options.apply !== undefined) {
    await applyStage(context, engine, { rotating, plan, root, chain, stage: options.apply, told });
    return;
  }
  stderr.write(findingsText(told, context));
  const full = toldPlan(context, engine, rotating, plan);
  stdout.write(
    options.format === "json" ? `${JSON.stringify(full, undefined, 2)}\n` : rotationText(full, painter(stdout, env)),
  );
}

/** A plan with the lines it changes and the words that go with it. */
export function toldPlan(
  { cwd, today }: Pick<Context, "cwd" | "today">,
  engine: Engine,
  rotating: RotatingFleet,
  plan: RotationPlan,
): ToldPlan {
  const changes = stageChanges(engine, rotating, plan.stages);
  const { of, clusters, from, to } = plan;
  const stages = plan.stages.map(({ stage, state, day }, index) => {
    const files = changes[index] ?? { files: [], adds: [], deletes: [] };
    const command = state === "next" && !rotating.isCode ? applyCommand(cwd, rotating.path, plan, stage) : undefined;
    return {
      stage,
      state,
      ...(day !== undefined && { day }),
      words: stageWords(plan, stage, today),
      ...files,
      ...(command !== undefined && { command }),
    };
  });
  return { of, clusters, from, to, stages };
}
