import type { CertificateFacts } from "@meshwright/trust";
import { certificateFacts } from "@meshwright/trust";
import type { ValueChange } from "../value/change.ts";

/** What stands between the lines of a certificate in PEM: read, or why it cannot be. */
export type FoundCertificate = { readonly facts: CertificateFacts } | { readonly unreadable: string };

const [begin, end] = ["-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"];

/** The start of PEM in base64, as `caBundle` and kubeconfigs hold it. */
const encoded = /LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t[A-Za-z0-9+/]*={0,2}/g;

interface Block {
  readonly start: number;
  readonly stop: number;
  readonly lines: string;
}

/** Blocks of PEM in plain text, however they are indented. Words of a script that look for PEM are none. */
function blocksIn(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let start = text.indexOf(begin);
  while (start >= 0) {
    const close = text.indexOf(end, start);
    if (close < 0) return blocks;
    const next = text.indexOf(begin, start + begin.length);
    const inner = text.slice(start + begin.length, close);
    if ((next < 0 || next > close) && /^[\sA-Za-z0-9+/=]+$/.test(inner))
      blocks.push({ start, stop: close + end.length, lines: inner.replaceAll(/\s/g, "") });
    start = next;
  }
  return blocks;
}

const read = ({ lines }: Block): FoundCertificate => {
  try {
    return { facts: certificateFacts(`${begin}\n${lines.replaceAll(/(.{64})/g, "$1\n")}\n${end}\n`) };
  } catch {
    return { unreadable: `${lines.slice(0, 16)}…` };
  }
};

const decoded = (text: string): string => Buffer.from(text, "base64").toString("latin1");

/** All certificates in a text, plain or in base64; each once. */
export function certificatesIn(text: string): readonly FoundCertificate[] {
  const all = [text, ...Array.from(text.matchAll(encoded), ([one]) => decoded(one))].flatMap(blocksIn).map(read);
  return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}

const keyOf = (one: FoundCertificate): string => ("facts" in one ? one.facts.fingerprint : one.unreadable);

/** What a text says beside its certificates: equal on both sides where nothing else differs. */
export function besideCertificates(text: string): string {
  let at = 0;
  let rest = "";
  for (const { start, stop } of blocksIn(text)) {
    rest += text.slice(at, start);
    at = stop;
  }
  return `${rest}${text.slice(at)}`.replaceAll(encoded, "").replaceAll(/\s+/g, " ").trim();
}

/** True where two texts differ in their certificates and nothing else: who is trusted is told by the rule of that name. */
export const isOfCertificates = (change: ValueChange): boolean =>
  change.how === "changed" &&
  typeof change.before === "string" &&
  typeof change.after === "string" &&
  certificatesIn(change.before).length + certificatesIn(change.after).length > 0 &&
  besideCertificates(change.before) === besideCertificates(change.after);
