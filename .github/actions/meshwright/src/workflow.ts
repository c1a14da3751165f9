import { appendFileSync } from "node:fs";
import type { Environment } from "./settings.ts";

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
const escaped = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const property = (text: string): string => escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

export const print = (text: string): void => void process.stdout.write(text);
export const error = (title: string, text: string): void =>
  print(`::error title=${property(title)}::${escaped(text)}\n`);
export const notice = (text: string): void => print(`::notice title=meshwright::${escaped(text)}\n`);

/** Text of others in the log, in which no line is taken for a command of the workflow. */
export function group(title: string, text: string): void {
  const token = crypto.randomUUID();
  print(`::group::${escaped(title)}\n::stop-commands::${token}\n${text.trimEnd()}\n::${token}::\n::endgroup::\n`);
}

/** Values of one line each. */
export function output(env: Environment, values: Readonly<Record<string, string>>): void {
  append(
    env["GITHUB_OUTPUT"],
    Object.entries(values)
      .map(([name, value]) => `${name}=${value.split("\n")[0]}\n`)
      .join(""),
  );
}

/** Up to 1 MiB for each step. */
export const summary = (env: Environment, markdown: string): void =>
  append(env["GITHUB_STEP_SUMMARY"], `${markdown}\n`);

function append(path: string | undefined, text: string): void {
  if (path !== undefined && path !== "") appendFileSync(path, text);
}
