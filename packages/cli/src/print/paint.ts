import { styleText } from "node:util";
import type { Output } from "../context.ts";

type Style = Parameters<typeof styleText>[0];

/** Gives a text a style, or leaves it alone. */
export type Paint = (style: Style, text: string) => string;

/** Colours a text for a terminal, and leaves it alone for a pipe, for NO_COLOR, and where there is no terminal. */
export const painter =
  (output: Output, env: Readonly<Record<string, string | undefined>>) =>
  (style: Style, text: string): string =>
    wantsColour(output, env) ? styleText(style, text, { validateStream: false }) : text;

function wantsColour({ isTTY }: Output, env: Readonly<Record<string, string | undefined>>): boolean {
  if ((env["NO_COLOR"] ?? "") !== "") return false;
  if (env["FORCE_COLOR"] !== undefined) return env["FORCE_COLOR"] !== "0";
  return isTTY === true && env["TERM"] !== "dumb";
}
