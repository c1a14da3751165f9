import { certificateFacts } from "@meshwright/trust";
import type { ChangeLine } from "./change-lines.ts";

const [begin, end] = ["-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"];
/** More lines than any certificate of a CA has. */
const longest = 200;

/** Certificates as one line each, by which people know them: `certificate CN=Mesh Root, SHA-256 30:BE:…`. What cannot be read stays. */
export function withCertificates(lines: readonly ChangeLine[]): readonly ChangeLine[] {
  const made: ChangeLine[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    const block = line.text.trimEnd().endsWith(begin) ? blockAt(lines, at) : undefined;
    const text = block === undefined ? undefined : certificateText(block);
    made.push(text === undefined ? line : { ...line, text: line.text.replace(begin, text) });
    if (block !== undefined && text !== undefined) at += block.length - 1;
  }
  return made;
}

/** The lines of one certificate, of which the same becomes. */
function blockAt(lines: readonly ChangeLine[], first: number): readonly ChangeLine[] | undefined {
  const near = lines.slice(first, first + longest);
  const last = near.findIndex(({ text }) => text.trim() === end);
  const block = near.slice(0, last + 1);
  return last > 0 && block.every(({ mark }) => mark === block[0]?.mark) ? block : undefined;
}

function certificateText(block: readonly ChangeLine[]): string | undefined {
  const inner = block.slice(1, -1).map(({ text }) => text.trim());
  try {
    const { subject, fingerprint } = certificateFacts([begin, ...inner, end, ""].join("\n"));
    const bytes = fingerprint.toUpperCase().match(/../g) ?? [];
    return `(certificate ${subject.replaceAll("\n", ", ")}, SHA-256 ${bytes.join(":")})`;
  } catch {
    return undefined;
  }
}
