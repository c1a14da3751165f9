import { change, copy, kubernetesExchange, remove, wrong } from "./wrong-fleet.ts";

const dublin = "clusters/dublin.yaml";
const virginia = "clusters/virginia.yaml";
const shop = "apps/shop.yaml";
const edge = "apps/edge.yaml";
const mesh = "mesh.yaml";

/** Gives dublin another name, in its file and where it is named. */
const renamed = (name: string, codes = "") => [
  copy(dublin, `clusters/${name}.yaml`),
  remove(dublin),
  change(`clusters/${name}.yaml`, "name: dublin\n", `name: ${name}${codes === "" ? "" : ` # expect ${codes}`}\n`),
  change(shop, "clusters: [dublin, virginia]", `clusters: [${name}, virginia]`),
];

/** Names, and what must be there once. */
export const wrongNames = [
  wrong(
    "a name with capitals",
    [`MW0019 fleet/${dublin} name`],
    change(dublin, "name: dublin", "name: Dublin # expect MW0019"),
  ),
  wrong(
    "a name that is too long",
    ["MW0019 fleet/mesh.yaml meshID"],
    change(mesh, "meshID: shop", `meshID: ${"shop-".repeat(9)}mesh # expect MW0019`),
  ),
  wrong(
    "a trust domain that is no DNS name",
    ["MW0019 fleet/mesh.yaml trustDomain"],
    change(mesh, "mesh.shop.example", "mesh_shop # expect MW0019"),
  ),
  wrong(
    "a port without its protocol",
    [`MW8008 fleet/${shop} workloads[0].ports[0].name`],
    change(shop, "- name: http", "- name: web # expect MW8008"),
    change(shop, "port: http\n", "port: web\n"),
  ),
  wrong(
    "a namespace with a dot",
    [`MW0019 fleet/${edge} namespace`],
    change(edge, "namespace: edge", "namespace: shop.edge # expect MW0019"),
  ),
  wrong(
    "a name that differs from its file",
    [`MW0021 fleet/${dublin} name`],
    change(dublin, "name: dublin", "name: cork # expect MW0021"),
  ),
  wrong(
    "two clusters of one name",
    [`MW0021 fleet/${virginia} name`, `MW0022 fleet/${virginia} name`],
    change(virginia, "name: virginia", "name: dublin # expect MW0021 MW0022"),
  ),
  wrong(
    "two apps of one name",
    [`MW0021 fleet/${shop} name`, `MW0023 fleet/${shop} name`],
    change(shop, "name: shop\n", "name: edge # expect MW0021 MW0023\n"),
    change(shop, "      - app: edge\n        workload: door\n        port: grpc-orders\n", ""),
  ),
  wrong(
    "two clusters in one VPC",
    [`MW0024 fleet/${virginia} vpc.id`],
    change(virginia, "id: vpc-0bbbbbbbbbbbbbbbb", "id: vpc-0aaaaaaaaaaaaaaaa # expect MW0024"),
  ),
  wrong(
    "two clusters with one API server",
    [`MW0025 fleet/${virginia} apiServer.endpoint`],
    change(virginia, "https://virginia.k8s.shop.example", "https://DUBLIN.k8s.shop.example:443/ # expect MW0025"),
  ),
  wrong(
    "two clusters with one registration",
    [`MW0026 fleet/${virginia} argocd.name`],
    change(virginia, "iam:", "argocd:\n  name: dublin # expect MW0026\niam:"),
  ),
  wrong(
    "a name that ends like an Application of links",
    ["MW0027 fleet/clusters/dublin-links.yaml name"],
    ...renamed("dublin-links", "MW0027"),
  ),
  wrong(
    "a cluster x and a cluster x-links",
    ["MW0027 fleet/clusters/virginia-links.yaml name"],
    ...renamed("virginia-links", "MW0027"),
  ),
  wrong(
    "a name like an Application of another cluster",
    ["MW0028 fleet/clusters/virginia-60-istiod.yaml name"],
    ...renamed("virginia-60-istiod", "MW0028"),
  ),
  wrong(
    "a name like an Application of another cluster, whose name ends in a number too",
    ["MW0028 fleet/clusters/virginia-10-20-cert-manager.yaml name"],
    ...renamed("virginia-10-20-cert-manager", "MW0028"),
    copy(virginia, "clusters/virginia-10.yaml"),
    remove(virginia),
    change("clusters/virginia-10.yaml", "name: virginia\n", "name: virginia-10\n"),
    change(shop, "virginia]", "virginia-10]"),
    change(edge, "clusters: [virginia]", "clusters: [virginia-10]"),
  ),
  wrong(
    "a fleet's Application like one of a cluster",
    ["MW0028 fleet/mesh.yaml meshID"],
    change(mesh, "meshID: shop", "meshID: dublin-70-link # expect MW0028"),
  ),
  wrong(
    "a cluster whose AppProject would be that of the first Applications",
    ["MW0027 fleet/clusters/roots.yaml name"],
    ...renamed("roots", "MW0027"),
  ),
  wrong(
    "a cluster whose Application would be the fleet's",
    ["MW0027 fleet/clusters/shop-fleet.yaml name"],
    ...renamed("shop-fleet", "MW0027"),
  ),
  wrong(
    "one engine twice, where the other was meant",
    ["MW0030 fleet/mesh.yaml gitops.engines[1]"],
    change(mesh, "  revision: main", "  revision: main\n  engines: [flux, flux] # expect MW0030"),
  ),
  wrong(
    "an Argo CD in a namespace of the mesh",
    ["MW0027 fleet/mesh.yaml gitops.argocd.namespace"],
    change(mesh, "  revision: main", "  revision: main\n  argocd:\n    namespace: istio-system # expect MW0027"),
  ),
  wrong(
    "a Flux in a namespace of the mesh",
    ["MW0027 fleet/mesh.yaml gitops.flux.namespace"],
    change(
      mesh,
      "  revision: main",
      "  revision: main\n  engines: [flux]\n  flux:\n    namespace: meshwright-gates # expect MW0027",
    ),
  ),
  ...["shop-roots", "shop-dublin"].map((name) =>
    wrong(
      `the project ${name}, which the fleet brings, for the Application that brings the fleet`,
      ["MW0027 fleet/mesh.yaml gitops.argocd.bootstrapProject"],
      change(mesh, "  revision: main", `  revision: main\n  argocd:\n    bootstrapProject: ${name} # expect MW0027`),
    ),
  ),
  ...[
    "istio-system",
    "cert-manager",
    "external-secrets",
    "aws-privateca-issuer",
    "meshwright-gates",
    "meshwright-probes",
    "kube-system",
    "kube-exchange",
    "default",
    "argocd",
  ].map((namespace) =>
    wrong(
      `an exchange in namespace ${namespace}`,
      ["MW0027 fleet/mesh.yaml exchange.namespace"],
      kubernetesExchange({ namespace: `${namespace} # expect MW0027` }),
    ),
  ),
  wrong(
    "an app in the namespace of the exchange",
    [`MW0027 fleet/${shop} namespace`],
    kubernetesExchange({ namespace: "shop" }),
    change(shop, "namespace: shop", "namespace: shop # expect MW0027"),
  ),
  wrong(
    "an app in the namespace of the issuer's controller",
    [`MW0027 fleet/${edge} namespace`],
    change(edge, "namespace: edge", "namespace: aws-privateca-issuer # expect MW0027"),
  ),
  wrong(
    "an app in a namespace of the mesh",
    [`MW0027 fleet/${edge} namespace`],
    change(edge, "namespace: edge", "namespace: istio-system # expect MW0027"),
  ),
  wrong(
    "two apps in one namespace of one cluster",
    [`MW0029 fleet/${shop} namespace`],
    change(shop, "namespace: shop", "namespace: edge # expect MW0029"),
  ),
  wrong(
    "a cluster twice in an app",
    [`MW0030 fleet/${shop} clusters[1]`],
    change(shop, "[dublin, virginia]", "[dublin, dublin] # expect MW0030"),
  ),
  wrong(
    "a subnet twice",
    [`MW0030 fleet/${dublin} vpc.subnets[1].id`],
    change(dublin, "subnet-02aaaaaaaaaaaaaaa", "subnet-01aaaaaaaaaaaaaaa # expect MW0030"),
  ),
  wrong(
    "a workload twice",
    [`MW0030 fleet/${shop} workloads[1].name`],
    change(shop, "- name: scales", "- name: till # expect MW0030"),
  ),
  wrong(
    "a renewal that is not before the end",
    ["MW0031 fleet/mesh.yaml certificateAuthority.renewBefore"],
    change(mesh, "renewBefore: 720h", "renewBefore: 2160h # expect MW0031"),
  ),
  wrong(
    "a renewal that comes less than an hour after the last",
    ["MW0031 fleet/mesh.yaml certificateAuthority.renewBefore"],
    change(mesh, "renewBefore: 720h", "renewBefore: 2159h0m1s # expect MW0031"),
  ),
  wrong(
    "a version of Kubernetes without a known toolbox",
    [`MW0033 fleet/${dublin} kubernetesVersion`],
    change(dublin, '"1.35.5"', '"1.30" # expect MW0033'),
  ),
  wrong(
    "no version of the issuer's controller",
    ["MW0034 fleet/mesh.yaml releases"],
    change(mesh, "  aws-privateca-issuer:\n    version: v1.9.0\n", ""),
    change(mesh, "releases:", "releases: # expect MW0034"),
  ),
];
