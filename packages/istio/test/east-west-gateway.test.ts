import type { Release } from "@meshwright/model";
import { installed } from "@meshwright/testkit";
import { App, Testing } from "cdk8s";
import { describe, expect, test } from "vitest";
import { EastWestGateway, type EastWestGatewayProps } from "../src/index.ts";

interface Seen {
  readonly kind: string;
  readonly metadata: { readonly labels: object; readonly annotations?: Readonly<Record<string, string>> };
  readonly spec: object;
}

const gateway = ({
  clients = ["10.20.0.0/20", "100.64.0.0/15"],
  targets = "ip",
}: Partial<Pick<EastWestGatewayProps, "clients" | "targets">> = {}) =>
  new EastWestGateway(new App(), {
    release: installed("1.31.1", "https://charts.shop.example"),
    network: "shop",
    clients,
    targets,
    podNeeds: [],
    objectNeeds: [],
  });

const releaseOf = (component: EastWestGateway): Release => {
  const [release] = component.units.flatMap((unit) => unit.release ?? []);
  if (release === undefined) throw new Error("no release");
  return release;
};

describe("an east-west gateway", () => {
  const component = gateway();
  const objects: readonly Seen[] = Testing.synth(component);
  const of = (kind: string) => objects.find((object) => object.kind === kind);
  const annotation = (name: string) => of("Service")?.metadata.annotations?.[`service.beta.kubernetes.io/${name}`];

  test("is found by istiods of peers: the label of its Service is the network that it leads into", () => {
    expect(of("Service")?.metadata.labels).toMatchObject({ "topology.istio.io/network": "shop" });
    expect(releaseOf(component).values).toMatchObject({
      labels: { "topology.istio.io/network": "shop" },
      env: { ISTIO_META_REQUESTED_NETWORK_VIEW: "shop" },
    });
  });

  test("has one port, one class of load balancer, no ports on nodes, and lets in only whom it is for", () => {
    expect(of("Service")?.spec).toEqual({
      type: "LoadBalancer",
      loadBalancerClass: "service.k8s.aws/nlb",
      allocateLoadBalancerNodePorts: false,
      loadBalancerSourceRanges: ["10.20.0.0/20", "100.64.0.0/15"],
      selector: { app: "eastwest-gateway", istio: "eastwestgateway" },
      ports: [{ name: "tls", port: 15443, targetPort: 15443, protocol: "TCP" }],
    });
  });

  test("passes mTLS on unopened at that port, and serves nothing else", () => {
    expect(of("Gateway")?.spec).toEqual({
      selector: { istio: "eastwestgateway" },
      servers: [
        {
          port: { number: 15443, name: "tls", protocol: "TLS" },
          tls: { mode: "AUTO_PASSTHROUGH" },
          hosts: ["*.local"],
        },
      ],
    });
  });

  test("has an internal load balancer that asks pods for their health, at a port that is none of the Service", () => {
    expect(annotation("aws-load-balancer-scheme")).toBe("internal");
    expect(annotation("aws-load-balancer-nlb-target-type")).toBe("ip");
    expect(annotation("aws-load-balancer-healthcheck-port")).toBe("15021");
    expect(annotation("aws-load-balancer-healthcheck-protocol")).toBe("http");
    expect(annotation("aws-load-balancer-attributes")).toBe(
      "deletion_protection.enabled=true,load_balancing.cross_zone.enabled=true",
    );
    expect(annotation("aws-load-balancer-target-group-attributes")).toContain("preserve_client_ip.enabled=false");
  });

  test("of pods whose addresses the VPC does not know is reached through a port of the nodes", () => {
    const service = Testing.synth(gateway({ targets: "instance" })).find(({ kind }) => kind === "Service");
    const prefix = "service.beta.kubernetes.io/aws-load-balancer-";
    expect(service).toMatchObject({
      metadata: {
        annotations: {
          [`${prefix}nlb-target-type`]: "instance",
          [`${prefix}healthcheck-port`]: "traffic-port",
          [`${prefix}healthcheck-protocol`]: "tcp",
        },
      },
      spec: { allocateLoadBalancerNodePorts: true },
    });
    expect(Object.keys(service.metadata.annotations)).not.toContain(`${prefix}healthcheck-path`);
  });

  test("has pods that may read no Secret, make no Service, and outlive what the load balancer still sends", () => {
    const { values } = releaseOf(component);
    expect(values).toMatchObject({ service: { type: "None" }, rbac: { enabled: false } });
    const config = JSON.parse(String(Object(values["podAnnotations"])["proxy.istio.io/config"]));
    const seconds = (text: string): number => Number(text.replace(/s$/, ""));
    expect(seconds(config.drainDuration)).toBeLessThan(seconds(config.terminationDrainDuration));
    expect(seconds(config.terminationDrainDuration)).toBeLessThan(Number(values["terminationGracePeriodSeconds"]));
  });

  test("is deleted by nobody without a question, and its load balancer holds up nothing", () => {
    const service = component.units.flatMap(({ parts }) => parts).find(({ ref }) => ref.kind === "Service");
    expect(service).toMatchObject({ guarded: true, healthCounts: false });
  });

  test("that nobody may call is not made: its load balancer would let in everybody", () => {
    expect(() => gateway({ clients: [] })).toThrow("let in everybody");
  });
});
