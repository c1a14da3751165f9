import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pem, shells, verify } from "./run-verify.ts";
import type { Environment } from "./run-verify.ts";

const gauge = (cluster: string, status: string) =>
  `istiod_remote_cluster_sync_status{scope="x",cluster="${cluster}",cluster_type="remote",status="${status}"} 1\n` +
  `istiod_remote_cluster_sync_status{cluster="${cluster}",cluster_type="remote",status="closed"} 0\n`;
const one = { KUBECTL_OUT: "istiod-1=10.0.0.1 " };
const two = { KUBECTL_OUT: "istiod-1=10.0.0.1 istiod-2=10.0.0.2 " };
const forbidden = { KUBECTL_ERR: "Error from server (Forbidden): no\n", KUBECTL_EXIT: "1" };
const absent = { KUBECTL_ERR: 'Error from server (NotFound): "istio-ca-root-cert" not found\n', KUBECTL_EXIT: "1" };
const withProxy = "a|Running||| app istio-proxy  \nb|Pending||| app istio-init istio-proxy \n";
const notCounted = "c|Succeeded||| app  \nd|Running|true|| app  \ne|Running||2026-01-01T00:00:00Z| app  \n";
const withoutProxy = "f|Running||| app my-istio-proxy  \n";
const paris = "remote_clusters istio-system paris";
const peers = "peers_synced istio-system meshwright-verify";
const shown = `CONNECTED(3)\n${pem("leaf", "intermediate")}`;
const nginx = "spiffe://mesh/ns/b/sa/nginx";
const certificate = `certificate b/nginx:80 nginx.b.svc 80 ${nginx}`;

/** [a line of a script, what the stand-ins say, expected, found, result] */
const questions: readonly (readonly [string, Environment, string, string, string])[] = [
  ["in_mesh", {}, "ready", "ready", "pass"],
  ["in_mesh", { READY: "503" }, "ready", "not-in-mesh", "fail"],
  ["roots shop", { KUBECTL_OUT: pem("paris", "ohio").replaceAll("MIIB", "MI\n IB") }, "equal", "equal", "pass"],
  ["roots shop", { KUBECTL_OUT: pem("ohio") }, "equal", "different", "fail"],
  ["roots shop", { KUBECTL_OUT: "" }, "equal", "absent", "fail"],
  ["roots shop", absent, "equal", "absent", "fail"],
  ["roots shop", forbidden, "equal", "no-answer", "inconclusive"],
  ["roots shop", { KUBECTL_OUT: "no PEM", VERIFY_ROOTS: "/nowhere" }, "equal", "not-checked", "inconclusive"],
  [paris, { ...one, METRICS: gauge("paris", "synced") }, "synced", "synced", "pass"],
  [paris, { ...one, METRICS: gauge("paris", "synced").replace('scope="x",', "") }, "synced", "synced", "pass"],
  [paris, { ...one, METRICS: gauge("paris", "timeout") }, "synced", "timeout", "fail"],
  [paris, { ...one, METRICS: gauge("not-paris", "synced") }, "synced", "unknown", "fail"],
  [paris, { ...two, METRICS: gauge("paris", "synced") }, "synced", "no-answer", "inconclusive"],
  [paris, { ...two, METRICS2: gauge("paris", "synced") }, "synced", "no-answer", "inconclusive"],
  [paris, { ...two, METRICS2: gauge("paris", "syncing") }, "synced", "syncing", "fail"],
  [paris, {}, "synced", "no-istiod", "fail"],
  [paris, forbidden, "synced", "no-answer", "inconclusive"],
  ["remote_clusters istio-system", {}, "synced", "not-checked", "skipped"],
  [peers, { ...one, PEERS: "paris ", METRICS: gauge("paris", "synced") }, "synced", "synced", "pass"],
  [peers, { ...one, PEERS: "paris ", METRICS: gauge("rome", "synced") }, "synced", "unknown", "fail"],
  [peers, {}, "synced", "not-checked", "skipped"],
  [peers, forbidden, "synced", "no-answer", "inconclusive"],
  ["not_checked remote_clusters synced 'too old'", {}, "synced", "not-checked", "skipped"],
  ["proxies shop '' sidecar", { KUBECTL_OUT: withProxy + notCounted }, "sidecar", "sidecar", "pass"],
  ["proxies shop '' sidecar", { KUBECTL_OUT: withProxy + withoutProxy }, "sidecar", "mixed", "fail"],
  ["proxies shop app=till none", { KUBECTL_OUT: withoutProxy }, "none", "none", "pass"],
  ["proxies shop app=till none", { KUBECTL_OUT: withProxy }, "none", "sidecar", "fail"],
  ["proxies shop app=till none", { KUBECTL_OUT: notCounted }, "none", "not-checked", "skipped"],
  ["proxies shop app=till none", forbidden, "none", "no-answer", "inconclusive"],
  [certificate, { SHOWN: shown, IDENTITY: nginx }, nginx, nginx, "pass"],
  [certificate, { SHOWN: shown, IDENTITY: `${nginx}x` }, nginx, "other-identity", "fail"],
  [certificate, { SHOWN: shown, IDENTITY: nginx, VERIFIED: "error 19 at 2 depth" }, nginx, "unexpected-ca", "fail"],
  [certificate, { SHOWN: shown, VERIFIED: "error 10: certificate has expired" }, nginx, "expired", "fail"],
  [certificate, { SHOWN: shown, VERIFY_ROOTS: "/nowhere" }, nginx, "not-checked", "inconclusive"],
  [certificate, { SILENCE: "28 000 0.1 0 0" }, nginx, "no-certificate", "fail"],
  [certificate, { SILENCE: "28 000 0 0 0" }, nginx, "no-route", "inconclusive"],
  [certificate, { SILENCE: "6 000 0 0 0" }, nginx, "no-dns", "inconclusive"],
];

