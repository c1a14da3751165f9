import { describe, expect, test } from "vitest";
import { shells, verify } from "./run-verify.ts";
import type { Environment } from "./run-verify.ts";

const envoy = "upstream connect error or disconnect/reset before headers. ";
const failed = `${envoy}retried and the latest reset reason: remote connection failure`;
const tls = (error: string) =>
  `${failed}, transport failure reason: TLS_error:|1:SSL routines:OPENSSL_internal:${error}`;
const unreachable = { ANSWER: "0 503 0.1 0 9", BODY: failed };
const beyond = "x-envoy-upstream-service-time: 3\r\nserver: envoy\r\n";
const grpc = (status: number, message: string): Environment => ({
  ANSWER: "0 200 0.1 0 0",
  HEADERS: `content-type: application/grpc\r\ngrpc-status: ${status}\r\ngrpc-message: ${message}\r\nserver: envoy\r\n`,
});
const counters = (kind: string) => ({ COUNTERS: `cluster.outbound|80||b.b.svc;.ssl.${kind}: 3\n` });

/** [protocol, expected, what the stand-ins say, found, result] */
type Row = readonly [string, string, Environment, string, string];

const calls: readonly Row[] = [
  ["http", "answers", { ANSWER: "0 200 0.1 0 5" }, "answers", "pass"],
  ["http", "answers", { ANSWER: "0 503 0.1 0 5", BODY: "closed for today", HEADERS: beyond }, "answers", "pass"],
  ["http", "denied", { ANSWER: "0 200 0.1 0 5" }, "answers", "fail"],
  ["http", "denied", { ANSWER: "0 403 0.1 0 19", BODY: "RBAC: access denied" }, "denied", "pass"],
  ["http", "denied", { ANSWER: "0 403 0.1 0 19", BODY: "who are you" }, "answers", "fail"],
  ["http", "answers", { ANSWER: "6 000 0 0 0" }, "not-resolving", "fail"],
  ["http", "denied", { ANSWER: "6 000 0 0 0" }, "not-resolving", "inconclusive"],
  ["http", "answers", unreachable, "not-reachable", "fail"],
  ["http", "refused", unreachable, "not-reachable", "inconclusive"],
  ["http", "answers", { ANSWER: "0 503 0.1 0 9", BODY: "no healthy upstream" }, "not-reachable", "fail"],
  ["http", "answers", { ANSWER: "0 504 0.1 0 9", BODY: "upstream request timeout" }, "not-reachable", "fail"],
  ["http", "answers", { ANSWER: "0 502 0.1 0 0", HEADERS: "server: envoy\r\n" }, "not-reachable", "fail"],
  ["http", "answers", { ANSWER: "0 502 0.1 0 0", HEADERS: beyond }, "answers", "pass"],
  ["http", "answers", { ANSWER: "28 000 0.1 0 0" }, "not-reachable", "fail"],
  ["http", "answers", { ...unreachable, HEADERS: beyond }, "no-application", "fail"],
  ["http", "answers", { ...unreachable, BODY: tls("CERTIFICATE_VERIFY_FAILED") }, "unexpected-ca", "fail"],
  ["http", "answers", { ...unreachable, BODY: tls("CERTIFICATE_VERIFY_FAILED:SAN matcher") }, "other-identity", "fail"],
  ["http", "answers", { ...unreachable, BODY: tls("Connection reset by peer") }, "not-reachable", "fail"],
  ["http", "answers", { ...unreachable, BODY: tls("WRONG_VERSION_NUMBER") }, "no-tls", "fail"],
  ["http", "answers", { ...unreachable, ...counters("fail_verify_error") }, "unexpected-ca", "fail"],
  ["http", "answers", { ...unreachable, ...counters("fail_verify_san") }, "other-identity", "fail"],
  [
    "http",
    "answers",
    { ...unreachable, COUNTERS: "cluster.outbound|81||b.b.svc;.ssl.fail_verify_san: 3\n" },
    "not-reachable",
    "fail",
  ],
  ["http", "refused", { ...unreachable, BODY: `${envoy}reset reason: connection termination` }, "refused", "pass"],
  ["http2", "answers", { ANSWER: "2 000 0 0 0" }, "not-checked", "inconclusive"],
  ["grpc", "answers", grpc(12, ""), "answers", "pass"],
  ["grpc", "denied", grpc(7, "RBAC: access denied"), "denied", "pass"],
  ["grpc", "answers", grpc(14, failed), "not-reachable", "fail"],
  ["https", "answers", { ANSWER: "0 404 0.1 0.2 5" }, "answers", "pass"],
  ["tls", "answers", { ANSWER: "52 000 0.1 0.2 0" }, "answers", "pass"],
  ["tls", "refused", { ANSWER: "56 000 0.1 0.2 0 Name:URI:spiffe://x" }, "refused", "pass"],
  ["tls", "answers", { ANSWER: "35 000 0 0 0", SAID: "alert unrecognized name" }, "answers", "pass"],
  ["tls", "answers", { ANSWER: "35 000 0 0 0", SAID: "unexpected eof" }, "not-reachable", "fail"],
  ["tls", "denied", { ANSWER: "35 000 0 0 0", SAID: "unexpected eof", SILENCE: "28 000 0.1 0 0" }, "denied", "pass"],
  [
    "tls",
    "denied",
    { ANSWER: "35 000 0 0 0", SAID: "unexpected eof", SILENCE: "56 000 0.1 0 0" },
    "not-reachable",
    "inconclusive",
  ],
  ["tls", "denied", { ANSWER: "28 000 0 0 0", SILENCE: "28 000 0.1 0 0" }, "not-reachable", "inconclusive"],
  ["tcp", "answers", { SILENCE: "28 000 0.1 0 0" }, "answers", "pass"],
  ["mysql", "answers", { SILENCE: "8 000 0.1 0 0" }, "answers", "pass"],
  ["redis", "answers", { SILENCE: "56 000 0.1 0 0" }, "not-reachable", "fail"],
  ["mongo", "answers", { SILENCE: "28 000 0 0 0" }, "not-reachable", "fail"],
  ["tcp", "answers", { SILENCE: "56 000 0.1 0 0", ...counters("fail_verify_error") }, "unexpected-ca", "fail"],
  ["tcp", "denied", { SILENCE: "28 000 0.1 0 0", EMPTY_LINES: "0 000 0.1 0 0" }, "denied", "pass"],
  ["tcp", "denied", { SILENCE: "28 000 0.1 0 0", EMPTY_LINES: "28 000 0.1 0 0" }, "answers", "fail"],
  ["redis", "denied", { SILENCE: "28 000 0.1 0 0", EMPTY_LINES: "0 000 0.1 0 9" }, "answers", "fail"],
  ["mysql", "denied", { SILENCE: "28 000 0.1 0 0", EMPTY_LINES: "0 000 0.1 0 9" }, "denied", "pass"],
  ["tcp", "denied", { SILENCE: "56 000 0.1 0 0" }, "not-reachable", "inconclusive"],
  ["udp", "answers", {}, "not-checked", "skipped"],
];

