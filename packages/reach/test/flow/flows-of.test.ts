import { appOf, portOf, shopCluster, shopFleet, sites, workloadOf } from "@meshwright/testkit";
import type { Cluster, Fleet } from "@meshwright/model";
import { describe, expect, test } from "vitest";
import type { Flow } from "@meshwright/reach";
import { flowsBetween, flowsWithin } from "@meshwright/reach";

const [dublin, ohio] = [shopCluster(sites.dublin), shopCluster(sites.ohio)];

const both = [dublin, ohio];

const portsOf = (flows: readonly Flow[]): readonly number[] =>
  flows.flatMap(({ ports }) => ports.map(({ from }) => from)).toSorted((left, right) => left - right);

const behindGateways = (cluster: Cluster): Cluster => ({ ...cluster, network: cluster.name });

describe("between peers", () => {
  const basket = appOf("basket", ["dublin"], {
    workloads: [
      workloadOf("basket", {
        calls: [
          { app: "prices", workload: "prices", port: "http" },
          { app: "prices", workload: "prices", port: "udp-news" },
          { app: "stock", workload: "stock", port: "http" },
        ],
      }),
    ],
  });
  const called = (name: string, clusters: readonly string[], targetPort: number) =>
    appOf(name, clusters, {
      workloads: [workloadOf(name, { ports: [portOf("http", 80, { targetPort }), portOf("udp-news", 9999)] })],
    });
  const apps: Fleet["apps"] = [basket, called("prices", ["dublin", "ohio"], 8081), called("stock", ["dublin"], 8082)];

  test("of one network, pods reach the ports that the fleet knows to be called, and no others", () => {
    const flows = flowsBetween({ apps, clusters: both }, dublin, ohio);
    expect(flows.map(({ name }) => name)).toEqual(["api-server", "app-ports", "hbone"]);
    expect(portsOf(flows)).toEqual([443, 8081, 15_008]);
    expect(portsOf(flowsBetween({ apps, clusters: both }, ohio, dublin))).toEqual([443, 15_008]);
  });

  test("of one network, the gateway of one passes on to pods of the other what a third network calls", () => {
    const tokyo = { ...shopCluster(sites.tokyo), network: "tokyo" };
    const callers = [...apps, { ...basket, name: "basket-tokyo", clusters: ["tokyo"] }];
    const ports = (one: Cluster, other: Cluster) =>
      portsOf(flowsBetween({ apps: callers, clusters: [...both, tokyo] }, one, other));
    expect(ports(ohio, dublin)).toEqual([443, 8081, 8082, 15_008]);
    expect(ports(dublin, ohio)).toEqual([443, 8081, 15_008]);
    expect(portsOf(flowsBetween({ apps: callers, clusters: both }, ohio, dublin))).toEqual([443, 15_008]);
  });

  test("of two networks, they reach the gateway", () => {
    const flows = flowsBetween({ apps, clusters: both }, behindGateways(dublin), behindGateways(ohio));
    expect(flows.map(({ name, to }) => [name, "party" in to && to.party])).toEqual([
      ["api-server", "control-plane"],
      ["east-west-gateway", "load-balancer"],
    ]);
    expect(portsOf(flows)).toEqual([443, 15_443]);
  });

  test.each([
    [dublin, ohio],
    [behindGateways(dublin), behindGateways(ohio)],
  ])("with several primaries, nobody needs 15012 or 15017 of a peer", (from, to) => {
    for (const port of [15_012, 15_017])
      expect(portsOf(flowsBetween({ apps, clusters: both }, from, to))).not.toContain(port);
  });

  test("the API server is asked at the port of its endpoint", () => {
    const apiServer = { ...ohio.apiServer, endpoint: "https://ohio.shop.example:6443" };
    expect(portsOf(flowsBetween({ apps: [], clusters: both }, dublin, { ...ohio, apiServer }))).toEqual([6443, 15_008]);
  });
});

describe("within a cluster", () => {
  test("its control plane reaches webhooks, its pods istiod, its API server and CoreDNS", () => {
    expect(portsOf(flowsWithin(shopFleet, dublin))).toEqual([
      53, 53, 443, 10_250, 15_012, 15_014, 15_017, 15_020, 15_020, 15_021, 15_090,
    ]);
  });

  test("its load balancer reaches the gateway where a peer has another network", () => {
    const named = (fleet: Fleet) => flowsWithin(fleet, dublin).map(({ name }) => name);
    expect(named(shopFleet)).not.toContain("gateway-backend");
    expect(named({ ...shopFleet, clusters: [dublin, behindGateways(ohio)] })).toContain("gateway-backend");
    const elsewhere = { ...behindGateways(ohio), peerGroup: "other" };
    expect(named({ ...shopFleet, clusters: [dublin, elsewhere] })).not.toContain("gateway-backend");
  });
});
