import { gateLibrary, gateScript } from "@meshwright/kit";
import type { EndpointAnswers, WayToPeer } from "@meshwright/model";
import { makeCertificate } from "@meshwright/testkit";
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import { connect, createServer as createTcpServer, type Server as TcpServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";

// Real sh and real curl, against servers on loopback.

const span = { notBefore: new Date("2026-01-01"), notAfter: new Date("2046-01-01") };
const pemOf = (base64: string): string =>
  `-----BEGIN PRIVATE KEY-----\n${base64.replaceAll(/(.{64})/g, "$1\n")}\n-----END PRIVATE KEY-----\n`;

let bin = "";
let ca = "";
let server: Server;
let port = 0;
let deaf: ChildProcess;
let deafPort = 0;
let mute: TcpServer;
const waiting: Socket[] = [];

/** What is there to be asked. */
export interface Servers {
  /** Of a CA that signed nothing. */
  readonly otherCa: string;
  /** An API server's. */
  readonly port: number;
  /** Packets to it are dropped. */
  readonly deafPort: number;
  /** Takes connections and says nothing. */
  readonly mutePort: number;
}

export async function startServers(): Promise<Servers> {
  bin = mkdtempSync(join(tmpdir(), "preflight-"));
  writeFileSync(join(bin, "gate.sh"), gateLibrary);
  // The last of equal options counts: tests need not wait as long as a gate.
  writeFileSync(
    join(bin, "curl"),
    `#!/bin/sh
PATH=\${PATH#*:} curl "$@" --connect-timeout 1 --max-time 2
failure=$?
[ -z "\${RESOLVED-}" ] || printf '%s\\n' "$RESOLVED" >>"$GATE_SCRATCH/trace"
exit "$failure"
`,
  );
  chmodSync(join(bin, "curl"), 0o755);
  const root = await makeCertificate({ subject: "CN=ohio Kubernetes", ...span });
  ca = root.pem;
  const otherCa = (await makeCertificate({ subject: "CN=dublin Kubernetes", ...span })).pem;
  const leaf = await makeCertificate({ subject: "CN=localhost", issuer: root, isCa: false, ...span });
  const key = await crypto.subtle.exportKey("pkcs8", leaf.keys.privateKey);
  server = createServer({ cert: leaf.pem, key: pemOf(Buffer.from(key).toString("base64")) }, (request, response) => {
    // Where packets of full size get lost, what is larger than one never arrives.
    if (request.url === "/narrow" && request.headers["x-meshwright-padding"] !== undefined) return;
    if (request.url === "/silent") return;
    response.writeHead(request.url === "/broken" ? 500 : 401);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = portOf(server);
  mute = createTcpServer((socket) => socket.on("error", () => undefined));
  await new Promise<void>((resolve) => mute.listen(0, "127.0.0.1", resolve));
  await startDeaf();
  return { otherCa, port, deafPort, mutePort: portOf(mute) };
}

const portOf = (one: TcpServer): number => {
  const address = one.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
};

/** Listens, stands still, and has its queue full: the kernel drops what asks to connect, as a firewall would. */
async function startDeaf(): Promise<void> {
  const script =
    'const s=require("net").createServer();s.listen({port:0,host:"127.0.0.1",backlog:1},()=>console.log(s.address().port))';
  deaf = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  deafPort = await new Promise<number>((resolve) =>
    deaf.stdout?.once("data", (text: Buffer) => resolve(Number(text.toString()))),
  );
  deaf.kill("SIGSTOP");
  for (let count = 0; count < 4; count += 1) waiting.push(connect(deafPort, "127.0.0.1").on("error", () => undefined));
  await new Promise((resolve) => setTimeout(resolve, 200));
}

export function stopServers(): void {
  for (const socket of waiting) socket.destroy();
  deaf.kill("SIGKILL");
  mute.close();
  server.closeAllConnections();
  server.close();
  rmSync(bin, { recursive: true, force: true });
}

export interface Seen {
  readonly status: number;
  readonly stdout: string;
  /** By check, its line without that key. */
  readonly checks: Readonly<Record<string, string>>;
}

export const loopback: WayToPeer = { peer: "ohio", addresses: ["127.0.0.0/8"], mtu: 8500 };

export async function preflight(
  url: string,
  way: WayToPeer | "of no peer" = loopback,
  { trusted = ca, env: more = {} }: { readonly trusted?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Seen> {
  const scratch = mkdtempSync(join(bin, "run-"));
  const condition: EndpointAnswers = {
    kind: "endpoint",
    title: "API server of ohio",
    url,
    statuses: [200, 401, 403],
    certificateAuthority: trusted,
    ...(way !== "of no peer" && { way }),
  };
  const script = gateScript([condition]).replace("/gate/gate.sh", join(bin, "gate.sh"));
  const env = {
    PATH: `${bin}:${process.env["PATH"]}`,
    GATE_SCRATCH: scratch,
    GATE_PROBES: "meshwright-probes",
    GATE_SECONDS: "1",
    ...more,
  };
  return new Promise((resolve) => {
    execFile("sh", ["-c", script], { encoding: "utf8", env }, (error, stdout, stderr) => {
      expect(stderr).toBe("");
      const lines = [...stdout.matchAll(/^check=(\S+) (.*)$/gm)].map(([, check = "", rest = ""]) => [check, rest]);
      const checks: Readonly<Record<string, string>> = Object.fromEntries(lines);
      resolve({ status: typeof error?.code === "number" ? error.code : 0, stdout, checks });
    });
  });
}

/** A server that ends every connection in its own way. */
export async function ending(end: (socket: Socket) => void): Promise<number> {
  const one = createTcpServer((socket) => socket.on("error", () => undefined).once("data", () => end(socket)));
  await new Promise<void>((resolve) => one.listen(0, "127.0.0.1", resolve));
  one.unref();
  return portOf(one);
}

export const here = (path: string): string => `https://localhost:${port}${path}`;
/** The results of all checks, in their order. */
export const results = ({ checks }: Seen): string =>
  Object.entries(checks)
    .map(([check, line]) => `${check} ${/result=(\w+)/.exec(line)?.[1]}`)
    .join(", ");