const strangers: readonly Row[] = [
  ["http", "refused", { ANSWER: "56 000 0.1 0 0" }, "refused", "pass"],
  ["http2", "refused", { ANSWER: "55 000 0.1 0 0" }, "refused", "pass"],
  ["http", "refused", { ANSWER: "0 200 0.1 0 5" }, "answers", "fail"],
  ["http", "refused", unreachable, "answers", "fail"],
  ["http", "refused", { ANSWER: "0 403 0.1 0 5", BODY: "RBAC: access denied" }, "denied", "fail"],
  ["http", "refused", { ANSWER: "52 000 0.1 0 0" }, "closed", "inconclusive"],
  ["http", "refused", { ANSWER: "6 000 0 0 0" }, "no-dns", "inconclusive"],
  ["http", "refused", { ANSWER: "7 000 0 0 0" }, "no-route", "inconclusive"],
  ["http", "answers", { ANSWER: "28 000 0 0 0" }, "no-route", "inconclusive"],
  ["http", "answers", { ANSWER: "0 200 0.1 0 5" }, "answers", "pass"],
  ["http", "answers", unreachable, "no-application", "fail"],
  ["http", "answers", { ANSWER: "1 000 0.1 0 0", SAID: "Received HTTP/0.9 when not allowed" }, "answers", "pass"],
  ["grpc", "denied", grpc(7, "RBAC: access denied"), "denied", "pass"],
  ["https", "refused", { ANSWER: "35 000 0.1 0 0", SAID: "alert handshake failure" }, "refused", "pass"],
  ["https", "refused", { ANSWER: "55 000 0.1 0.2 0 Name:URI:spiffe://x" }, "refused", "pass"],
  ["https", "refused", { ANSWER: "35 000 0.1 0 0", SAID: "wrong version number" }, "no-tls", "fail"],
  ["tls", "answers", { ANSWER: "52 000 0.1 0.2 0" }, "answers", "pass"],
  ["tcp", "refused", { EMPTY_LINES: "56 000 0.1 0 0" }, "refused", "pass"],
  ["tcp", "refused", { EMPTY_LINES: "0 000 0.1 0 0" }, "closed", "inconclusive"],
  ["redis", "refused", { EMPTY_LINES: "28 000 0.1 0 0" }, "answers", "fail"],
  ["mysql", "refused", { EMPTY_LINES: "56 000 0.1 0 7" }, "answers", "fail"],
  ["mongo", "refused", { EMPTY_LINES: "28 000 0 0 0" }, "no-route", "inconclusive"],
  ["tcp", "answers", {}, "not-checked", "skipped"],
  ["udp", "refused", {}, "not-checked", "skipped"],
];

