import { change, create, wrong } from "./wrong-fleet.ts";

const mesh = "mesh.yaml";
const dublin = "clusters/dublin.yaml";
const virginia = "clusters/virginia.yaml";
const shop = "apps/shop.yaml";

/** Several errors at once: all are told, and nothing that only follows from them. */
export const severalErrors = [
  wrong(
    "an error in each file",
    [
      "MW0017 fleet/mesh.yaml connectivity.kind",
      `MW0018 fleet/${dublin} region`,
      `MW0016 fleet/${virginia} account`,
      `MW0019 fleet/${shop} namespace`,
      "MW0013 fleet/apps/edge.yaml mtsl",
    ],
    change(mesh, "kind: transit-gateway", "kind: transit # expect MW0017"),
    change(dublin, "region: eu-west-1", "region: EU # expect MW0018"),
    change(virginia, 'account: "111122223333"', "account: 111122223333 # expect MW0016"),
    change(shop, "namespace: shop", "namespace: Shop # expect MW0019"),
    change("apps/edge.yaml", "mtls:", "mtsl: # expect MW0013\n "),
  ),
  wrong(
    "a file that is not YAML does not hide the checks of the others",
    [
      `MW0006 fleet/${dublin}`,
      `MW5002 fleet/${virginia} podCIDRs[0]`,
      `MW1004 fleet/${shop} workloads[1].calls[1].port`,
    ],
    change(dublin, "network: shop\nvpc:", "network: [shop\nvpc: # expect MW0006"),
    change(virginia, "[100.65.0.0/16]", "[100.65.1.0/16] # expect MW5002"),
    change(shop, "port: grpc-orders", "port: grpc # expect MW1004"),
  ),
  wrong(
    "a broken cluster is still compared with its peers",
    [
      `MW0013 fleet/${dublin} kubernetsVersion`,
      `MW5007 fleet/${virginia} vpc.cidrs[0]`,
      `MW5004 fleet/${virginia} vpc.subnets[0].cidr`,
      `MW5004 fleet/${virginia} vpc.subnets[1].cidr`,
    ],
    change(dublin, "kubernetesVersion:", "kubernetsVersion: # expect MW0013\n "),
    change(virginia, "  cidrs: [10.65.0.0/16]", "  cidrs: [10.64.0.0/16] # expect MW5007"),
    change(virginia, "10.65.0.0/18", "10.65.0.0/18 # expect MW5004"),
    change(virginia, "10.65.64.0/18", "10.65.64.0/18 # expect MW5004"),
  ),
  wrong(
    "nothing is said of apps of an app file that cannot be read",
    ["MW0009 fleet/apps/edge.yaml"],
    create("apps/edge.yaml", ""),
  ),
  wrong(
    "a mesh that cannot be read hides no error of a cluster",
    ["MW0006 fleet/mesh.yaml", `MW5006 fleet/${dublin} serviceCIDR`],
    change(mesh, "meshID: shop", "meshID: shop: # expect MW0006"),
    change(dublin, "172.20.0.0/16", "10.64.0.0/20 # expect MW5006"),
  ),
  wrong(
    "a wrong role to assume is not also missing",
    ["MW0018 fleet/mesh.yaml certificateAuthority.issuer.assumeRole", "MW6005 fleet/mesh.yaml exchange"],
    change(dublin, 'account: "111122223333"', 'account: "444455556666"'),
    change(mesh, "    kind: aws-private-ca", "    kind: aws-private-ca\n    assumeRole: ca # expect MW0018"),
    change(mesh, "exchange:", "exchange: # expect MW6005"),
  ),
  wrong(
    "several errors in one root file's mesh",
    ["MW3001 fleet/mesh.yaml certificateAuthority.roots[0]", "MW0031 fleet/mesh.yaml certificateAuthority.renewBefore"],
    change(mesh, "- roots/shop-root.pem", "- roots/gone.pem # expect MW3001"),
    change(mesh, "renewBefore: 720h", "renewBefore: 9000h # expect MW0031"),
  ),
];
