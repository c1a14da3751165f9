import { change, wrong } from "./wrong-fleet.ts";

const mesh = "mesh.yaml";
const virginia = "clusters/virginia.yaml";
const shop = "apps/shop.yaml";
const edge = "apps/edge.yaml";

const outside = change(shop, "  by: namespace", "  by: none");
const permissive = change(shop, "mtls: STRICT", "mtls: PERMISSIVE");
const door = "    image: registry.shop.example/door:7.1.0\n";
/** Adds lines to the workload `door` of edge. */
const ofDoor = (lines: string) => change(edge, door, `${door}${lines}`);

const labels = (key: string, value: string, code: string) =>
  change(edge, "namespace: edge", `namespace: edge\nlabels:\n  ${key}: ${value} # expect ${code}`);

/** Apps that ask for what the mesh cannot keep. */
export const wrongApps = [
  wrong(
    "a workload that calls itself",
    [`MW0035 fleet/${shop} workloads[0].calls[0]`],
    change(
      shop,
      "        targetPort: 8080\n",
      "        targetPort: 8080\n    calls:\n      - workload: till # expect MW0035\n        port: http\n",
    ),
  ),
  wrong(
    "a namespace that another app has where it is called from",
    [`MW0029 fleet/${shop} namespace`],
    change(shop, "clusters: [dublin, virginia]", "clusters: [dublin]"),
    change(shop, "namespace: shop", "namespace: edge # expect MW0029"),
  ),
  wrong(
    "a namespace in which Istio gives no sidecars",
    [`MW0027 fleet/${edge} namespace`],
    change(edge, "namespace: edge", "namespace: local-path-storage # expect MW0027"),
  ),
  wrong(
    "an app in the namespace of Flux",
    [`MW0027 fleet/${edge} namespace`],
    change(mesh, "  revision: main", "  revision: main\n  engines: [flux]"),
    change(edge, "namespace: edge", "namespace: flux-system # expect MW0027"),
  ),
  wrong(
    "STRICT without sidecars",
    [`MW8001 fleet/${shop} workloads[0].name`, `MW8009 fleet/${shop} workloads[1].calls[1]`],
    outside,
    change(shop, "- name: till", "- name: till # expect MW8001"),
    change(shop, "- app: edge", "- app: edge # expect MW8009"),
  ),
  wrong(
    "STRICT at one port of a workload that keeps its sidecar out",
    [`MW8001 fleet/${edge} workloads[0].ports[0].mtls`],
    ofDoor('    podLabels:\n      sidecar.istio.io/inject: "false"\n'),
    change(edge, "        port: 9000\n", "        port: 9000\n        mtls: STRICT # expect MW8001\n"),
  ),
  wrong(
    "a caller that keeps its sidecar out, of a workload that takes mTLS only",
    [`MW8002 fleet/${shop} workloads[1].calls[0]`, `MW8009 fleet/${shop} workloads[1].calls[1]`],
    change(
      shop,
      "    image: registry.shop.example/scales:1.0.7\n",
      '    image: registry.shop.example/scales:1.0.7\n    podLabels:\n      sidecar.istio.io/inject: "false"\n',
    ),
    change(shop, "- workload: till", "- workload: till # expect MW8002"),
    change(shop, "- app: edge", "- app: edge # expect MW8009"),
  ),
  wrong(
    "a caller without sidecar, of a workload that asks who calls",
    [`MW8002 fleet/${shop} workloads[1].calls[1]`],
    outside,
    permissive,
    change(shop, "[dublin, virginia]", "[virginia]"),
    change(edge, "mtls: PERMISSIVE", "mtls: PERMISSIVE\nauthorization: {}"),
    change(shop, "- app: edge", "- app: edge # expect MW8002"),
  ),
  wrong(
    "a label of the namespace beside injection",
    [`MW8003 fleet/${edge} labels.istio-injection`],
    labels("istio-injection", "enabled", "MW8003"),
  ),
  wrong(
    "a revision of the namespace beside injection",
    [`MW8003 fleet/${edge} labels.istio.io/rev`],
    labels("istio.io/rev", "default", "MW8003"),
  ),
  wrong(
    "ambient beside sidecars",
    [`MW8003 fleet/${edge} labels.istio.io/dataplane-mode`],
    labels("istio.io/dataplane-mode", "ambient", "MW8003"),
  ),
  wrong(
    "a pod that asks for a sidecar in an app that has none",
    [`MW8003 fleet/${edge} workloads[0].podLabels.sidecar.istio.io/inject`],
    change(edge, "  by: workload\n  revision: default", "  by: none"),
    ofDoor('    podLabels:\n      sidecar.istio.io/inject: "true" # expect MW8003\n'),
  ),
  wrong(
    "an injection label that is neither true nor false",
    [`MW8003 fleet/${edge} workloads[0].podLabels.sidecar.istio.io/inject`],
    ofDoor('    podLabels:\n      sidecar.istio.io/inject: "no" # expect MW8003\n'),
  ),
  wrong(
    "a revision of pods beside injection",
    [`MW8003 fleet/${edge} workloads[0].podLabels.istio.io/rev`],
    ofDoor("    podLabels:\n      istio.io/rev: default # expect MW8003\n"),
  ),
  wrong(
    "the injection annotation without the label",
    [`MW8004 fleet/${edge} workloads[0].podAnnotations.sidecar.istio.io/inject`],
    ofDoor('    podAnnotations:\n      sidecar.istio.io/inject: "true" # expect MW8004\n'),
  ),
  wrong(
    "a revision that no istiod serves",
    [`MW8005 fleet/${edge} injection.revision`],
    change(edge, "revision: default", "revision: canary # expect MW8005"),
  ),
  wrong(
    "a revision with a typo",
    [`MW8005 fleet/${edge} injection.revision`],
    change(mesh, "meshID: shop", "meshID: shop\nistio:\n  revisionTags: [stable]"),
    change(edge, "revision: default", "revision: stabel # expect MW8005"),
  ),
  wrong(
    "Pod Security baseline without istio-cni",
    [`MW8006 fleet/${edge} podSecurity`],
    change(edge, "namespace: edge", "namespace: edge\npodSecurity: baseline # expect MW8006"),
  ),
  wrong(
    "Pod Security restricted without istio-cni",
    [`MW8006 fleet/${shop} podSecurity`],
    change(shop, "namespace: shop", "namespace: shop\npodSecurity: restricted # expect MW8006"),
  ),
  wrong(
    "a call into another peer group",
    [`MW8007 fleet/${shop} workloads[1].calls[1]`],
    change(virginia, "network: shop", "network: shop\npeerGroup: staging"),
    change(shop, "- app: edge", "- app: edge # expect MW8007"),
  ),
  wrong(
    "an appProtocol that Istio does not know",
    [`MW8008 fleet/${edge} workloads[0].ports[0].appProtocol`],
    change(edge, "        port: 9000\n", "        port: 9000\n        appProtocol: amqp # expect MW8008\n"),
  ),
  wrong(
    "a callee without mTLS behind a gateway",
    [`MW8009 fleet/${shop} workloads[1].calls[1]`],
    change(mesh, "model: flat", "model: gateways"),
    change(virginia, "network: shop", "network: other"),
    change(edge, "        port: 9000\n", "        port: 9000\n        mtls: DISABLE\n"),
    change(shop, "- app: edge", "- app: edge # expect MW8009"),
  ),
  wrong(
    "a callee without mTLS in another network of the model mixed",
    [`MW5100 fleet/mesh.yaml connectivity.model`, `MW8009 fleet/${shop} workloads[1].calls[1]`],
    change(mesh, "model: flat", "model: mixed # expect MW5100"),
    change(virginia, "network: shop", "network: other"),
    change(edge, "        port: 9000\n", "        port: 9000\n        mtls: DISABLE\n"),
    change(shop, "- app: edge", "- app: edge # expect MW8009"),
  ),
  wrong(
    "a call across clusters by UDP",
    [`MW8009 fleet/${shop} workloads[1].calls[1]`],
    change(edge, "- name: grpc-orders", "- name: udp-orders"),
    change(shop, "port: grpc-orders", "port: udp-orders"),
    change(shop, "- app: edge", "- app: edge # expect MW8009"),
  ),
  wrong(
    "authorization without sidecars",
    [`MW8015 fleet/${edge} workloads[0].name`],
    change(edge, "mtls: PERMISSIVE", "mtls: PERMISSIVE\nauthorization: {}"),
    change(edge, "  - name: door\n", "  - name: door # expect MW8015\n"),
    ofDoor('    podLabels:\n      sidecar.istio.io/inject: "false"\n'),
  ),
  wrong(
    "ports that the sidecar has",
    [`MW8016 fleet/${edge} workloads[0].ports[0].targetPort`],
    change(edge, "        port: 9000\n", "        port: 9000\n        targetPort: 15021 # expect MW8016\n"),
  ),
  wrong(
    "metadata that leads around the sidecar",
    [`MW8017 fleet/${edge} workloads[0].podAnnotations.…`, `MW8017 fleet/${edge} workloads[0].podLabels.…`],
    ofDoor(
      '    podAnnotations:\n      traffic.sidecar.istio.io/excludeInboundPorts: "9000" # expect MW8017\n    podLabels:\n      security.istio.io/tlsMode: disabled # expect MW8017\n',
    ),
  ),
  wrong(
    "two modes for one port of the pods",
    [`MW8018 fleet/${edge} workloads[0].ports[1].mtls`],
    change(
      edge,
      "        port: 9000\n",
      "        port: 9000\n      - name: grpc-admin\n        port: 9001\n        targetPort: 9000\n        mtls: STRICT # expect MW8018\n",
    ),
  ),
  wrong(
    "one Service of two apps in two peers",
    [`MW8019 fleet/${shop} workloads[0].service`],
    change(edge, "namespace: edge", "namespace: store"),
    change(shop, "namespace: shop", "namespace: store"),
    change(shop, "clusters: [dublin, virginia]", "clusters: [dublin]"),
    change(shop, "  - name: till\n", "  - name: till\n    service: door # expect MW8019\n"),
    change(shop, "      - app: edge\n        workload: door\n        port: grpc-orders\n", ""),
  ),
  wrong(
    "the namespace that every cluster has",
    [`MW0027 fleet/${edge} namespace`],
    change(edge, "namespace: edge", "namespace: default # expect MW0027"),
  ),
  wrong(
    "the sidecar's name, and a name that no Service can have",
    [`MW0027 fleet/${shop} workloads[1].name`, `MW0027 fleet/${edge} workloads[0].name`],
    change(shop, "- name: scales", "- name: istio-proxy # expect MW0027"),
    change(edge, "- name: door", "- name: 2nd-door # expect MW0027"),
    change(shop, "workload: door", "workload: 2nd-door"),
  ),
  wrong(
    "revision tags that name no webhook",
    ["MW0019 fleet/mesh.yaml istio.revisionTags[0]", "MW0019 fleet/mesh.yaml istio.revisionTags[1]"],
    change(
      mesh,
      "meshID: shop",
      "meshID: shop\nistio:\n  revisionTags:\n    - Prod_x # expect MW0019\n    - default # expect MW0019",
    ),
  ),
  wrong(
    "authorization at a port without mTLS",
    [`MW8010 fleet/${edge} workloads[0].ports[0].mtls`],
    change(edge, "mtls: PERMISSIVE", "mtls: PERMISSIVE\nauthorization: {}"),
    change(edge, "        port: 9000\n", "        port: 9000\n        mtls: DISABLE # expect MW8010\n"),
  ),
];
