import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadFleet } from "../src/index.ts";
import { useWorkbench } from "./workbench.ts";
import { today } from "./wrong-fleets.ts";
import { change } from "./wrong-fleets/wrong-fleet.ts";

const { root } = useWorkbench();
const load = () => loadFleet("fleet", { today, root: root() });
const folder = () => join(root(), "fleet");

test("without a registry of the mesh, the default toolbox is upstream's", async () => {
  await change("mesh.yaml", "imageRegistry: registry.shop.example/mirror\n", "")(folder());
  expect((await load()).fleet?.clusters.map(({ toolbox }) => toolbox)).toEqual([
    "docker.io/alpine/k8s:1.35.5",
    "docker.io/alpine/k8s:1.36.2",
  ]);
});

test("a toolbox that the fleet names is taken as it is written", async () => {
  await change("mesh.yaml", "imageRegistry:", "toolbox:\n  image: docker.io/shop/tools:4\nimageRegistry:")(folder());
  expect((await load()).fleet?.clusters[0]?.toolbox).toBe("docker.io/shop/tools:4");
});

describe("what a cluster has already is not installed", () => {
  const charts = { certManager: "https://charts.jetstack.io", externalSecrets: "https://charts.external-secrets.io" };
  const releasesOf = async () => {
    const { fleet, findings } = await load();
    expect(findings).toEqual([]);
    return fleet?.clusters.map(({ releases }) => releases) ?? [];
  };

  test("of the whole mesh, with a version or without", async () => {
    await change("mesh.yaml", "version: v1.21.2", "install: false")(folder());
    await change("mesh.yaml", "version: 2.9.0", "install: false\n    version: 2.8.0")(folder());
    for (const releases of await releasesOf()) {
      expect(releases["cert-manager"]).toMatchObject({
        install: false,
        version: "existing",
        repository: charts.certManager,
      });
      expect(releases["external-secrets"]).toMatchObject({
        install: false,
        version: "2.8.0",
        repository: charts.externalSecrets,
      });
      expect([releases.istio.install, releases["aws-privateca-issuer"]?.install]).toEqual([true, true]);
    }
  });

  test("of one cluster, whose version is not the one that the mesh pins", async () => {
    const own = "releases:\n  cert-manager:\n    install: false\niam:";
    await change("clusters/dublin.yaml", "iam:", own)(folder());
    const [dublin, virginia] = await releasesOf();
    expect(dublin?.["cert-manager"]).toMatchObject({
      install: false,
      version: "existing",
      repository: charts.certManager,
    });
    expect(virginia?.["cert-manager"]).toMatchObject({ install: true, version: "v1.21.2" });
  });

  test("of all but one cluster", async () => {
    await change("mesh.yaml", "version: v1.21.2", "install: false")(folder());
    const own = "releases:\n  cert-manager:\n    install: true\n    version: v1.20.3\niam:";
    await change("clusters/dublin.yaml", "iam:", own)(folder());
    const [dublin, virginia] = await releasesOf();
    expect(dublin?.["cert-manager"]).toMatchObject({ install: true, version: "v1.20.3" });
    expect(virginia?.["cert-manager"].install).toBe(false);
  });
});
