import { change, wrong } from "./wrong-fleet.ts";

const mesh = "mesh.yaml";
const dublin = "clusters/dublin.yaml";
const shop = "apps/shop.yaml";

/** Keys, types and forms of single values. */
export const wrongShapes = [
  wrong(
    "an unknown key with a typo, which is not also missing",
    ["MW0013 fleet/mesh.yaml trustDomian"],
    change(mesh, "trustDomain:", "trustDomian: # expect MW0013\n "),
  ),
  wrong(
    "an unknown key that is like none",
    [`MW0013 fleet/${dublin} owner`],
    change(dublin, "network: shop", "network: shop\nowner: till-team # expect MW0013"),
  ),
  wrong(
    "an unknown key, deep inside",
    [`MW0013 fleet/${dublin} vpc.subnets[1].zone`],
    change(dublin, "      cidr: 10.64.64.0/18", "      cidr: 10.64.64.0/18\n      zone: b # expect MW0013"),
  ),
  wrong(
    "a key that JavaScript has a meaning for",
    ["MW0013 fleet/mesh.yaml …"],
    change(mesh, "meshID: shop", "meshID: shop\n__proto__: {} # expect MW0013"),
  ),
  wrong(
    "a misspelt optional key, from which nothing else follows",
    [`MW0013 fleet/${dublin} peerGruop`],
    change(dublin, "network: shop", "network: other\npeerGruop: shop # expect MW0013"),
  ),
  wrong(
    "a missing key",
    ["MW0014 fleet/mesh.yaml connectivity"],
    change(mesh, "connectivity:\n  kind: transit-gateway\n", "connectivity: # expect MW0014\n"),
  ),
  wrong(
    "a missing map",
    ["MW0014 fleet/mesh.yaml"],
    change(mesh, "connectivity:\n  kind: transit-gateway\n  model: flat\n", ""),
    change(mesh, "meshID: shop", "meshID: shop # expect MW0014"),
  ),
  wrong(
    "a missing key of a list's entry",
    [`MW0014 fleet/${shop} workloads[0].ports[0]`],
    change(shop, "      - name: http\n        port: 80\n", "      - name: http # expect MW0014\n"),
  ),
  wrong(
    "a list where a map is wanted",
    [`MW0015 fleet/${dublin} vpc`],
    change(dublin, "vpc:\n  id: vpc-0aaaaaaaaaaaaaaaa\n", "vpc: [] # expect MW0015\n#\n"),
    change(dublin, "  cidrs: [10.64.0.0/16]\n  subnets:\n", "#  subnets:\n"),
    change(
      dublin,
      "    - id: subnet-01aaaaaaaaaaaaaaa\n      availabilityZone: eu-west-1a\n      cidr: 10.64.0.0/18\n      routeTable: rtb-01aaaaaaaaaaaaaaa\n",
      "",
    ),
    change(
      dublin,
      "    - id: subnet-02aaaaaaaaaaaaaaa\n      availabilityZone: eu-west-1b\n      cidr: 10.64.64.0/18\n      routeTable: rtb-01aaaaaaaaaaaaaaa\n",
      "",
    ),
  ),
  wrong(
    "a text where a number is wanted",
    [`MW0015 fleet/${shop} workloads[0].replicas`],
    change(shop, "replicas: 3", 'replicas: "3" # expect MW0015'),
  ),
  wrong(
    "a text where a list is wanted",
    [`MW0015 fleet/${dublin} podCIDRs`],
    change(dublin, "podCIDRs: [100.64.0.0/16]", "podCIDRs: 100.64.0.0/16 # expect MW0015"),
  ),
  wrong(
    "a text where true or false is wanted",
    ["MW0015 fleet/mesh.yaml istio.cni"],
    change(mesh, "gitops:", "istio:\n  cni: on # expect MW0015\ngitops:"),
  ),
  wrong(
    "a map with nothing in it",
    [`MW0015 fleet/${dublin} iam`],
    change(dublin, "iam:\n  identity: pod-identity\n", "iam: # expect MW0015\n"),
  ),
  wrong(
    "an account without quotes",
    [`MW0016 fleet/${dublin} account`],
    change(dublin, 'account: "111122223333"', "account: 012345678901 # expect MW0016"),
  ),
  wrong(
    "a version without quotes",
    ["MW0016 fleet/clusters/virginia.yaml kubernetesVersion"],
    change("clusters/virginia.yaml", '"1.36"', "1.36 # expect MW0016"),
  ),
  wrong(
    "a name that YAML reads as true",
    [`MW0016 fleet/${dublin} network`],
    change(dublin, "network: shop", "network: true # expect MW0016"),
  ),
  wrong(
    "a value that is not one of the allowed",
    ["MW0017 fleet/mesh.yaml connectivity.model"],
    change(mesh, "model: flat", "model: falt # expect MW0017"),
  ),
  wrong(
    "an unknown kind of issuer",
    ["MW0017 fleet/mesh.yaml certificateAuthority.issuer.kind"],
    change(mesh, "kind: aws-private-ca", "kind: acme # expect MW0017"),
  ),
  wrong(
    "no kind of exchange",
    ["MW0014 fleet/mesh.yaml exchange"],
    change(mesh, "exchange:\n  kind: aws-secrets-manager\n", "exchange: # expect MW0014\n"),
  ),
  wrong(
    "a key of another kind",
    ["MW0013 fleet/mesh.yaml certificateAuthority.issuer.secretName"],
    change(mesh, "    kind: aws-private-ca", "    kind: aws-private-ca\n    secretName: root # expect MW0013"),
  ),
  wrong(
    "a version that is a range",
    ["MW0018 fleet/mesh.yaml releases.istio.version"],
    change(mesh, "version: 1.31.1", 'version: "~1.31" # expect MW0018'),
  ),
  wrong(
    "charts over plain http",
    ["MW0018 fleet/mesh.yaml releases.istio.repository"],
    change(mesh, "repository: https://charts", "repository: http://charts"),
    change(mesh, "/istio/\n", "/istio/ # expect MW0018\n"),
  ),
  wrong(
    "an endpoint with a path",
    [`MW0018 fleet/${dublin} apiServer.endpoint`],
    change(dublin, "https://dublin.k8s.shop.example", "https://dublin.k8s.shop.example/api # expect MW0018"),
  ),
  wrong(
    "a duration in days",
    ["MW0018 fleet/mesh.yaml certificateAuthority.duration"],
    change(mesh, "duration: 2160h", "duration: 90d # expect MW0018"),
  ),
  wrong(
    "a duration too short",
    ["MW0018 fleet/mesh.yaml certificateAuthority.duration"],
    change(mesh, "duration: 2160h", "duration: 30m # expect MW0018"),
  ),
  wrong(
    "a renewal that is too close to the end",
    ["MW0018 fleet/mesh.yaml certificateAuthority.renewBefore"],
    change(mesh, "renewBefore: 720h", "renewBefore: 4m59s # expect MW0018"),
  ),
  wrong(
    "a region that is none",
    [`MW0018 fleet/${dublin} region`],
    change(dublin, "region: eu-west-1", "region: Ireland # expect MW0018"),
  ),
  wrong(
    "an image that is latest",
    [`MW0018 fleet/${shop} workloads[0].image`],
    change(shop, "till:2.4.1", "till:latest # expect MW0018"),
  ),
  wrong(
    "an image without tag",
    [`MW0018 fleet/${shop} workloads[0].image`],
    change(shop, "till:2.4.1", "till # expect MW0018"),
  ),
  wrong(
    "no roots at all",
    ["MW0018 fleet/mesh.yaml certificateAuthority.roots"],
    change(mesh, "  roots:\n    - roots/shop-root.pem\n", "  roots: [] # expect MW0018\n"),
  ),
  wrong(
    "a root outside the fleet",
    ["MW0018 fleet/mesh.yaml certificateAuthority.roots[0]"],
    change(mesh, "- roots/shop-root.pem", "- ../roots/shop-root.pem # expect MW0018"),
  ),
  wrong(
    "an ARN that is none",
    ["MW0018 fleet/mesh.yaml certificateAuthority.issuer.arn"],
    change(mesh, "certificate-authority/11111111-2222", "certificate-authority/1111-2222"),
    change(mesh, "555555555555\n", "555555555555 # expect MW0018\n"),
  ),
  wrong(
    "both ways to know a cluster",
    [`MW0018 fleet/${dublin} argocd`],
    change(dublin, "iam:", "argocd: # expect MW0018\n  name: dublin\n  server: https://dublin.example\niam:"),
  ),
];
