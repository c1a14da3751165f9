import type { Finding } from "@meshwright/findings";
import { finding, kinds, nearest } from "@meshwright/findings";
import type { Said } from "./said.ts";
import { answerPlace, kebab } from "./said.ts";

export interface KeyValues<Key extends string> {
  readonly said: Said<Key>;
  readonly findings: readonly Finding[];
}

/** `key=value,key=value` of one flag. A comma belongs to the value unless a key follows it. */
export function keyValues<Key extends string>(
  text: string,
  flag: string,
  keys: Readonly<Record<Key, { readonly keys: readonly string[]; readonly many?: boolean }>>,
): KeyValues<Key> {
  const names = Object.keys(keys) as Key[]; // oxlint-disable-line typescript/no-unsafe-type-assertion -- the keys of this very record
  const said: Partial<Record<Key, readonly string[]>> = {};
  const findings: Finding[] = [];
  const refuse = (problem: string, close?: string) =>
    findings.push(finding(kinds.badAnswer, answerPlace(flag), { problem, nearest: close }));
  for (const part of text.split(/,(?=[a-zA-Z-]+=)/)) {
    const [, written, value] = /^([a-zA-Z-]{1,30})=(.*)$/s.exec(part) ?? [];
    // What has no key is not repeated: it may be anything.
    if (written === undefined || value === undefined) {
      refuse("Write key=value, with commas between them.");
      continue;
    }
    const key = names.find((name) => name === written || kebab(name) === written);
    if (key === undefined) {
      const valid = names.map(kebab);
      refuse(`There is no key ${written}; valid keys: ${valid.join(", ")}.`, nearest(written, valid));
    } else if (said[key] === undefined) said[key] = [value];
    else if (keys[key].many === true) said[key] = [...said[key], value];
    else refuse(`The key ${written} stands twice.`);
  }
  return { said, findings };
}
