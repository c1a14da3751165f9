/** Keys whose values are secrets, whatever they look like. */
const telling = [
  "token",
  "password",
  "client-key-data",
  "secretAccessKey",
  "clientSecret",
  "privateKeyData",
  "id-token",
  "refresh-token",
].join("|");

/** What a text looks like when it holds what must never be in git. Each expression is linear in the text. */
const patterns: readonly {
  readonly what: string;
  readonly pattern: RegExp;
  /** Every match holds it, and it is found faster: nothing is searched where it is not. */
  readonly hint?: string | RegExp;
}[] = [
  { what: "a private key", hint: "PRIVATE KEY", pattern: /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY( BLOCK)?-----/g },
  {
    what: "a private key in base64",
    hint: "LS0tLS1CRUdJTi",
    pattern: /LS0tLS1CRUdJTi[A-Za-z0-9+/]{0,60}(UFJJVkFURSBLRV|BSSVZBVEUgS0VZ|QUklWQVRFIEtFW)/g,
  },
  { what: "a token (JWT)", hint: "eyJ", pattern: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\./g },
  { what: "a token of EKS", hint: "k8s-aws-v1.", pattern: /\bk8s-aws-v1\.[A-Za-z0-9_-]{20,}/g },
  { what: "an AWS access key id", pattern: /\b(AKIA|ASIA)[A-Z2-7]{16}\b/g },
  {
    what: "an AWS secret access key",
    pattern: /secret_?access_?key["']?\s{0,9}[:=]\s{0,9}["']?[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=])/gi,
  },
  {
    what: "what looks like an AWS secret access key",
    hint: /[:=-]\s{1,9}["']?[A-Za-z0-9+/]{40}["']?[ \t]*(#|$)/m,
    pattern:
      /(?<=[:=-]\s{1,9}["']?)(?=[^\n]{0,39}[A-Z])(?=[^\n]{0,39}[a-z])(?=[^\n]{0,39}[0-9])[A-Za-z0-9+/]{40}(?=["']?[ \t]*(#|$))/gm,
  },
  { what: "a token of Vault", pattern: /\bhv[sbr]\.[A-Za-z0-9_-]{20,}/g },
  {
    what: "a token of GitHub or GitLab",
    pattern: /\b(gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,}|glpat-[A-Za-z0-9_-]{20,})/g,
  },
  { what: "a password in an address", hint: "://", pattern: /:\/\/[^\s:/@"']{1,99}:[^\s/@"']{1,199}@/g },
  {
    what: "a token, password or key by its name",
    hint: new RegExp(`(${telling})["']?[ \\t]*:`),
    pattern: new RegExp(
      `^[ \\t-]{0,60}["']?(${telling})["']?[ \\t]*:[ \\t]+["']?[^\\s"'{[#<][^\\s"']{7,}["']?[ \\t]*(#.*)?$`,
      "gm",
    ),
  },
];

export interface Secret {
  /** What it is; never the text itself. */
  readonly what: string;
  readonly offset: number;
}

/** Everything in a text that looks like secret material, in the order of the text, one for each line. */
export function secretsIn(text: string): readonly Secret[] {
  const mayMatch = ({ hint }: (typeof patterns)[number]): boolean =>
    hint === undefined || (typeof hint === "string" ? text.includes(hint) : hint.test(text));
  const found = patterns
    .filter(mayMatch)
    .flatMap(({ what, pattern }) => Array.from(text.matchAll(pattern), ({ index }) => ({ what, offset: index })));
  const byLine = new Map<number, Secret>();
  for (const secret of found) {
    const line = text.lastIndexOf("\n", secret.offset);
    if (!byLine.has(line)) byLine.set(line, secret);
  }
  return [...byLine.values()].toSorted((left, right) => left.offset - right.offset);
}
