import { change, kubernetesExchange, wrong } from "./wrong-fleet.ts";

const shop = "apps/shop.yaml";

/** References to what does not exist. */
export const wrongReferences = [
  wrong(
    "an app in a cluster that does not exist",
    [`MW1001 fleet/${shop} clusters[1]`],
    change(shop, "[dublin, virginia]", "[dublin, viginia] # expect MW1001"),
  ),
  wrong(
    "an exchange in a cluster that does not exist",
    ["MW1001 fleet/mesh.yaml exchange.cluster"],
    kubernetesExchange({ cluster: "dubline # expect MW1001" }),
  ),
  wrong(
    "a call to an app that does not exist",
    [`MW1002 fleet/${shop} workloads[1].calls[1].app`],
    change(shop, "app: edge", "app: egde # expect MW1002"),
  ),
  wrong(
    "a call to a workload that does not exist",
    [`MW1003 fleet/${shop} workloads[1].calls[1].workload`],
    change(shop, "workload: door", "workload: window # expect MW1003"),
  ),
  wrong(
    "a call to a workload of the same app that does not exist",
    [`MW1003 fleet/${shop} workloads[1].calls[0].workload`],
    change(shop, "workload: till", "workload: tll # expect MW1003"),
  ),
  wrong(
    "a call to a port that does not exist",
    [`MW1004 fleet/${shop} workloads[1].calls[1].port`],
    change(shop, "port: grpc-orders", "port: grpc # expect MW1004"),
  ),
];
