import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadFleet } from "../src/index.ts";
import { placed, useWorkbench } from "./workbench.ts";
import { today } from "./wrong-fleets.ts";
import { ackMakesRoutes } from "./wrong-fleets/ack.ts";
import { change, copy, selfSigned } from "./wrong-fleets/wrong-fleet.ts";

const { root } = useWorkbench();
const load = () => loadFleet("fleet", { today, root: root() });
const folder = () => join(root(), "fleet");

test("a Kiali that asks nobody who they are is a warning, and the fleet is there", async () => {
  await change("mesh.yaml", "releases:\n", "releases:\n  kiali:\n    version: 2.31.0\n")(folder());
  const kiali =
    "kiali:\n  auth: {strategy: anonymous}\n  instances:\n    - cluster: dublin\n      metricsURL: http://prometheus.metrics:9090\n";
  await change("mesh.yaml", "meshID: shop", `meshID: shop\n${kiali.trimEnd()}`)(folder());
  const { fleet, findings } = await load();
  expect(findings.map(placed)).toEqual(["MW6007 fleet/mesh.yaml kiali.auth.strategy"]);
  expect(fleet?.mesh.kiali?.auth.strategy).toBe("anonymous");
});

test("a UDP port of a STRICT app is a warning, and the fleet is there", async () => {
  const port = "      - {name: udp-probe, port: 5353}\n";
  await change("apps/edge.yaml", "        port: 9000\n", `        port: 9000\n${port}`)(folder());
  await change("apps/edge.yaml", "mtls: PERMISSIVE", "mtls: STRICT")(folder());
  const { fleet, findings } = await load();
  expect(findings.map(placed)).toEqual(["MW8014 fleet/apps/edge.yaml workloads[0].ports[1].name"]);
  expect(fleet).toBeDefined();
});

test("a name of a hub's registration is a warning where each cluster has an Argo CD of its own, and none is a duplicate", async () => {
  await change("mesh.yaml", "gitops:\n", "gitops:\n  argocd: {topology: in-cluster}\n")(folder());
  await change("clusters/dublin.yaml", "iam:", "argocd: {name: dublin}\niam:")(folder());
  await change("clusters/virginia.yaml", "iam:", "argocd: {name: in-cluster}\niam:")(folder());
  const { fleet, findings } = await load();
  expect(findings.map(placed)).toEqual(["MW0047 fleet/clusters/dublin.yaml argocd.name"]);
  expect(fleet?.clusters.map(({ argocd }) => argocd)).toEqual([{ name: "dublin" }, { name: "in-cluster" }]);
});

test("names of Argo CD do not matter where only Flux delivers", async () => {
  await change("mesh.yaml", "gitops:\n", "gitops:\n  engines: [flux]\n  argocd: {topology: in-cluster}\n")(folder());
  await change("clusters/dublin.yaml", "iam:", "argocd: {name: dublin}\niam:")(folder());
  expect((await load()).findings).toEqual([]);
});

test("clusters with an Argo CD each may be called the same by it", async () => {
  await change("mesh.yaml", "gitops:\n", "gitops:\n  argocd: {topology: in-cluster, profile: eks-managed}\n")(folder());
  const { fleet, findings } = await load();
  expect(findings).toEqual([]);
  expect(fleet?.clusters.map(({ argocd }) => argocd)).toEqual([{ name: "in-cluster" }, { name: "in-cluster" }]);
});

test("an alert that comes too late, and one that an old istiod cannot feed, are warnings, and the fleet is there", async () => {
  const trust = "trust:\n  alerts:\n    intermediateOverdue: 720h\n";
  await change("mesh.yaml", "meshID: shop", `meshID: shop\n${trust.trimEnd()}`)(folder());
  await change("clusters/dublin.yaml", "iam:", "releases: {istio: {version: 1.30.4}}\niam:")(folder());
  const { fleet, findings } = await load();
  expect(findings.map(placed)).toEqual([
    "MW3062 fleet/mesh.yaml trust.alerts",
    "MW3061 fleet/mesh.yaml trust.alerts.intermediateOverdue",
  ]);
  expect(fleet?.mesh.trust.alerts).toMatchObject({ rootExpiry: 2160 * 3600, intermediateExpiry: 24 * 3600 });
});

test("cacerts that cert-manager writes itself is told, and the fleet is there", async () => {
  await change("mesh.yaml", "  roots:\n", "  cacerts: direct\n  roots:\n")(folder());
  const { fleet, findings } = await load();
  expect(findings.map(placed)).toEqual(["MW3034 fleet/mesh.yaml certificateAuthority.cacerts"]);
  expect(fleet?.mesh.certificateAuthority.cacerts).toBe("direct");
});

