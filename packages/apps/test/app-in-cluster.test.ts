import type { App, Injection } from "@meshwright/model";
import { appOf, containerOf, portOf, shopCluster, sites, workloadOf } from "@meshwright/testkit";
import { App as CdkApp, Testing } from "cdk8s";
import { describe, expect, test } from "vitest";
import { AppInCluster } from "../src/index.ts";

const dublin = shopCluster(sites.dublin);
const ohio = shopCluster(sites.ohio);

interface Seen {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
  // The tests reach into specs of many kinds and assert what they find there.
  readonly [key: string]: any; // oxlint-disable-line typescript/no-explicit-any -- the tests reach into specs of many kinds and assert what they find
}

/** The objects of one app of a fleet, as one cluster has them. */
function seen(
  app: App,
  {
    apps = [app],
    cluster = dublin,
    peers = [dublin, ohio],
  }: { apps?: readonly App[]; cluster?: typeof dublin; peers?: readonly (typeof dublin)[] } = {},
) {
  const objects: readonly Seen[] = Testing.synth(
    new AppInCluster(new CdkApp(), {
      app,
      cluster,
      runs: app.clusters.includes(cluster.name),
      trustDomain: "mesh.shop.example",
      apps,
      peers,
      gateway: { namespace: "istio-system", labels: { istio: "eastwestgateway" } },
      verification: { namespace: "meshwright-verify", label: "meshwright.io/verifies" },
      needs: [],
    }),
  );
  const names = objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  return { objects, names, of: (kind: string) => objects.filter((one) => one.kind === kind) };
}

const till = workloadOf("till", { ports: [portOf("http", 80, { targetPort: 8080 })] });

