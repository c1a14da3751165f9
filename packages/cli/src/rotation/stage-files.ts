import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { YamlEdit } from "@meshwright/config";
import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { AuthorityEdit } from "@meshwright/trust";
import { answerPlace } from "../answers/said.ts";
import type { Engine } from "../context.ts";
import { editedFile } from "../fleet-files/edited-file.ts";

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
  edit(engine: Engine, edits: readonly AuthorityEdit[]): readonly ChangedFile[] {
    return edits.flatMap(({ file, set }) => {
      const before = this.of(file);
      const after = editedFile(engine, { file, text: before, edits: yamlEdits(set), refusal });
      this.#changed.set(file, after);
      return before === after ? [] : [{ file, before, after }];
    });
  }
}

const refusal = (problem: string): Finding => finding(kinds.cannotRotate, answerPlace("plan rotate-root"), { problem });

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
