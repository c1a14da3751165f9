import { secretsIn } from "@meshwright/reading";

/** No finding repeats more of what helm said. */
const longest = 600;

/** Takes out passwords and queries of URLs, headers, and what follows the word token and the like. */
const withoutCredentials = (text: string): string =>
  text
    .replaceAll(/(\w+:\/\/)[^\s/@"']+@/g, "$1")
    .replaceAll(/(\w+:\/\/[^\s"'?]+)\?[^\s"']*/g, "$1?…")
    .replaceAll(/\b(basic|bearer)\s+[\w.~+/=-]+/gi, "$1 …")
    .replaceAll(/\b(password|passwd|token|secret)(["']?\s*[=:]\s*["']?)[^\s"',;]+/gi, "$1$2…");

/** What helm said, as one sentence. From what looks like a key or token on, nothing is repeated. */
export function helmMessage(said: string): string {
  const text = withoutCredentials(said);
  const [secret] = secretsIn(text);
  const safe = secret === undefined ? text : `${text.slice(0, secret.offset)} (the rest may hold a secret)`;
  const line = safe
    .split("\n")
    .map((part) => part.trim())
    .filter((part) => part !== "" && !/^(WARNING|level=WARN|walk\.go)/.test(part))
    .join(" ")
    .replace(/^Error: /, "");
  const short = line.length > longest ? `${line.slice(0, longest)}…` : line;
  return short === "" ? "it said nothing." : /[.!?…]$/.test(short) ? short : `${short}.`;
}