describe("the way of injection", () => {
  const rows: [Injection, Readonly<Record<string, string>>, Readonly<Record<string, string>>, string][] = [
    [{ by: "namespace" }, { "istio-injection": "enabled" }, {}, "namespace default"],
    [{ by: "namespace", revision: "stable" }, { "istio.io/rev": "stable" }, {}, "namespace stable"],
    [{ by: "workload" }, {}, { "sidecar.istio.io/inject": "true" }, "workload default"],
    [
      { by: "workload", revision: "stable" },
      {},
      { "sidecar.istio.io/inject": "true", "istio.io/rev": "stable" },
      "workload stable",
    ],
    [{ by: "none" }, { "istio-injection": "disabled" }, {}, "none"],
  ];
  const injectionOf = (labels: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(Object.entries(labels).filter(([key]) => /istio/.test(key)));

  test.each(rows)("%j is written where the webhook looks for it", (injection, ofNamespace, ofPods, annotation) => {
    const { of } = seen(appOf("shop", ["dublin"], { injection, workloads: [till] }));
    const { template } = of("Deployment")[0]?.["spec"] ?? {};
    expect(injectionOf(of("Namespace")[0]?.metadata.labels)).toEqual(ofNamespace);
    expect(injectionOf(template.metadata.labels)).toEqual(ofPods);
    // Changes with the injection, so that the pods are made anew.
    expect(template.metadata.annotations["meshwright.io/injection"]).toBe(annotation);
  });

  test("a workload may keep the sidecar out", () => {
    const out = { ...till, podLabels: { "sidecar.istio.io/inject": "false" } };
    const { of } = seen(appOf("shop", ["dublin"], { injection: { by: "workload" }, workloads: [out] }));
    expect(of("Deployment")[0]?.["spec"].template.metadata.labels["sidecar.istio.io/inject"]).toBe("false");
  });
});

describe("an app that is only called from here", () => {
  const shop = appOf("shop", ["dublin"], {
    networkPolicies: true,
    authorization: { principals: [] },
    workloads: [till, workloadOf("safe", { ports: [portOf("tcp", 9000)] })],
  });
  const stock = appOf("stock", ["ohio"], {
    workloads: [workloadOf("clerk", { calls: [{ app: "shop", workload: "till", port: "http" }] })],
  });
  const { names, of } = seen(shop, { apps: [shop, stock], cluster: ohio });

  test("has its namespace and the Services that are called, so that their names resolve, and nothing that runs", () => {
    expect(names).toEqual(["Namespace shop", "PeerAuthentication default", "Service till"]);
    expect(of("Namespace")[0]?.metadata.labels).not.toHaveProperty("istio-injection");
  });
  test("has the same ports as where it runs", () => {
    const home = seen(shop, { apps: [shop, stock] });
    expect(of("Service")[0]?.["spec"]).toEqual(
      home.of("Service").find(({ metadata }) => metadata.name === "till")?.["spec"],
    );
  });
});

test("an app that is there already gets what the mesh adds, and neither workloads nor Services", () => {
  const there = appOf("shop", ["dublin"], {
    install: false,
    podSecurity: undefined,
    authorization: { principals: [] },
    workloads: [{ ...till, container: undefined, traffic: { timeout: 1 } }],
  });
  expect(seen(there).names).toEqual([
    "Namespace shop",
    "PeerAuthentication default",
    "AuthorizationPolicy till-callers",
    "VirtualService till",
  ]);
});

describe("who may call", () => {
  const callers = [
    workloadOf("app", { calls: [{ app: "shop", workload: "till", port: "http" }] }),
    workloadOf("bot", { serviceAccount: "robot", calls: [{ app: "shop", workload: "till", port: "http" }] }),
  ];
  const web = appOf("web", ["dublin", "ohio"], { workloads: callers });
  const shop = appOf("shop", ["dublin"], {
    authorization: { principals: [] },
    networkPolicies: true,
    workloads: [till, workloadOf("safe")],
  });
  const { of } = seen(shop, { apps: [shop, web] });

  test("is those whom apps name, by identity and by the pod's port; for a workload that nobody calls, nobody", () => {
    const policies = of("AuthorizationPolicy").map((one) => [one.metadata.name, one["spec"].action, one["spec"].rules]);
    expect(policies).toEqual([
      [
        "till-callers",
        "ALLOW",
        [
          {
            from: [
              {
                source: {
                  principals: ["mesh.shop.example/ns/web/sa/app", "mesh.shop.example/ns/web/sa/robot"],
                },
              },
            ],
            to: [{ operation: { ports: ["8080"] } }],
          },
        ],
      ],
      ["safe-callers", "ALLOW", []],
    ]);
  });

  test("and by address: pods of this cluster by label, those of peers by CIDR", () => {
    const [policy] = of("NetworkPolicy");
    const [first] = policy?.["spec"].ingress ?? [];
    expect(first.ports).toEqual([{ protocol: "TCP", port: 8080 }]);
    expect(first.from.flatMap((peer: { ipBlock?: object }) => peer.ipBlock ?? [])).toEqual([{ cidr: "10.20.0.0/16" }]);
    expect(first.from.filter((peer: { podSelector?: object }) => peer.podSelector)).toHaveLength(4);
  });
});

describe("NetworkPolicies let calls of peers in as they come", () => {
  const tokyo = shopCluster(sites.tokyo, { network: "tokyo" });
  const door = {
    namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "istio-system" } },
    podSelector: { matchLabels: { istio: "eastwestgateway" } },
  };
  const cidr = (text: string) => ({ ipBlock: { cidr: text } });
  const peers = [dublin, ohio, tokyo];

  test.each([
    ["of the same network, by the addresses of pods", ["ohio"], peers, [cidr("10.20.0.0/16")]],
    [
      "of another network, through this cluster's gateway, and those of all clusters of this network",
      ["tokyo"],
      peers,
      [door, cidr("10.20.0.0/16")],
    ],
    ["of another network, where nobody shares this one, through the gateway alone", ["tokyo"], [dublin, tokyo], [door]],
    ["of both, each once", ["ohio", "tokyo"], peers, [door, cidr("10.20.0.0/16")]],
  ])("%s", (_, homes, all, expected) => {
    const web = appOf("web", homes, {
      workloads: [workloadOf("app", { calls: [{ app: "shop", workload: "till", port: "http" }] })],
    });
    const shop = appOf("shop", ["dublin"], { networkPolicies: true, workloads: [till] });
    const [policy] = seen(shop, { apps: [shop, web], peers: all }).of("NetworkPolicy");
    expect(policy?.["spec"].ingress[0]).toEqual({ from: expected, ports: [{ protocol: "TCP", port: 8080 }] });
  });
});

