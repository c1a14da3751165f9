import type { App, Callee, Member } from "@meshwright/model";
import type { ExpectedCall } from "./expected-calls.ts";
import { shellLine } from "@meshwright/kit";
import { hostOf, injectionLabels, isInjected, principalOf, takesMtls } from "@meshwright/model";
import { verification } from "./names.ts";

const line = (...words: readonly string[]): string => shellLine(words);

const script = (lines: readonly string[]): string => [". /verify/verify.sh", ...lines, "finish", ""].join("\n");

/** `sample-b/nginx:80`: how reports call a server. */
export const serverTitle = ({ app, workload, port }: Callee): string => `${app.name}/${workload.name}:${port.port}`;
export const clientTitle = (client: Member | undefined): string =>
  client === undefined ? "stranger" : `${client.app.name}/${client.workload.name}`;

const callLine = (check: "call" | "plaintext", { client, server, expected }: ExpectedCall): string =>
  line(
    check,
    clientTitle(client),
    serverTitle(server),
    server.port.protocol,
    hostOf(server),
    String(server.port.port),
    expected,
  );

const certificateLine = (server: Callee, trustDomain: string): string =>
  line(
    "certificate",
    serverTitle(server),
    hostOf(server),
    String(server.port.port),
    `spiffe://${principalOf(trustDomain, server)}`,
  );

/** Of each gateway that answers to a call may come through. */
const gatewayLines = ({ client, server, gateways }: ExpectedCall): readonly string[] =>
  gateways.map(({ cluster, addresses }) =>
    line(
      "gateway",
      clientTitle(client),
      serverTitle(server),
      hostOf(server),
      String(server.port.port),
      cluster,
      ...addresses,
    ),
  );

/** The calls of one workload, made in its name. */
export const callsScript = (calls: readonly ExpectedCall[]): string =>
  script([
    ...(calls.some(({ inMesh }) => inMesh) ? ["in_mesh"] : []),
    ...calls.flatMap((call) => [callLine("call", call), ...gatewayLines(call)]),
  ]);

/** Told as skipped: nothing in the fleet says which root is the right one. */
const noRoots = (check: "certificate" | "roots", expected: string): string =>
  line("not_checked", check, expected, "the fleet names no root");

/**
 * What a pod without sidecar meets at the servers of its own cluster, and which certificates of a trust domain they show; without
 * one the certificates are not looked at.
 */
export const plaintextScript = (calls: readonly ExpectedCall[], trustDomain: string | undefined): string =>
  script([
    ...calls.flatMap((call) => [
      callLine("plaintext", call),
      ...(takesMtls(call.server) && trustDomain !== undefined ? [certificateLine(call.server, trustDomain)] : []),
    ]),
    ...(trustDomain === undefined ? [noRoots("certificate", "known")] : []),
  ]);

/** Pods of an app that must have a sidecar, by the labels by which they are found. */
function proxyLines(app: App): readonly string[] {
  const injected = app.workloads.filter((workload) => isInjected(app, workload));
  if (injected.length === 0) return [];
  if (app.injection.by === "namespace")
    return [line("proxies", app.namespace, `${injectionLabels.pod}!=false`, "sidecar")];
  return injected.map(({ selector }) => {
    const labels = Object.entries(selector).map(([key, value]) => `${key}=${value}`);
    return line("proxies", app.namespace, labels.toSorted().join(","), "sidecar");
  });
}

/** What the API server and istiod say: roots, remote clusters, proxies. */
export const meshScript = (
  istioNamespace: string,
  apps: readonly App[],
  { tellsRemoteClusters, hasRoots }: { readonly tellsRemoteClusters: boolean; readonly hasRoots: boolean },
): string =>
  script([
    ...(hasRoots
      ? [line("roots", istioNamespace), ...apps.map(({ namespace }) => line("roots", namespace))]
      : [noRoots("roots", "equal")]),
    tellsRemoteClusters
      ? line("peers_synced", istioNamespace, verification.namespace)
      : line("not_checked", "remote_clusters", "synced", "istiod tells the state of remote clusters from 1.31 on"),
    ...apps.flatMap(proxyLines),
  ]);
