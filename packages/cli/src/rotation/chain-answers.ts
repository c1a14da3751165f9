import { basename, join, resolve } from "node:path";
import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { answerPlace } from "../answers/said.ts";
import type { Context } from "../context.ts";
import type { RotatingFleet } from "./rotating-fleet.ts";
import { smallFile } from "./small-file.ts";

export interface ChainAnswers {
  /** The text of each file, by the path that it is to have in the folder of the fleet; the one that signs first. */
  readonly chain: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
}

/** The files of `--chain`. What they hold is judged with the fleet that they are to be part of. */
export function chainAnswers(
  { cwd }: Pick<Context, "cwd">,
  { said, fleet }: { readonly said: readonly string[]; readonly fleet: RotatingFleet },
): ChainAnswers {
  const chain = new Map<string, string>();
  const findings: Finding[] = [];
  const refuse = (problem: string): void =>
    void findings.push(finding(kinds.badNewRoot, answerPlace("--chain"), { problem }));
  for (const named of said) {
    const text = smallFile(resolve(cwd, named));
    const path = `roots/${basename(named).replace(/\.[^.]*$/, "")}.pem`;
    const there = smallFile(join(fleet.folder, path));
    if (text === undefined) refuse(`There is no file of certificates ${named}.`);
    else if (chain.has(path) || (there !== undefined && there !== text))
      refuse(`The fleet has another file ${path} already. Give ${named} another name.`);
    else chain.set(path, text);
  }
  return { chain, findings };
}
