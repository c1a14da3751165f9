import { readFileSync } from "node:fs";
import { checks } from "@meshwright/checks";
import { finding, kinds, kindsByCode, MeshwrightError, nearest } from "@meshwright/findings";
import { reachRules } from "@meshwright/reach";
import type { Context, Engine } from "./context.ts";
import { tableText } from "./print/table-text.ts";
import { painter } from "./print/paint.ts";

/** Every check with what it holds to, then every code. */
export function runList({ process: { stdout, env } }: Context, { config }: Engine): void {
  const paint = painter(stdout, env);
  const rows = [
    ...config.fleetChecks.map(({ name, summary }) => [name, "fleet", summary]),
    ...reachRules.map(({ name, summary }) => [name, "network", summary]),
    ...checks.map(({ name, summary }) => [name, "tree", summary]),
  ].toSorted(([left = ""], [right = ""]) => (left < right ? -1 : 1));
  const codes = kindsByCode.map(({ code, level, title }) => [code, level, title]);
  stdout.write(
    `${[...tableText(["CHECK", "OF", "WHAT HOLDS"], rows, { paint }), "", ...tableText(["CODE", "LEVEL", "WHAT IS WRONG"], codes, { paint })].join("\n")}\n`,
  );
}

/** The page of one code. */
export function runExplain({ process: { stdout } }: Context, asked: string): void {
  const code = asked.toUpperCase();
  if (!kindsByCode.some((known) => known.code === code)) {
    const guess = nearest(
      code,
      kindsByCode.map((known) => known.code),
    );
    throw new MeshwrightError([
      finding(kinds.unknownCode, { in: "file", file: "--explain" }, { code, nearest: guess }),
    ]);
  }
  stdout.write(readFileSync(new URL(`../../../docs/findings/${code}.md`, import.meta.url), "utf8"));
}
