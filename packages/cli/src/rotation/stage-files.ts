import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { YamlEdit } from "@meshwright/config";
import { finding, kinds, MeshwrightError } from "@meshwright/findings";
import type { AuthorityEdit } from "@meshwright/trust";
import { answerPlace } from "../answers/said.ts";
import type { Engine } from "../context.ts";

/** The files of a fleet while stages are thought through: what was changed, and the rest as it lies there. */
export class FleetTexts {
  readonly #changed = new Map<string, string>();
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  of(file: string): string {
    return this.#changed.get(file) ?? readFileSync(join(this.#folder, file), "utf8");
  }

  /** Makes the edits of a stage; tells each file before and after. */
  edit({ config }: Engine, edits: readonly AuthorityEdit[]): readonly ChangedFile[] {
    return edits.flatMap(({ file, set }) => {
      const before = this.of(file);
      const after = edited(() => config.editYaml(before, yamlEdits(set)), file);
      this.#changed.set(file, after);
      return before === after ? [] : [{ file, before, after }];
    });
  }
}

/** What is written in a way that few people write (`? key`) is left to them. */
function edited(edit: () => string, file: string): string {
  try {
    return edit();
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    const problem = `${file} is written in a way that meshwright does not edit: ${cause.message}. Write \`key: value\` and \`- item\` in a line each.`;
    throw new MeshwrightError([finding(kinds.cannotRotate, answerPlace("plan rotate-root"), { problem })], { cause });
  }
}

export interface ChangedFile {
  /** In the folder of the fleet. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** Where a key stands that is new: what belongs together stands together. */
const after: Readonly<Record<string, string>> = { signingRoot: "roots", chain: "signingRoot" };

const yamlEdits = (set: AuthorityEdit["set"]): readonly YamlEdit[] =>
  Object.entries(set)
    // What is taken away comes last, so that no section is empty in between.
    .toSorted(([, left], [, right]) => Number(left === null) - Number(right === null))
    .map(([key, value]) => ({
      keyPath: ["certificateAuthority", key],
      value: value ?? undefined,
      ...(after[key] !== undefined && { after: after[key] }),
    }));