/** What a line of a script reports: mostly its own name. */
function checkOf(line: string): string {
  const [name = "", first = ""] = line.split(" ");
  if (name === "not_checked") return first;
  return name === "peers_synced" ? "remote_clusters" : name;
}

describe.each(shells)("%s", (...shell) => {
  test.concurrent.each(questions)("%s, %o", async (line, answers, expected, found, result) => {
    const { lines, ...outcome } = await verify(`${line}\nfinish`, answers, shell);
    expect(lines[0]).toMatchObject({ check: checkOf(line), expected, found, result });
    expect(lines[0]).not.toHaveProperty("client");
    expect(lines[0]?.["look"] === "").toBe(result === "pass" || result === "skipped");
    expect(outcome).toMatchObject({ status: result === "pass" || result === "skipped" ? 0 : 1, stderr: "" });
  });

  test("whatever a detail holds, its line is JSON", async () => {
    const nasty = `"quoted" back\\slash\\n \t tab\nnewline \u0001\u001b\u007f control, Köln {"a":1} %s %d $(id) \`id\` '`;
    const { lines, folder } = await verify("roots shop", { KUBECTL_EXIT: "1", KUBECTL_ERR: nasty }, shell);
    const told = nasty.replace("ö", "??").replace("\u007f", "?");
    expect(lines).toEqual([expect.objectContaining({ check: "roots", detail: told })]);
    expect(readFileSync(join(folder, "calls"), "utf8")).toContain("--request-timeout=20s -n shop get configmap");
  });

  test("a pod that is not in the mesh proves nothing about calls", async () => {
    const script = "in_mesh\ncall a b http b 80 answers\ncall a b tcp b 80 denied\nfinish";
    const { lines, status } = await verify(script, { READY: "000" }, shell);
    expect(lines.map(({ found, result }) => [found, result])).toEqual([
      ["not-in-mesh", "fail"],
      ["not-in-mesh", "inconclusive"],
      ["not-in-mesh", "inconclusive"],
      [undefined, undefined],
    ]);
    expect(lines[3]).toEqual({ check: "summary", cluster: "ohio", passed: 0, failed: 1, inconclusive: 2, skipped: 0 });
    expect(status).toBe(1);
  });

  test.each([
    ["200", 0],
    ["500", 1],
  ])("the sidecar is ended, and the exit code stays: %s", async (READY, status) => {
    const outcome = await verify("in_mesh\nfinish", { READY, VERIFY_QUIT_PROXY: "yes" }, shell);
    expect(outcome.status).toBe(status);
    expect(readFileSync(join(outcome.folder, "calls"), "utf8")).toContain(
      "--request POST http://127.0.0.1:15020/quitquitquit",
    );
  });

  test("nothing goes through a proxy or takes forever; no token is copied or printed", async () => {
    const { folder: token } = await verify("finish", {}, shell);
    writeFileSync(join(token, "token"), "of-the-pod");
    const pod = { VERIFY_TOKEN: token, KUBERNETES_SERVICE_HOST: "10.0.0.1", KUBERNETES_SERVICE_PORT: "443" };
    const answers = {
      ...pod,
      ...one,
      ANSWER: "0 503 0.1 0 2",
      BODY: "upstream connect error",
      SILENCE: "28 000 0.1 0 0",
    };
    const script = `call a b http b 80 answers\ncall a b tcp b 80 denied\n${paris}\n${certificate}\nroots shop\nfinish`;
    const { folder, stdout } = await verify(script, answers, shell);
    const read = (name: string): string => readFileSync(join(folder, name), "utf8");
    const calls = read("calls").split("\n");
    for (const call of calls.filter((line) => line.includes("://")))
      expect(call).toMatch(/ --noproxy \* --connect-timeout 5 --max-time 15 /);
    expect(calls.filter((line) => line.includes("gopher"))).toEqual([expect.stringContaining("//b:80/0%0D%0A%0D%0A")]);
    expect(read("kubeconfig")).toContain(`tokenFile: ${join(token, "token")}`);
    expect(read("kubeconfig") + stdout).not.toContain("of-the-pod");
  });
});
