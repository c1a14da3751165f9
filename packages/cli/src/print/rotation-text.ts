import type { RotationPlan } from "../rotation/rotation-plan.ts";
import type { StageFiles } from "../rotation/stage-changes.ts";
import type { Precondition, StageWords } from "../rotation/stage-words.ts";
import type { Paint } from "./paint.ts";

/** A stage with all that is told of it. */
export interface ToldStage extends StageFiles {
  readonly stage: string;
  readonly state: "done" | "next" | "later";
  readonly day?: string;
  readonly words: StageWords;
  /** What is typed to apply it; of a stage that is next. */
  readonly command?: string;
}

export interface ToldPlan extends Pick<RotationPlan, "clusters" | "from" | "of" | "to"> {
  readonly stages: readonly ToldStage[];
}

/** A plan for people: what is done in one line each, what is to come in full. */
export function rotationText({ of, clusters, from, to, stages }: ToldPlan, paint: Paint): string {
  const head = [
    paint("bold", `Root rotation of ${of}: ${from.join(", ")} -> ${to}`),
    `clusters: ${clusters.join(", ")}`,
  ];
  return `${[...head, ...stages.flatMap((stage) => ["", ...stageLines(stage, paint)])].join("\n")}\n`;
}

function stageLines(
  { stage, state, day, words, files, adds, deletes, command }: ToldStage,
  paint: Paint,
): readonly string[] {
  const title = [state.padEnd(5), paint("bold", stage), ...(day === undefined ? [] : [day])].join(" ");
  if (state === "done") return [title];
  return [
    title,
    `  ${words.does}`,
    ...words.preconditions.flatMap(preconditionLines),
    ...files.flatMap(({ file, changes }) => [
      `  edits ${file}`,
      ...changes.map(({ line, change, text }) =>
        paint(
          change === "+" ? "green" : "red",
          `    ${change}${line === undefined ? "" : String(line).padStart(4)} ${text}`,
        ),
      ),
    ]),
    ...adds.map((file) => `  adds ${file}`),
    ...deletes.map((file) => `  deletes ${file}`),
    ...(command === undefined ? [] : [`  apply ${command}`]),
    `  back  ${words.back}`,
    ...words.watch.map((line, index) => `  ${index === 0 ? "watch" : "     "} ${line}`),
  ];
}

const marks = { yes: "ok   ", no: "not  ", look: "look " } as const;

const preconditionLines = ({ what, holds, commands }: Precondition): readonly string[] => [
  `  ${marks[holds]} ${what}`,
  ...commands.map((command) => `          ${command}`),
];
