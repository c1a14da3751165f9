import { change, create, wrong } from "./wrong-fleet.ts";

const mesh = "mesh.yaml";
const shop = "apps/shop.yaml";
const edge = "apps/edge.yaml";

const door = "    image: registry.shop.example/door:7.1.0\n";
/** Adds lines to the workload `door` of edge. */
const ofDoor = (lines: string) => change(edge, door, `${door}${lines}`);

const labels = (key: string, value: string, code: string) =>
  change(edge, "namespace: edge", `namespace: edge\nlabels:\n  ${key}: ${value} # expect ${code}`);

/** Workloads that say what cannot be, or what meshwright says itself. */
export const wrongWorkloads = [
  wrong(
    "failover that nothing triggers",
    [`MW8011 fleet/${edge} workloads[0].traffic.localityFailover`],
    ofDoor("    traffic:\n      localityFailover: [{from: eu-west-1, to: us-east-1}] # expect MW8011\n"),
  ),
  wrong(
    "failover to a region without the app, from one without clusters",
    [
      `MW8012 fleet/${edge} workloads[0].traffic.localityFailover[0].from`,
      `MW8012 fleet/${edge} workloads[0].traffic.localityFailover[0].to`,
    ],
    ofDoor(
      "    traffic:\n      outlierDetection: {}\n      localityFailover:\n        - from: sa-east-1 # expect MW8012\n          to: eu-west-1 # expect MW8012\n",
    ),
  ),
  wrong(
    "failover from a region to itself",
    [`MW0018 fleet/${edge} workloads[0].traffic.localityFailover[0]`],
    ofDoor(
      "    traffic:\n      outlierDetection: {}\n      localityFailover:\n        - from: us-east-1 # expect MW0018\n          to: us-east-1\n",
    ),
  ),
  wrong(
    "settings of HTTP for TCP",
    [
      `MW8013 fleet/${edge} workloads[0].traffic.timeout`,
      `MW8013 fleet/${edge} workloads[0].traffic.retries`,
      `MW0039 fleet/${edge} workloads[0].probe.path`,
    ],
    change(edge, "- name: grpc-orders", "- name: tcp-orders"),
    change(shop, "port: grpc-orders", "port: tcp-orders"),
    ofDoor(
      "    traffic:\n      timeout: 2s # expect MW8013\n      retries: {attempts: 2} # expect MW8013\n    probe:\n      path: /healthz # expect MW0039\n",
    ),
  ),
  wrong(
    "labels that meshwright writes",
    [
      `MW0040 fleet/${edge} labels.pod-security.kubernetes.io/enforce`,
      `MW0040 fleet/${edge} workloads[0].podLabels.app`,
    ],
    labels("pod-security.kubernetes.io/enforce", "restricted", "MW0040"),
    ofDoor("    podLabels:\n      app: gate # expect MW0040\n"),
  ),
  wrong(
    "a label that is none",
    [`MW0019 fleet/${edge} labels.…`, `MW0019 fleet/${edge} workloads[0].podLabels.team`],
    labels('"team name"', "edge", "MW0019"),
    ofDoor("    podLabels:\n      team: edge and doors # expect MW0019\n"),
  ),
  wrong(
    "an app on no cluster",
    [`MW0018 fleet/${edge} clusters`],
    change(edge, "clusters: [virginia]", "clusters: [] # expect MW0018"),
  ),
  wrong(
    "an image for an app that is there already, and no ServiceAccount",
    [`MW0013 fleet/${edge} workloads[0].image`, `MW0014 fleet/${edge} workloads[0]`],
    change(edge, "namespace: edge", "namespace: edge\ninstall: false"),
    change(edge, "  - name: door\n", "  - name: door # expect MW0014\n"),
    change(edge, "door:7.1.0", "door:7.1.0 # expect MW0013"),
  ),
  wrong(
    "two Services of one name",
    [`MW0030 fleet/${shop} workloads[1].service`],
    change(
      shop,
      "    calls:\n",
      "    service: till # expect MW0030\n    ports:\n      - name: http\n        port: 80\n    calls:\n",
    ),
  ),
  wrong(
    "durations, amounts and schedules that are none",
    [
      `MW0018 fleet/${edge} workloads[0].traffic.timeout`,
      `MW0018 fleet/${edge} workloads[0].resources.requests.memory`,
      "MW0018 fleet/mesh.yaml verification.schedule",
    ],
    ofDoor(
      '    traffic:\n      timeout: 0ms # expect MW0018\n    resources:\n      requests:\n        memory: "64" # expect MW0018\n',
    ),
    change(mesh, "meshID: shop", 'meshID: shop\nverification:\n  schedule: "60 * * * *" # expect MW0018'),
  ),
  wrong(
    "labels and annotations of the tools",
    [
      `MW0040 fleet/${edge} annotations.…`,
      `MW0040 fleet/${edge} workloads[0].podLabels.…`,
      `MW0040 fleet/${edge} workloads[0].podAnnotations.…`,
    ],
    change(
      edge,
      "namespace: edge",
      'namespace: edge\nannotations:\n  argocd.argoproj.io/sync-wave: "1" # expect MW0040',
    ),
    ofDoor(
      "    podLabels:\n      meshwright.io/verifies: door # expect MW0040\n    podAnnotations:\n      meshwright.io/injection: none # expect MW0040\n",
    ),
  ),
  wrong(
    "requests above the limits",
    [
      `MW0018 fleet/${edge} workloads[0].resources.requests.cpu`,
      `MW0018 fleet/${edge} workloads[0].resources.requests.memory`,
    ],
    ofDoor(
      '    resources:\n      requests:\n        cpu: "1.5" # expect MW0018\n        memory: 2Gi # expect MW0018\n      limits: {cpu: 900m, memory: 1900M}\n',
    ),
  ),
  wrong(
    "retries that istiod refuses",
    [`MW0018 fleet/${edge} workloads[0].traffic.retries`, `MW0018 fleet/${shop} workloads[0].traffic.retries.retryOn`],
    ofDoor("    traffic:\n      retries: {attempts: 0, perTryTimeout: 1s} # expect MW0018\n"),
    change(
      shop,
      "    replicas: 3\n",
      "    replicas: 3\n    traffic:\n      retries:\n        attempts: 2\n        retryOn: connection-failure # expect MW0018\n",
    ),
  ),
  wrong(
    "an environment without names, and folders and calls that stand twice",
    [
      `MW0019 fleet/${edge} workloads[0].env.…`,
      `MW0030 fleet/${shop} workloads[0].writablePaths[1]`,
      `MW0030 fleet/${shop} workloads[1].calls[2]`,
    ],
    ofDoor("    env:\n      A=B: c # expect MW0019\n"),
    change(
      shop,
      "    replicas: 3\n",
      "    replicas: 3\n    writablePaths:\n      - /tmp\n      - /tmp # expect MW0030\n",
    ),
    change(
      shop,
      "        port: grpc-orders\n",
      "        port: grpc-orders\n      - app: shop # expect MW0030\n        workload: till\n        port: http\n",
    ),
  ),
  wrong(
    "selectors that find the same pods, and one that finds all",
    [`MW0041 fleet/${edge} workloads[1].selector`, `MW0018 fleet/${edge} workloads[2].selector`],
    create(
      edge,
      "name: edge\nnamespace: edge\ninstall: false\nclusters: [virginia]\ninjection: {by: workload}\nmtls: PERMISSIVE\nworkloads:\n  - name: door\n    serviceAccount: door\n    ports:\n      - {name: grpc-orders, port: 9000}\n  - name: new-door\n    serviceAccount: door\n    selector: {app: door, track: new} # expect MW0041\n  - name: gate\n    serviceAccount: gate\n    selector: {} # expect MW0018\n",
    ),
  ),
  wrong(
    "a principal with a star in its middle",
    [`MW0018 fleet/${edge} authorization.principals[0]`],
    change(
      edge,
      "mtls: PERMISSIVE",
      'mtls: PERMISSIVE\nauthorization:\n  principals: ["mesh/ns/*/sa/door"] # expect MW0018',
    ),
  ),
  wrong(
    "a probe of two kinds",
    [`MW0018 fleet/${edge} workloads[0].probe`],
    ofDoor("    probe: {path: /healthz, command: [ls]} # expect MW0018\n"),
  ),
  wrong(
    "a principal that is none, and root",
    [`MW0018 fleet/${edge} authorization.principals[0]`, `MW0018 fleet/${edge} workloads[0].runAsUser`],
    change(
      edge,
      "mtls: PERMISSIVE",
      "mtls: PERMISSIVE\nauthorization:\n  principals: [spiffe://mesh/ns/edge/sa/door] # expect MW0018",
    ),
    ofDoor("    runAsUser: 0 # expect MW0018\n"),
  ),
  wrong(
    "a secret in the environment",
    [`MW6001 fleet/${edge}`],
    create(
      edge,
      "name: edge\nnamespace: edge\nclusters: [virginia]\ninjection: {by: workload}\nmtls: PERMISSIVE\nworkloads:\n  - name: door\n    image: registry.shop.example/door:7.1.0\n    env:\n      token: s3cr3t-s3cr3t # expect MW6001\n    ports:\n      - {name: grpc-orders, port: 9000}\n",
    ),
  ),
];
