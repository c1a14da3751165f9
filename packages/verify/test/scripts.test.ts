import type { Fleet } from "@meshwright/model";
import { appOf, portOf, shopCluster, shopMesh, sites, workloadOf } from "@meshwright/testkit";
import { expect, test } from "vitest";
import { expectedCalls } from "../src/expected-calls.ts";
import { callsLibrary, verifyLibrary } from "../src/library.ts";
import { callsScript, meshScript, plaintextScript } from "../src/scripts.ts";

const dublin = shopCluster(sites.dublin);
const till = workloadOf("till", {
  ports: [portOf("http", 80), portOf("tcp-cash", 90, { mtls: "DISABLE" }), portOf("udp-beep", 70)],
});
const clerk = workloadOf("clerk", { calls: [{ app: "shop", workload: "till", port: "http" }] });
const lamp = workloadOf("lamp", {
  podLabels: { "sidecar.istio.io/inject": "false" },
  ports: [portOf("tcp-light", 5000)],
});
const shop = appOf("shop", ["dublin"], { workloads: [till, clerk, lamp] });
const stock = appOf("stock", ["dublin"], {
  injection: { by: "workload" },
  workloads: [workloadOf("shelf", { selector: { "app.kubernetes.io/name": "shelf", tier: "back" } })],
});
const fleet: Fleet = { mesh: shopMesh, clusters: [dublin], apps: [shop, stock] };
const calls = expectedCalls(fleet, dublin);
const scripts = [
  callsScript(calls.filter(({ client }) => client !== undefined)),
  plaintextScript(
    calls.filter(({ client }) => client === undefined),
    "mesh.shop.example",
  ),
  meshScript("istio-system", fleet.apps, { tellsRemoteClusters: true, hasRoots: true }),
  meshScript("istio-system", fleet.apps, { tellsRemoteClusters: false, hasRoots: false }),
];
const linesOf = (script = ""): readonly string[] => script.split("\n").filter((line) => line !== "");

test("every function that a script calls is in the library: the shell would pass over one that is not", () => {
  const calledIn = (some: readonly string[]) => [
    ...new Set(some.flatMap((script) => linesOf(script).slice(1)).map((line) => line.split(" ")[0] ?? "")),
  ];
  const missingIn = (library: string, called: readonly string[]) =>
    called.filter((name) => !new RegExp(`^${name}\\(\\) \\{`, "m").test(library));
  expect(missingIn(verifyLibrary, calledIn(scripts))).toEqual([]);
  expect(missingIn(callsLibrary, calledIn(scripts.slice(0, 1)))).toEqual([]);
  expect(calledIn(scripts)).toHaveLength(9);
});

test("a caller is asked for its sidecar first", () => {
  expect(linesOf(scripts[0])).toEqual([
    ". /verify/verify.sh",
    "in_mesh",
    "call shop/clerk shop/till:80 http till.shop.svc.cluster.local 80 answers",
    "finish",
  ]);
});

test("a caller also asks for the gateway of each peer of another network that may answer", () => {
  const away = ["ohio", "tokyo"].map((name) =>
    shopCluster({ ...sites.ohio, name }, { network: name === "ohio" ? "ohio" : "shop" }),
  );
  const everywhere = { ...shop, clusters: ["dublin", "ohio", "tokyo"] };
  const made = expectedCalls({ ...fleet, clusters: [dublin, ...away], apps: [everywhere] }, dublin);
  expect(linesOf(callsScript(made.filter(({ client }) => client !== undefined)))).toEqual([
    ". /verify/verify.sh",
    "in_mesh",
    "call shop/clerk shop/till:80 http till.shop.svc.cluster.local 80 answers",
    "gateway shop/clerk shop/till:80 till.shop.svc.cluster.local 80 ohio 10.20.0.0/20",
    "finish",
  ]);
});

test("a stranger calls every port, and looks at the certificate of those that speak mTLS", () => {
  expect(linesOf(scripts[1])).toEqual([
    ". /verify/verify.sh",
    "plaintext stranger shop/till:80 http till.shop.svc.cluster.local 80 refused",
    "certificate shop/till:80 till.shop.svc.cluster.local 80 spiffe://mesh.shop.example/ns/shop/sa/till",
    "plaintext stranger shop/till:90 tcp till.shop.svc.cluster.local 90 answers",
    "plaintext stranger shop/till:70 udp till.shop.svc.cluster.local 70 answers",
    "plaintext stranger shop/lamp:5000 tcp lamp.shop.svc.cluster.local 5000 answers",
    "finish",
  ]);
});

test("pods that must have a proxy are found by the way of their injection", () => {
  expect(linesOf(scripts[2]).filter((line) => line.startsWith("proxies"))).toEqual([
    "proxies shop 'sidecar.istio.io/inject!=false' sidecar",
    "proxies stock app.kubernetes.io/name=shelf,tier=back sidecar",
  ]);
});

test("without a root in the fleet no certificate is judged, and that is told", () => {
  const strangers = calls.filter(({ client }) => client === undefined);
  const lines = linesOf(plaintextScript(strangers, undefined));
  expect(lines.filter((line) => line.startsWith("certificate "))).toEqual([]);
  expect(lines).toContain("not_checked certificate known 'the fleet names no root'");
  expect(linesOf(scripts[3])).toContain("not_checked roots equal 'the fleet names no root'");
  expect(linesOf(scripts[3]).filter((line) => line.startsWith("roots "))).toEqual([]);
});
