import type { Injection } from "@meshwright/model";
import { appOf, containerOf, portOf, workloadOf } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { ohio, seen } from "./seen.ts";

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

test("a namespace where an app is only called asks nothing of the pods that it may hold", () => {
  const app = appOf("shop", ["ohio"], { podSecurity: "restricted", workloads: [till] });
  const caller = appOf("web", ["dublin"], {
    workloads: [workloadOf("app", { calls: [{ app: "shop", workload: "till", port: "http" }] })],
  });
  const [namespace] = seen(app, { apps: [app, caller] }).of("Namespace");
  expect(Object.keys(namespace?.metadata.labels ?? {}).filter((key) => key.startsWith("pod-security"))).toEqual([]);
});
