import type { Condition } from "@meshwright/model";
import { gateLibrary, gateScript } from "@meshwright/kit";
import { knownName } from "@meshwright/model";
import { load } from "js-yaml";
import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

let bin = "";

/** Stand-ins that say what the test tells them through the environment, and write down how they were called. */
beforeAll(() => {
  bin = mkdtempSync(join(tmpdir(), "gate-"));
  writeFileSync(join(bin, "gate.sh"), gateLibrary);
  const command = (name: string, body: string) => {
    writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`);
    chmodSync(join(bin, name), 0o755);
  };
  command(
    "kubectl",
    `printf '%s\\n' "$*" >>"$FOLDER/calls"; case "$*" in *create*) printf '%s' "\${KUBECTL_MADE-$KUBECTL_OUT}" ;; *) printf '%s' "$KUBECTL_OUT" ;; esac; printf '%s' "$KUBECTL_ERR" >&2; exit "\${KUBECTL_EXIT:-0}"`,
  );
  command(
    "curl",
    `printf '%s\\n' "$*" >>"$FOLDER/calls"; printf '%s\\n' "\${CURL_TRACE-}" >"$FOLDER/trace"; printf '%s' "$CURL_OUT"; exit "\${CURL_EXIT:-0}"`,
  );
  command("sleep", "exec /bin/sleep 0.4");
});
afterAll(() => rmSync(bin, { recursive: true, force: true }));

interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** How the stand-ins were called. */
  readonly calls: string;
  readonly folder: string;
}

/** Runs a gate of one condition for one attempt. */
async function runGate(condition: Condition, answers: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(bin, "run-"));
  const script = gateScript([condition]).replace("/gate/gate.sh", join(bin, "gate.sh"));
  const env = {
    PATH: `${bin}:${process.env["PATH"]}`,
    FOLDER: folder,
    GATE_SCRATCH: folder,
    GATE_PROBES: "meshwright-probes",
    GATE_SECONDS: "1",
  };
  return new Promise<Outcome>((resolve) => {
    execFile("sh", ["-c", script], { encoding: "utf8", env: { ...env, ...answers } }, (error, stdout, stderr) => {
      const calls = readFileSync(join(folder, "calls"), "utf8");
      resolve({ status: typeof error?.code === "number" ? error.code : 0, stdout, stderr, calls, folder });
    });
  });
}

const namespace = knownName("istio-system");
const certificate = { apiVersion: "cert-manager.io/v1", kind: "Certificate", namespace, name: knownName("istio-ca") };
const deployment = { apiVersion: "apps/v1", kind: "Deployment", namespace, name: knownName("istiod") };
const roots = { apiVersion: "v1", kind: "ConfigMap", namespace, name: knownName("istio-ca-root-cert") };
const webhook = {
  apiVersion: "admissionregistration.k8s.io/v1",
  kind: "MutatingWebhookConfiguration",
  name: knownName("istio-sidecar-injector"),
};

const ready: Condition = { kind: "true", object: certificate, type: "Ready" };
const available: Condition = { kind: "available", object: deployment };
const publishes: Condition = { kind: "equals", object: roots, jsonPath: "{.data.root-cert\\.pem}", value: "A\nB\n" };
const injects: Condition = { kind: "webhook", object: webhook, probe: { kind: "Pod" }, injects: "istio-proxy" };
const gateway = { apiVersion: "v1", kind: "Service", namespace, name: knownName("eastwest-gateway") };
const loadBalancer: Condition = { kind: "load-balancer", object: gateway };
const named = "15443||k8s-istiosys-eastwest-1.elb.eu-west-1.amazonaws.com";
const peer: Condition = {
  kind: "endpoint",
  title: "API server of ohio",
  url: "https://ohio.example/version",
  statuses: [200, 401, 403],
};

const open = 0;
const closed = 1;

describe.concurrent.each([
  ["Ready for the present generation", ready, { KUBECTL_OUT: "2|2|True|Issued: up to date" }, open],
  ["Ready, of a controller that names no generation", ready, { KUBECTL_OUT: "2||True|Synced: ok" }, open],
  ["Ready for an older generation", ready, { KUBECTL_OUT: "3|2|True|Issued: old" }, closed],
  ["not Ready", ready, { KUBECTL_OUT: "1|1|False|DoesNotExist: no Secret" }, closed],
  ["no condition yet", ready, { KUBECTL_OUT: "1|||: " }, closed],
  ["not there", ready, { KUBECTL_ERR: "Error: not found", KUBECTL_EXIT: "1" }, closed],
  ["a Deployment that serves", available, { KUBECTL_OUT: "4|4|True||" }, open],
  ["a Deployment that its controller has not seen", available, { KUBECTL_OUT: "4|3|True||" }, closed],
  ["a Deployment that does not serve", available, { KUBECTL_OUT: "4|4|False||" }, closed],
  ["a DaemonSet on nine of ten nodes", available, { KUBECTL_OUT: "1|1||10|9" }, open],
  ["a DaemonSet on eight of ten nodes", available, { KUBECTL_OUT: "1|1||10|8" }, closed],
  ["a DaemonSet that nobody has counted", available, { KUBECTL_OUT: "1|||0|" }, closed],
  ["equal but for white space", publishes, { KUBECTL_OUT: "A\nB" }, open],
  ["another value", publishes, { KUBECTL_OUT: "A\nC" }, closed],
  ["an empty value", publishes, { KUBECTL_OUT: "" }, closed],
  ["a webhook without CA bundle", injects, { KUBECTL_OUT: "Fail|" }, closed],
  [
    "a webhook that is passed over when it is away",
    injects,
    { KUBECTL_OUT: "Fail Ignore|Q0E=", KUBECTL_MADE: "probe istio-proxy" },
    closed,
  ],
  ["a webhook that injected nothing", injects, { KUBECTL_OUT: "Fail|Q0E=", KUBECTL_MADE: "probe" }, closed],
  ["a webhook that injected", injects, { KUBECTL_OUT: "Fail|Q0E=", KUBECTL_MADE: "probe istio-proxy" }, open],
  [
    "a load balancer with an address",
    loadBalancer,
    { KUBECTL_OUT: "15443|10.20.0.9|", CURL_EXIT: "6", CURL_OUT: "000|||" },
    open,
  ],
  [
    "a load balancer with a name that DNS knows, which lets in others only",
    loadBalancer,
    { KUBECTL_OUT: named, CURL_EXIT: "28", CURL_OUT: "000|||", CURL_TRACE: "*   Trying 10.20.0.9:15443..." },
    open,
  ],
  ["a Service without load balancer", loadBalancer, { KUBECTL_OUT: "15443||" }, closed],
  [
    "a load balancer with a name that DNS does not know",
    loadBalancer,
    { KUBECTL_OUT: named, CURL_EXIT: "6", CURL_OUT: "000|||", CURL_TRACE: "* Could not resolve host" },
    closed,
  ],
  ["a Service that is not there", loadBalancer, { KUBECTL_ERR: "Error: not found", KUBECTL_EXIT: "1" }, closed],
  ["HTTP 200", peer, { CURL_OUT: "200|10.2.0.9|0.01|0.02" }, open],
  ["HTTP 401, as EKS answers strangers", peer, { CURL_OUT: "401|10.2.0.9|0.01|0.02" }, open],
  ["HTTP 503", peer, { CURL_OUT: "503|10.2.0.9|0.01|0.02" }, closed],
] as const)("%s", (_title, condition, answers, status) => {
  test(status === open ? "opens" : "stays closed", async () => {
    expect(await runGate(condition, answers)).toMatchObject({ status, stderr: "" });
  });
});

describe.concurrent("an endpoint that does not answer is told by the hop that failed", () => {
  test.each([
    ["6", "DNS: ", "", ""],
    ["28", "DNS: ", "", ""],
    ["7", "TCP: ", "", "*   Trying 10.2.0.9:443..."],
    ["7", "TCP: ", "", "*   Trying [fd00::9]:443..."],
    ["28", "TCP: ", "", "*   Trying 10.2.0.9..."],
    ["35", "TLS: ", "10.2.0.9|0.01", "* Trying 10.2.0.9:443..."],
    ["52", "HTTP: ", "10.2.0.9|0.01|0.02", "*   Trying 10.2.0.9:443..."],
    ["60", "TLS: ", "10.2.0.9|0.01", "*   Trying 10.2.0.9:443..."],
    ["2", "curl ended with 2. curl: (2) failed", "", "curl: (2) failed"],
  ])("curl %s: %s", async (CURL_EXIT, hop, seen, CURL_TRACE) => {
    const CURL_OUT = `000|${seen === "" ? "|0.000000|0.000000" : seen}`;
    const { status, stdout } = await runGate(peer, { CURL_EXIT, CURL_OUT, CURL_TRACE });
    expect(status).toBe(closed);
    expect(stdout).toContain(`found: ${hop}`);
  });
});

test.each([
  ["15443||", "", "result=failed reason=no-load-balancer"],
  [named, "", "host=k8s-istiosys-eastwest-1.elb.eu-west-1.amazonaws.com result=failed reason=dns"],
  [
    named,
    "*   Trying 10.20.0.9:15443...",
    "host=k8s-istiosys-eastwest-1.elb.eu-west-1.amazonaws.com result=passed address=10.20.0.9",
  ],
])("a load balancer %s is told in one line for machines", async (KUBECTL_OUT, CURL_TRACE, line) => {
  const { stdout } = await runGate(loadBalancer, { KUBECTL_OUT, CURL_EXIT: "6", CURL_OUT: "000|||", CURL_TRACE });
  expect(stdout).toContain(`check=gateway ${line}\n`);
});

test("a gate uses its pod's own token, which kubectl alone would not once it is given a time limit", async () => {
  const token = mkdtempSync(join(bin, "token-"));
  writeFileSync(join(token, "token"), "of-the-pod");
  const pod = { GATE_TOKEN: token, KUBERNETES_SERVICE_HOST: "fd00::1", KUBERNETES_SERVICE_PORT: "443" };
  const answers = { KUBECTL_OUT: "2|2|True|Issued: up to date" };
  const { status, folder } = await runGate(ready, { ...pod, ...answers });
  expect(status).toBe(open);
  expect(load(readFileSync(join(folder, "kubeconfig"), "utf8"))).toMatchObject({
    clusters: [{ cluster: { server: "https://[fd00::1]:443", "certificate-authority": join(token, "ca.crt") } }],
    users: [{ user: { tokenFile: join(token, "token") } }],
  });
  expect(readFileSync(join(folder, "kubeconfig"), "utf8")).not.toContain("of-the-pod");
});

test("certificates are told apart by their ends, not by their beginnings", async () => {
  const pem = (end: string): string => `-----BEGIN CERTIFICATE-----\nMIIBsame\n${end}\n-----END CERTIFICATE-----\n`;
  const wanted: Condition = {
    kind: "equals",
    object: roots,
    jsonPath: "{.data}",
    value: pem("oldoldoldold") + pem("newnewnewnew"),
  };
  const { status, stdout } = await runGate(wanted, { KUBECTL_OUT: pem("oldoldoldold") });
  expect(status).toBe(closed);
  expect(stdout).toContain("1 in PEM, ending in …oldoldoldold; wanted 2 in PEM, ending in …oldoldoldold …newnewnewnew");
});

test.each([
  ["equals", { kind: "equals", object: roots, jsonPath: "{.data}", value: "A" } as const, "A"],
  ["is_true", ready, "2|2|True|Issued: up to date"],
  ["is_available", available, "4|4|True||"],
])("%s: a warning of kubectl is no data", async (_title, condition, KUBECTL_OUT) => {
  const KUBECTL_ERR = "couldn't get resource list for metrics.k8s.io/v1beta1: the server is currently unable\n";
  expect(await runGate(condition, { KUBECTL_OUT, KUBECTL_ERR })).toMatchObject({ status: open, stderr: "" });
});

test("what client libraries log does not hide the error", async () => {
  const noise = 'E1122 21:00:00.000000 7 memcache.go:265] "Unhandled Error"\n'.repeat(9);
  const { stdout } = await runGate(ready, { KUBECTL_EXIT: "1", KUBECTL_ERR: `${noise}The connection was refused` });
  expect(stdout).toContain("found: The connection was refused\n");
});

test("a gate never asks for a Secret and never creates without dry run", async () => {
  const { calls } = await runGate(injects, { KUBECTL_OUT: "Fail|Q0E=", KUBECTL_MADE: "probe istio-proxy" });
  expect(calls).toContain("--request-timeout=20s create --dry-run=server --validate=ignore -n meshwright-probes");
  expect(calls).not.toMatch(/secret/i);
});

test("texts of the fleet are data to the shell, whatever they hold", async () => {
  const touched = join(bin, "touched");
  const hostile = `$(touch ${touched}) \`id\` ' " \\ ; exit 0`;
  const { status, calls } = await runGate({ ...peer, title: hostile, url: `https://${hostile}` }, { CURL_EXIT: "3" });
  expect(status).toBe(closed);
  expect(calls).toContain(`https://${hostile}`);
  expect(existsSync(touched)).toBe(false);
});
