import { gunzipSync } from "node:zlib";

/**
 * Functions of templates whose result is not their input's alone: chance, the clock, the network, and maps as lists, which
 * have no order. https://helm.sh/docs/chart_template_guide/function_list/
 */
const functions = [
  "ago",
  "bcrypt",
  "encryptAES",
  "gen[A-Z]\\w*",
  "getHostByName",
  "htpasswd",
  "keys",
  "now",
  "rand[A-Z]\\w*",
  "shuffle",
  "uuidv4",
  "values",
];
const call = RegExp(`\\{\\{[^}]*(?<![\\w.$-])(?:${functions.join("|")})(?![\\w-])`);
/** A chart within the chart, packed once more. */
const packed = /\/charts\/[^/\0]+\.tgz\0/;

const mostBytes = 1 << 28;

/** True where a chart's templates use what may give something else each time. What cannot be read is suspected. */
export function mayVary(archive: Buffer): boolean {
  try {
    const text = gunzipSync(archive, { maxOutputLength: mostBytes }).toString("latin1");
    return call.test(text) || packed.test(text);
  } catch {
    return true; // helm has the word on what is wrong with it
  }
}
