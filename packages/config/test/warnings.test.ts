import { join } from "node:path";
import { expect, test } from "vitest";
import { loadFleet } from "../src/index.ts";
import { placed, useWorkbench } from "./workbench.ts";
import { today } from "./wrong-fleets.ts";
import { change } from "./wrong-fleets/wrong-fleet.ts";

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