test("a root that a cluster is yet to make is told, and the fleet is there", async () => {
  for (const step of selfSigned("kind: self-signed\n    cluster: dublin")) await step(folder());
  await change("mesh.yaml", "  roots:\n    - roots/shop-root.pem\n", "")(folder());
  const { fleet, findings } = await load();
  expect(findings.map(placed).toSorted()).toEqual([
    "MW3031 fleet/mesh.yaml certificateAuthority.issuer.kind",
    "MW3032 fleet/mesh.yaml certificateAuthority.issuer.kind",
  ]);
  expect(fleet?.mesh.certificateAuthority.roots).toEqual([]);
  expect(fleet?.mesh.certificateAuthority.signingRoot).toBeUndefined();
});

test("once its root is named, a self-signed issuer is only not for production", async () => {
  for (const step of selfSigned("kind: self-signed\n    cluster: dublin")) await step(folder());
  const { fleet, findings } = await load();
  expect(findings.map(placed)).toEqual(["MW3031 fleet/mesh.yaml certificateAuthority.issuer.kind"]);
  expect(fleet?.mesh.certificateAuthority.signingRoot?.file).toBe("fleet/roots/shop-root.pem");
});

test("a root that has expired and that nobody signs under is a warning, and the fleet is there", async () => {
  await copy("pki/expired-root.pem", "roots/expired.pem")(folder());
  await change(
    "mesh.yaml",
    "  roots:\n",
    "  signingRoot: roots/shop-root.pem\n  roots:\n    - roots/expired.pem\n",
  )(folder());
  const { fleet, findings } = await load();
  expect(findings.map(placed)).toEqual(["MW3063 fleet/mesh.yaml certificateAuthority.roots[0]"]);
  expect(fleet).toBeDefined();
});

const apply = async (steps: typeof ackMakesRoutes): Promise<void> => {
  for (const step of steps) await step(folder());
};

test("ACK writes routes over what the fleet knows by its id, and says which wait", async () => {
  await apply(ackMakesRoutes);
  expect((await load()).findings).toEqual([]);
  await change("mesh.yaml", "      id: tgw-0a1b2c3d4e5f60718\n", "")(folder());
  await change(
    "mesh.yaml",
    "      defaultRouteTables: {association: tgw-rtb-0a1b2c3d4e5f60718, propagation: tgw-rtb-0a1b2c3d4e5f60718}\n",
    "",
  )(folder());
  const { fleet, findings } = await load();
  expect(findings.map(placed)).toEqual(["MW5073 fleet/mesh.yaml connectivity.transitGateways[0]"]);
  expect(findings[0]?.message).toContain(
    "kubectl -n ack-system get transitgateways.ec2.services.k8s.aws shop.eu-west-1 ",
  );
  expect(fleet?.mesh.connectivity.ack).toEqual({ cluster: "dublin", namespace: "ack-system", ownsRouteTables: true });
});

test("routes over a peering of ACK wait for its id", async () => {
  await apply(ackMakesRoutes);
  await change("mesh.yaml", "kind: transit-gateway", "kind: vpc-peering")(folder());
  const { findings } = await load();
  expect(findings.map(placed)).toEqual(["MW5073 fleet/mesh.yaml connectivity.kind"]);
  expect(findings[0]?.message).toContain("vpcpeeringconnections.ec2.services.k8s.aws shop.dublin.virginia ");
});

test("peer groups on one gateway of ACK see each other, and a warning says so", async () => {
  await apply(ackMakesRoutes);
  for (const [copied, name, index] of [
    ["cork", "dublin", 66],
    ["kerry", "virginia", 67],
  ] as const) {
    const text = await readFile(join(folder(), "clusters", `${name}.yaml`), "utf8");
    const own = text
      .replaceAll(name, copied)
      .replace("network: shop", "network: shop\npeerGroup: west")
      .replaceAll("10.64.", `10.${index}.`)
      .replaceAll("10.65.", `10.${index}.`)
      .replaceAll("100.64.", `100.${index}.`)
      .replaceAll("100.65.", `100.${index}.`)
      .replaceAll(/(vpc|subnet|rtb)-0/g, `$1-${index % 10}`);
    await writeFile(join(folder(), "clusters", `${copied}.yaml`), own);
  }
  const { findings } = await load();
  expect(findings.map(placed)).toEqual(["MW5074 fleet/mesh.yaml connectivity.transitGateways[0]"]);
  expect(findings[0]?.message).toContain("default, west");
});
