import { gateLibrary, gateScript } from "@meshwright/kit";
import type { EndpointAnswers, WayToPeer } from "@meshwright/model";
import { makeCertificate } from "@meshwright/testkit";
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import { connect, createServer as createTcpServer, type Server as TcpServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

// Real sh and real curl, against servers on loopback.

const span = { notBefore: new Date("2026-01-01"), notAfter: new Date("2046-01-01") };
const pemOf = (base64: string): string =>
  `-----BEGIN PRIVATE KEY-----\n${base64.replaceAll(/(.{64})/g, "$1\n")}\n-----END PRIVATE KEY-----\n`;

let bin = "";
let ca = "";
let otherCa = "";
let server: Server;
let port = 0;
let deaf: ChildProcess;
let deafPort = 0;
/** Takes connections and says nothing. */
let mute: TcpServer;
const waiting: Socket[] = [];

beforeAll(async () => {
  bin = mkdtempSync(join(tmpdir(), "preflight-"));
  writeFileSync(join(bin, "gate.sh"), gateLibrary);
  // The last of equal options counts: tests need not wait as long as a gate.
  writeFileSync(join(bin, "curl"), `#!/bin/sh\nPATH=\${PATH#*:} exec curl "$@" --connect-timeout 1 --max-time 2\n`);
  chmodSync(join(bin, "curl"), 0o755);
  const root = await makeCertificate({ subject: "CN=ohio Kubernetes", ...span });
  ca = root.pem;
  otherCa = (await makeCertificate({ subject: "CN=dublin Kubernetes", ...span })).pem;
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
});

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

afterAll(() => {
  for (const socket of waiting) socket.destroy();
  deaf.kill("SIGKILL");
  mute.close();
  server.closeAllConnections();
  server.close();
  rmSync(bin, { recursive: true, force: true });
});

interface Seen {
  readonly status: number;
  readonly stdout: string;
  /** By check, its line without that key. */
  readonly checks: Readonly<Record<string, string>>;
}

const loopback: WayToPeer = { peer: "ohio", addresses: ["127.0.0.0/8"], mtu: 8500 };

async function preflight(url: string, way: WayToPeer | "of no peer" = loopback, trusted = ca): Promise<Seen> {
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

const here = (path: string): string => `https://localhost:${port}${path}`;
/** The results of all checks, in their order. */
const results = ({ checks }: Seen): string =>
  Object.entries(checks)
    .map(([check, line]) => `${check} ${/result=(\w+)/.exec(line)?.[1]}`)
    .join(", ");

describe.concurrent("the way to a peer is told check by check", () => {
  test("an API server that answers strangers with 401 opens the gate", async () => {
    const seen = await preflight(here("/version"));
    expect(seen.status).toBe(0);
    expect(seen.checks).toEqual({
      dns: `peer=ohio host=localhost:${port} result=passed address=127.0.0.1`,
      address: `peer=ohio host=localhost:${port} result=passed address=127.0.0.1`,
      tcp: `peer=ohio host=localhost:${port} result=passed address=127.0.0.1`,
      tls: `peer=ohio host=localhost:${port} result=passed`,
      http: `peer=ohio host=localhost:${port} result=passed status=401`,
      mtu: `peer=ohio host=localhost:${port} result=passed mtu=8500`,
    });
  });

  test("what is no peer's has neither addresses nor size, and no peer", async () => {
    const seen = await preflight(here("/version"), "of no peer");
    expect(results(seen)).toBe("dns passed, tcp passed, tls passed, http passed");
    expect(seen.checks["dns"]).toBe(`host=localhost:${port} result=passed address=127.0.0.1`);
  });

  test("where nobody has said that the endpoint is private, its address is unknown, and the gate opens by what answers", async () => {
    const seen = await preflight(here("/version"), { peer: "ohio" });
    expect(results(seen)).toBe("dns passed, address unknown, tcp passed, tls passed, http passed, mtu passed");
    expect(seen.status).toBe(0);
  });
});

const rows: readonly (readonly [string, () => string, WayToPeer, string, RegExp])[] = [
  [
    "a name that does not resolve",
    () => "https://ohio.k8s.invalid/version",
    loopback,
    "dns failed, address skipped, tcp skipped, tls skipped, http skipped, mtu skipped",
    /^check=dns .*reason=dns cause="DNS: the name does not resolve\./m,
  ],
  [
    "a name that stands for another private address than the peer's",
    () => here("/version"),
    { peer: "ohio", addresses: ["10.20.0.0/16", "100.64.0.0/16"] },
    "dns passed, address failed, tcp skipped, tls skipped, http skipped, mtu skipped",
    /^check=address .*reason=wrong-address cause=".*127\.0\.0\.1, which is none of the peer's VPC: 10\.20\.0\.0\/16 100\.64\.0\.0\/16"/m,
  ],
  [
    "a name that stands for a public address",
    () => "https://198.51.100.7/version",
    { peer: "ohio", addresses: ["10.20.0.0/16"] },
    "dns passed, address failed, tcp skipped, tls skipped, http skipped, mtu skipped",
    /^check=address .*reason=endpoint-public cause=".*the public address 198\.51\.100\.7, but the fleet says that the endpoint is private/m,
  ],
  [
    "a port that refuses",
    () => "https://127.0.0.1:1/version",
    loopback,
    "dns passed, address passed, tcp failed, tls skipped, http skipped, mtu skipped",
    /^check=tcp .*reason=hop-refuses cause="TCP: connection refused or no route\./m,
  ],
  [
    "packets that are dropped in silence",
    () => `https://127.0.0.1:${deafPort}/version`,
    loopback,
    "dns passed, address passed, tcp failed, tls skipped, http skipped, mtu skipped",
    /^check=tcp .*reason=no-route cause="TCP: no connection within 5 s to 127\.0\.0\.1, packets are dropped/m,
  ],
  [
    "TCP, and then silence",
    () => `https://127.0.0.1:${portOf(mute)}/version`,
    loopback,
    "dns passed, address passed, tcp passed, tls failed, http skipped, mtu skipped",
    /^check=tls .*reason=mtu cause="TLS or HTTP: connected to 127\.0\.0\.1, then silence\./m,
  ],
  [
    "HTTP 500",
    () => here("/broken"),
    loopback,
    "dns passed, address passed, tcp passed, tls passed, http failed, mtu skipped",
    /^check=http .*reason=http-status .*status=500/m,
  ],
  [
    "TLS, and then silence",
    () => here("/silent"),
    loopback,
    "dns passed, address passed, tcp passed, tls passed, http failed, mtu skipped",
    /^check=http .*reason=hop-refuses /m,
  ],
  [
    "a way on which packets of full size get lost",
    () => here("/narrow"),
    loopback,
    "dns passed, address passed, tcp passed, tls passed, http passed, mtu failed",
    /^check=mtu .*reason=mtu cause=".*not one of 12000 bytes: .*which is to carry 8500 bytes".* mtu=8500 look=/m,
  ],
];

describe.concurrent("a gate stays closed and names the first hop that fails", () => {
  test.each(rows)("%s", async (_, url, way, expected, line) => {
    const seen = await preflight(url(), way);
    expect(seen.status).toBe(1);
    expect(results(seen)).toBe(expected);
    expect(seen.stdout).toMatch(line);
    expect(seen.stdout).toContain("waiting  API server of ohio");
  });

  test("a server whose certificate another CA signed", async () => {
    const seen = await preflight(here("/version"), loopback, otherCa);
    expect(seen.status).toBe(1);
    expect(results(seen)).toBe("dns passed, address passed, tcp passed, tls failed, http skipped, mtu skipped");
    expect(seen.checks["tls"]).toContain("reason=not-trusted");
  });
});