test("a port that differs from its namespace is told by the number of the pod's port, with its workload", () => {
  const ports = [portOf("http", 80, { targetPort: 8080, mtls: "DISABLE" }), portOf("tcp", 90, { mtls: "STRICT" })];
  const { of } = seen(appOf("shop", ["dublin"], { workloads: [workloadOf("till", { ports })] }));
  expect(of("PeerAuthentication").map((one) => one["spec"])).toEqual([
    { mtls: { mode: "STRICT" } },
    {
      selector: { matchLabels: { app: "till" } },
      mtls: { mode: "STRICT" },
      portLevelMtls: { "8080": { mode: "DISABLE" } },
    },
  ]);
});

test("a workload of one pod has no disruption budget, which would keep its node from being drained", () => {
  const pods = (replicas: number) =>
    seen(appOf("shop", ["dublin"], { workloads: [{ ...till, container: containerOf("till:1", { replicas }) }] })).of(
      "PodDisruptionBudget",
    ).length;
  expect([pods(1), pods(2)]).toEqual([0, 1]);
});

test("two workloads of one ServiceAccount share it, and nobody makes the one that every namespace has", () => {
  const workloads = ["a", "b", "c"].map((name) =>
    workloadOf(name, { serviceAccount: name === "c" ? "default" : "shared" }),
  );
  expect(
    seen(appOf("shop", ["dublin"], { workloads }))
      .of("ServiceAccount")
      .map(({ metadata }) => metadata.name),
  ).toEqual(["shared"]);
});

test("two ports of a Service that lead to one of the pod are one port of the container", () => {
  const ports = [portOf("http", 80, { targetPort: 8080 }), portOf("http-alt", 8080)];
  const [deployment] = seen(appOf("shop", ["dublin"], { workloads: [workloadOf("till", { ports })] })).of("Deployment");
  expect(deployment?.["spec"].template.spec.containers[0].ports).toEqual([
    { name: "http", containerPort: 8080, protocol: "TCP" },
  ]);
});

test("NetworkPolicies let in the principals that authorization adds, but nobody by UDP, which shows no identity", () => {
  const ports = [portOf("http", 80), portOf("udp-beat", 9, { protocol: "udp" })];
  const app = appOf("shop", ["dublin"], {
    networkPolicies: true,
    authorization: { principals: ["mesh.shop.example/ns/ingress/sa/gateway"] },
    workloads: [workloadOf("till", { ports })],
  });
  const [policy] = seen(app).of("NetworkPolicy");
  const rules: readonly { readonly from: readonly object[]; readonly ports: readonly { readonly port: number }[] }[] =
    policy?.["spec"].ingress;
  const ingress = { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "ingress" } } };
  const portsOf = (peer: object) =>
    rules
      .filter(({ from }) => from.some((one) => JSON.stringify(one) === JSON.stringify(peer)))
      .map((rule) => rule.ports);
  expect(portsOf(ingress)).toEqual([[{ protocol: "TCP", port: 80 }]]);
  expect(portsOf({ ipBlock: { cidr: "10.20.0.0/16" } })).toEqual([[{ protocol: "TCP", port: 80 }]]);
});

test("a namespace where an app is only called asks nothing of the pods that it may hold", () => {
  const app = appOf("shop", ["ohio"], { podSecurity: "restricted", workloads: [till] });
  const caller = appOf("web", ["dublin"], {
    workloads: [workloadOf("app", { calls: [{ app: "shop", workload: "till", port: "http" }] })],
  });
  const [namespace] = seen(app, { apps: [app, caller] }).of("Namespace");
  expect(Object.keys(namespace?.metadata.labels ?? {}).filter((key) => key.startsWith("pod-security"))).toEqual([]);
});
