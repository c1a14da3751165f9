import type { YamlEdit } from "@meshwright/config";
import type { Finding } from "@meshwright/findings";
import { MeshwrightError } from "@meshwright/findings";
import type { Engine } from "../context.ts";

export interface FileToEdit {
  /** In the folder of the fleet. */
  readonly file: string;
  readonly text: string;
  readonly edits: readonly YamlEdit[];
  /** The finding of the command that edits, about a problem that a person has to solve. */
  readonly refusal: (problem: string) => Finding;
}

/** The text of a file of a fleet after some edits. What is written in a way that few people write (`? key`) is left to them. */
export function editedFile({ config }: Engine, { file, text, edits, refusal }: FileToEdit): string {
  try {
    return config.editYaml(text, edits);
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    const problem = `${file} is written in a way that meshwright does not edit: ${cause.message}. Write \`key: value\` and \`- item\` in a line each.`;
    throw new MeshwrightError([refusal(problem)], { cause });
  }
}