describe.each(shells)("%s", (...shell) => {
  test.concurrent.each([
    ...calls.map((row) => ["call", ...row] as const),
    ...strangers.map((row) => ["plaintext", ...row] as const),
  ])("%s %s %s, %o: %s, %s", async (check, protocol, expected, answers, found, result) => {
    const { lines, ...outcome } = await verify(
      `${check} a/a b/b:80 ${protocol} b.b.svc 80 ${expected}\nfinish`,
      answers,
      shell,
    );
    expect(lines[0]).toMatchObject({
      check,
      cluster: "ohio",
      client: "a/a",
      server: "b/b:80",
      expected,
      found,
      result,
    });
    expect(outcome).toMatchObject({ status: result === "pass" || result === "skipped" ? 0 : 1, stderr: "" });
  });
});

describe.each(shells)("the gateway of a peer, by %s", (...shell) => {
  const known = [
    "outbound|80||b.b.svc::10.30.0.5:15443::cx_total::0",
    "outbound|80||b.b.svc::10.40.0.5:15443::cx_total::0",
    "outbound|80||b.b.svc::10.30.1.9:8080::cx_total::0",
    "outbound|80||b.b.svc::default_priority::max_connections::4294967295",
    "outbound|81||b.b.svc::10.30.0.6:15443::cx_total::0",
    "",
  ].join("\n");
  const gateway = "in_mesh\ngateway a/a b/b:80 b.b.svc 80 lock 100.64.0.0/16 10.30.0.0/20\nfinish";

  test.each<[string, Environment, string, string, RegExp]>([
    ["connects", { COUNTERS: known, SILENCE: "28 000 0.1 0 0" }, "reachable", "pass", /^10\.30\.0\.5: TCP connects$/],
    ["is silent", { COUNTERS: known, SILENCE: "28 000 0 0 0" }, "not-reachable", "fail", /^10\.30\.0\.5: closed/],
    ["is not known", { COUNTERS: known.replace("10.30.0.5", "10.31.0.5") }, "not-known", "fail", /no gateway of lock/],
    ["is asked by a pod without sidecar", { READY: "503" }, "not-in-mesh", "inconclusive", /not in the mesh/],
  ])("that %s", async (_, answers, found, result, detail) => {
    const { lines, stderr } = await verify(gateway, answers, shell);
    expect(stderr).toBe("");
    expect(lines[1]).toMatchObject({
      check: "gateway",
      client: "a/a",
      server: "b/b:80",
      expected: "reachable",
      found,
      result,
    });
    expect(lines[1]?.["detail"]).toMatch(detail);
  });
});
