import { createHash } from "node:crypto";
import { cp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadFleet } from "../src/index.ts";
import { useWorkbench } from "./workbench.ts";
import { engineDefaults } from "./engine-defaults.ts";
import { today } from "./wrong-fleets.ts";
import { change } from "./wrong-fleets/wrong-fleet.ts";

const { root } = useWorkbench();
const load = () => loadFleet("fleet", { today, root: root() });
const folder = () => join(root(), "fleet");

test("fills in defaults and normalises what it reads", async () => {
  const { fleet, findings } = await load();
  expect(findings).toEqual([]);
  const pem = await readFile(join(folder(), "roots/shop-root.pem"), "utf8");
  const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ""), "base64");
  const shopRoot = {
    pem,
    subject: "O=Corner Shop, CN=Corner Shop Root",
    fingerprint: createHash("sha256").update(der).digest("hex"),
    notAfter: "2046-01-01T00:00:00Z",
    file: "fleet/roots/shop-root.pem",
  };
  expect(fleet?.mesh).toEqual({
    id: "shop",
    trustDomain: "mesh.shop.example",
    trustDomainAliases: [],
    trust: { workloadCertificateTTL: 24 * 3600, clockSkew: 300, rootWarning: 2160 * 3600 },
    connectivity: {
      kind: "transit-gateway",
      model: "flat",
      management: "external",
      transitGateways: [],
      connections: [],
      hops: [],
      privateZones: [],
      terraform: {},
    },
    certificateAuthority: {
      issuer: {
        kind: "aws-private-ca",
        arn: "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555",
        region: "eu-west-1",
      },
      subject: { organizations: [], organizationalUnits: [], countries: [] },
      privateKey: { algorithm: "ECDSA", size: 256 },
      duration: 2160 * 3600,
      renewBefore: 720 * 3600,
      cacerts: "assembled",
      roots: [shopRoot],
      signingRoot: shopRoot,
      chain: [],
    },
    exchange: { kind: "aws-secrets-manager", account: "111122223333", region: "eu-west-1", prefix: "meshwright/shop" },
    gitops: {
      repository: "https://git.shop.example/mesh.git",
      revision: "main",
      path: "clusters",
      ...engineDefaults,
    },
    istio: { cni: false, mtls: "PERMISSIVE", accessLog: "off", revisionTags: [] },
    verification: { schedule: "17 * * * *" },
  });
  const [dublin, virginia] = fleet?.clusters ?? [];
  expect(dublin).toMatchObject({
    name: "dublin",
    peerGroup: "default",
    kubernetesVersion: "1.35.5",
    toolbox: "registry.shop.example/mirror/alpine/k8s:1.35.5",
    argocd: { name: "dublin" },
    iam: { identity: "pod-identity", roles: {} },
    apiServer: { endpoint: "https://dublin.k8s.shop.example" },
    releases: {
      "cert-manager": {
        version: "v1.21.2",
        repository: "https://charts.jetstack.io",
        imageRegistry: "registry.shop.example/mirror",
      },
      istio: { version: "1.31.1", repository: "https://charts.shop.example/istio" },
    },
  });
  expect(dublin?.apiServer.certificateAuthority).toBe(
    await readFile(`${import.meta.dirname}/pki/api-server.pem`, "utf8"),
  );
  expect(virginia?.toolbox).toBe("registry.shop.example/mirror/alpine/k8s:1.36.2");
  expect(fleet?.apps.map(({ name }) => name)).toEqual(["edge", "shop"]);
  expect(fleet?.apps[1]?.workloads[1]?.calls[0]).toEqual({ app: "shop", workload: "till", port: "http" });
  expect(fleet?.apps[0]?.workloads[0]?.ports[0]?.targetPort).toBe(9000);
});

test("a cluster's own words win over the mesh's, those over upstream's", async () => {
  const own =
    "releases:\n  istio:\n    version: 1.30.5\n    imageRegistry: eu.shop.example\ntoolbox:\n  image: eu.shop.example/tools:4\nargocd:\n  server: https://hub.shop.example\niam:";
  await change("clusters/dublin.yaml", "iam:", own)(folder());
  const { fleet } = await load();
  const [dublin, virginia] = fleet?.clusters ?? [];
  expect(dublin?.releases.istio).toEqual({
    install: true,
    charts: "reference",
    patches: [],
    generatedSecrets: [],
    version: "1.30.5",
    repository: "https://charts.shop.example/istio",
    imageRegistry: "eu.shop.example",
  });
  expect(dublin?.toolbox).toBe("eu.shop.example/tools:4");
  expect(dublin?.argocd).toEqual({ server: "https://hub.shop.example" });
  expect(virginia?.releases.istio.version).toBe("1.31.1");
});

test.each([
  ["", { requests: { cpu: "50m", memory: "64Mi" }, limits: { memory: "256Mi" } }],
  ["requests: {memory: 512Mi}", { requests: { cpu: "50m", memory: "512Mi" }, limits: { memory: "512Mi" } }],
  [
    "limits: {cpu: 20m, memory: 32Mi}",
    { requests: { cpu: "20m", memory: "32Mi" }, limits: { cpu: "20m", memory: "32Mi" } },
  ],
  ["requests: {memory: 1G}", { requests: { cpu: "50m", memory: "1G" }, limits: { memory: "1G" } }],
])("what is said of resources moves the defaults that it would contradict: %s", async (said, resources) => {
  await change("apps/edge.yaml", "    ports:\n", `    resources: {${said}}\n    ports:\n`)(folder());
  const { fleet, findings } = await load();
  expect(findings).toEqual([]);
  expect(fleet?.apps.find(({ name }) => name === "edge")?.workloads[0]).toMatchObject({ container: { resources } });
});

