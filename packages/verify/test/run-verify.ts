import { execFile, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { verifyLibrary } from "../src/library.ts";

/** The shells of this machine, with what they need to read nothing but the script. */
export const shells: readonly string[][] = [["sh"], ["dash"], ["bash", "--norc"], ["busybox", "sh"]].filter(
  ([name = "", ...rest]) => spawnSync(name, [...rest, "-c", ":"]).status === 0,
);
let bin = "";

/**
 * Stand-ins that say what the test tells them through the environment, and write down how they were called. Of curl:
 * `exit http connect appconnect size certificates`, one for calls, one for the silent probe, one for the empty lines.
 */
const standIns = {
  curl: `printf '%s\\n' "$*" >>"$FOLDER/calls"
    for word; do case \${last-} in --output) out=$word ;; --dump-header) headers=$word ;; esac; last=$word; done
    case $* in
    *:15021/*) set -- 0 "\${READY:-200}" 0.1 0 0 ;;
    *:15020/*) exit 0 ;;
    *:15000/*) printf '%s' "\${COUNTERS-}"; exit 0 ;;
    *10.0.0.1:15014/*) [ -n "\${METRICS-}" ] || exit 7; printf '%s' "$METRICS" >"$out"; exit 0 ;;
    *10.0.0.2:15014/*) [ -n "\${METRICS2-}" ] || exit 7; printf '%s' "$METRICS2" >"$out"; exit 0 ;;
    *pop3:*) set -- \${SILENCE-} ;;
    *gopher:*) set -- \${EMPTY_LINES-} ;;
    *) set -- \${ANSWER-}; printf '%s' "\${BODY-}" >"$out"; printf '%s' "\${HEADERS-}" >"$headers" ;;
    esac
    printf '%s' "\${SAID-}" >&2; printf '%s|%s|%s|0.5|%s|%s' "$2" "$3" "$4" "$5" "\${6-}"; exit "$1"`,
  kubectl: `printf '%s\\n' "$*" >>"$FOLDER/calls"
    case $* in *configmaps*) [ -z "\${PEERS-}" ] || { printf '%s' "$PEERS"; exit 0; } ;; esac
    printf '%s' "\${KUBECTL_OUT-}"; printf '%s' "\${KUBECTL_ERR-}" >&2; exit "\${KUBECTL_EXIT:-0}"`,
  openssl: `case $1 in
    s_client) printf '%s' "\${SHOWN-}" ;;
    verify) printf '%s' "\${VERIFIED-}"; [ -z "\${VERIFIED-}" ] ;;
    x509) printf 'X509v3 Subject Alternative Name: critical\\n    URI:%s\\n' "\${IDENTITY-}" ;;
    crl2pkcs7) cat "$4" ;;
    pkcs7) printf 'subject=CN=Root\\nissuer=CN=Root\\n' ;;
    esac`,
  timeout: `shift; exec "$@"`,
  sleep: "exec /bin/sleep 0.2",
};

beforeAll(() => {
  bin = mkdtempSync(join(tmpdir(), "verify-"));
  writeFileSync(join(bin, "verify.sh"), verifyLibrary);
  for (const [name, body] of Object.entries(standIns)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`);
    chmodSync(join(bin, name), 0o755);
  }
});
afterAll(() => rmSync(bin, { recursive: true, force: true }));

/** What the stand-ins say. */
export type Environment = Readonly<Record<string, string>>;
/** Certificates by their last line. */
export const pem = (...bodies: readonly string[]): string =>
  bodies.map((body) => `-----BEGIN CERTIFICATE-----\nMIIB\n${body}\n-----END CERTIFICATE-----\n`).join("");

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What was printed: every line must be JSON. */
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  /** Where the library wrote, and the stand-ins what they were called with: `calls`. */
  readonly folder: string;
}

/** Runs a script of checks, for one attempt of everything that waits. */
export async function verify(script: string, answers: Environment, shell: readonly string[]): Promise<Outcome> {
  const folder = mkdtempSync(join(bin, "run-"));
  writeFileSync(join(folder, "roots.pem"), pem("ohio", "paris"));
  const env = {
    PATH: `${bin}:${process.env["PATH"]}`,
    FOLDER: folder,
    VERIFY_SCRATCH: folder,
    VERIFY_CLUSTER: "ohio",
    VERIFY_ROOTS: join(folder, "roots.pem"),
    VERIFY_PROXY_SECONDS: "0",
    ...answers,
  };
  const [name = "", ...rest] = shell;
  const ended = await new Promise<Omit<Outcome, "lines">>((resolve) => {
    const args = [...rest, "-c", `. ${join(bin, "verify.sh")}\n${script}`];
    execFile(name, args, { encoding: "utf8", env }, (error, stdout, stderr) => {
      resolve({ status: typeof error?.code === "number" ? error.code : 0, stdout, stderr, folder });
    });
  });
  return {
    ...ended,
    lines: ended.stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
  };
}
