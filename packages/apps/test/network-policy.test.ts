import { appOf, portOf, shopCluster, sites, workloadOf } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { dublin, ohio, seen } from "./seen.ts";

const till = workloadOf("till", { ports: [portOf("http", 80, { targetPort: 8080 })] });

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