test("UDP and TCP have numbers of their own, and two ports may lead to one of the pods", async () => {
  const ports =
    "      - {name: udp-dns, port: 53}\n      - {name: tcp-dns, port: 53}\n      - {name: grpc-more, port: 9001, targetPort: 9000}\n";
  await change("apps/edge.yaml", "        port: 9000\n", `        port: 9000\n${ports}`)(folder());
  expect((await load()).findings).toEqual([]);
});

test("the shortest rest between two renewals is an hour", async () => {
  await change("mesh.yaml", "duration: 2160h", "duration: 721h")(folder());
  expect((await load()).findings).toEqual([]);
});

test("names that only look like those of others are free", async () => {
  // A cluster called like a fleet's Application without the mesh, and one that continues another with a number.
  for (const name of ["fleet", "virginia-60", "virginia-7-istiod"]) {
    await rename(join(folder(), "clusters/dublin.yaml"), join(folder(), "clusters/other.yaml"));
    const text = await readFile(join(folder(), "clusters/other.yaml"), "utf8");
    await writeFile(join(folder(), `clusters/${name}.yaml`), text.replace("name: dublin", `name: ${name}`));
    await rm(join(folder(), "clusters/other.yaml"));
    const shop = await readFile(join(folder(), "apps/shop.yaml"), "utf8");
    await writeFile(join(folder(), "apps/shop.yaml"), shop.replace("[dublin,", `[${name},`));
    expect((await load()).findings).toEqual([]);
    await writeFile(join(folder(), "clusters/dublin.yaml"), text);
    await rm(join(folder(), `clusters/${name}.yaml`));
    await writeFile(join(folder(), "apps/shop.yaml"), shop);
  }
});

test("an issuer without a controller of its own needs no release for it", async () => {
  await change("mesh.yaml", "  aws-privateca-issuer:\n    version: v1.9.0\n", "")(folder());
  await change("mesh.yaml", "kind: aws-private-ca", "kind: ca-secret")(folder());
  await change(
    "mesh.yaml",
    /arn: \S+/.exec(await readFile(join(folder(), "mesh.yaml"), "utf8"))?.[0] ?? "",
    "secretName: shop-ca",
  )(folder());
  const { fleet, findings } = await load();
  expect(findings).toEqual([]);
  expect(fleet?.mesh.certificateAuthority.issuer).toEqual({ kind: "ca-secret", secretName: "shop-ca" });
  expect(fleet?.clusters[0]?.releases).not.toHaveProperty("aws-privateca-issuer");
});

test("a fleet made in code is the same fleet", async () => {
  const fixtures = `${import.meta.dirname}/fixtures`;
  const inCode = await loadFleet("fleet-in-code.ts", { today, root: fixtures });
  const inFolder = await loadFleet("fleet", { today, root: fixtures });
  expect([inCode.fleet, inCode.findings]).toEqual([inFolder.fleet, inFolder.findings]);
  expect(inCode.fleet).toBeDefined();
});

test("apps may be absent", async () => {
  await Promise.all(["apps/shop.yaml", "apps/edge.yaml"].map((file) => writeFile(join(folder(), `${file}.md`), "")));
  await rm(join(folder(), "apps"), { recursive: true });
  expect((await load()).fleet?.apps).toEqual([]);
});

test("peers of different groups may share addresses", async () => {
  await change("clusters/virginia.yaml", "network: shop", "network: shop-us\npeerGroup: us")(folder());
  await change("clusters/virginia.yaml", "podCIDRs: [100.65.0.0/16]", "podCIDRs: [100.64.0.0/16]")(folder());
  await change(
    "apps/shop.yaml",
    "      - app: edge\n        workload: door\n        port: grpc-orders\n",
    "",
  )(folder());
  expect((await load()).findings).toEqual([]);
});

test("the sample fleet is good", async () => {
  await cp(`${import.meta.dirname}/../../../fleet`, join(root(), "sample"), { recursive: true });
  const { fleet, findings } = await loadFleet("sample", { today, root: root() });
  expect(findings).toEqual([]);
  expect(fleet?.clusters.map(({ name }) => name)).toEqual(["cluster-a", "cluster-b"]);
});

test("every exchange gets a prefix that fits its store", async () => {
  const mesh = await readFile(join(folder(), "mesh.yaml"), "utf8");
  const prefixOf = async (exchange: string) => {
    await writeFile(join(folder(), "mesh.yaml"), mesh.replace(/exchange:\n( .*\n)+/, `exchange: ${exchange}\n`));
    const { fleet, findings } = await load();
    expect(findings).toEqual([]);
    return fleet?.mesh.exchange.prefix;
  };
  const vault =
    "{kind: vault, server: https://vault.shop.example, path: secret, certificateAuthority: roots/shop-root.pem, auth: {mountPath: kubernetes, role: mesh}}";
  expect(await prefixOf(vault)).toBe("meshwright/shop");
  expect(
    await prefixOf(
      "{kind: kubernetes, cluster: dublin, namespace: mesh-exchange, tokenSecret: {name: exchange, key: token}}",
    ),
  ).toBe("shop");
  expect(await prefixOf("{kind: existing, clusterSecretStore: shared}")).toBe("shop");
  expect(await prefixOf("{kind: existing, clusterSecretStore: shared, prefix: teams/shop}")).toBe("teams/shop");
});

test("a cluster that says nothing of AWS credentials has Pod Identity", async () => {
  await change("clusters/dublin.yaml", "iam:\n  identity: pod-identity", "")(folder());
  const { fleet, findings } = await load();
  expect(findings).toEqual([]);
  expect(fleet?.clusters[0]?.iam).toEqual({ identity: "pod-identity", roles: {} });
});
