import { secretsIn } from "@meshwright/reading";

/** No finding repeats more of what helm said. */
const longest = 600;

/** What helm said, as one sentence, without what could be a credential: passwords and queries of URLs, headers, tokens, keys. */
export function helmMessage(text: string): string {
  const line = text
    .split("\n")
    .map((part) => part.trim())
    .filter((part) => part !== "" && !/^(WARNING|level=WARN|walk\.go)/.test(part))
    .map((part) => (secretsIn(part).length > 0 ? "(a line that may hold a secret)" : part))
    .join(" ")
    .replace(/^Error: /, "")
    .replaceAll(/(\w+:\/\/)[^\s/@"']+@/g, "$1")
    .replaceAll(/(\w+:\/\/[^\s"'?]+)\?[^\s"']*/g, "$1?…")
    .replaceAll(/\b(basic|bearer)\s+[\w.~+/=-]+/gi, "$1 …")
    .replaceAll(/\b(password|passwd|token|secret|authorization)(["']?\s*[=:]\s*["']?)[^\s"',;]+/gi, "$1$2…");
  const short = line.length > longest ? `${line.slice(0, longest)}…` : line;
  return short === "" ? "it said nothing." : /[.!?…]$/.test(short) ? short : `${short}.`;
}
