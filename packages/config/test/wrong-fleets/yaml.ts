import { change, create, wrong } from "./wrong-fleet.ts";

const mesh = "mesh.yaml";
const dublin = "clusters/dublin.yaml";
const virginia = "clusters/virginia.yaml";

/** What YAML itself refuses, and what a fleet does not use of it. */
export const wrongYaml = [
  wrong(
    "an open quote",
    ["MW0006 fleet/mesh.yaml"],
    change(mesh, "meshID: shop\n", 'meshID: "shop # expect MW0006\n'),
    change(mesh, "  revision: main\n", "  revision: main"),
  ),
  wrong(
    "two errors in one file and one in another",
    [`MW0006 fleet/${dublin}`, `MW0006 fleet/${dublin}`, `MW0006 fleet/${virginia}`],
    change(dublin, "region: eu-west-1", "region: eu: west # expect MW0006"),
    change(dublin, "network: shop", "network: @shop # expect MW0006"),
    change(virginia, "network: shop", "network: %shop # expect MW0006"),
  ),
  wrong("a tab", ["MW0006 fleet/mesh.yaml"], change(mesh, "  model: flat", "\tmodel: flat # expect MW0006")),
  wrong(
    "a map in the wrong column",
    ["MW0006 fleet/apps/edge.yaml"],
    change("apps/edge.yaml", "mtls: PERMISSIVE", " mtls: PERMISSIVE # expect MW0006"),
  ),
  wrong(
    "a key twice",
    ["MW0007 fleet/mesh.yaml meshID"],
    change(mesh, "trustDomain: mesh.shop.example", "trustDomain: mesh.shop.example\nmeshID: shop # expect MW0007"),
  ),
  wrong(
    "a key twice, deep inside",
    [`MW0007 fleet/${dublin} vpc.cidrs`],
    change(dublin, "  id: vpc-0aaaaaaaaaaaaaaaa", "  id: vpc-0aaaaaaaaaaaaaaaa\n  cidrs: [10.64.0.0/16]"),
    change(dublin, "  cidrs: [10.64.0.0/16]\n  subnets:", "  cidrs: [10.64.0.0/16] # expect MW0007\n  subnets:"),
  ),
  wrong(
    "an anchor and an alias",
    ["MW0008 fleet/mesh.yaml meshID", "MW0008 fleet/mesh.yaml gitops.revision"],
    change(mesh, "meshID: shop", "meshID: &name shop # expect MW0008"),
    change(mesh, "  revision: main", "  revision: *name # expect MW0008"),
  ),
  wrong(
    "a merge key",
    ["MW0008 fleet/mesh.yaml gitops"],
    change(mesh, "  revision: main", "  revision: main\n  <<: {path: tree} # expect MW0008"),
  ),
  wrong("a tag", ["MW0008 fleet/mesh.yaml meshID"], change(mesh, "meshID: shop", "meshID: !!str shop # expect MW0008")),
  wrong(
    "aliases that would grow without end",
    ["a", "b", "b[0]", "b[1]", "c[0]"].map((key) => `MW0008 fleet/mesh.yaml ${key}`),
    create(
      mesh,
      "a: &a [x, x] # expect MW0008\nb: &b [*a, *a] # expect MW0008 MW0008 MW0008\nc: [*b] # expect MW0008\n",
    ),
  ),
  wrong(
    "two documents",
    [`MW0009 fleet/${dublin}`],
    change(dublin, "network: shop", "--- # expect MW0009\nnetwork: shop"),
  ),
  wrong("an empty file", [`MW0009 fleet/${dublin}`], create(dublin, "# nothing yet\n")),
  wrong(
    "a list in the place of the map",
    [`MW0015 fleet/${dublin}`],
    create(dublin, "- name: dublin # expect MW0015\n"),
  ),
];
