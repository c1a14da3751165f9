import { change, wrong } from "./wrong-fleet.ts";

const mesh = "mesh.yaml";
const release = change(mesh, "releases:\n", "releases:\n  kiali:\n    version: 2.31.0\n");
const kiali = (lines: string) => change(mesh, "meshID: shop", `meshID: shop\nkiali:\n${lines}`);
const openid = "  auth: {strategy: openid, clientID: kiali, issuerURI: https://login.shop.example}\n";
const at = (cluster: string, mark = "") =>
  `    - cluster: ${cluster}${mark}\n      metricsURL: http://prometheus.metrics:9090\n`;

export const wrongKialis = [
  wrong(
    "a Kiali in a cluster that does not exist",
    ["MW1001 fleet/mesh.yaml kiali.instances[1].cluster"],
    release,
    kiali(`${openid}  instances:\n${at("dublin")}${at("dublyn", " # expect MW1001")}`),
  ),
  wrong(
    "two Kialis of peers",
    ["MW0036 fleet/mesh.yaml kiali.instances[1].cluster"],
    release,
    kiali(`${openid}  instances:\n${at("dublin")}${at("virginia", " # expect MW0036")}`),
  ),
  wrong(
    "a login that shows one cluster only",
    ["MW0037 fleet/mesh.yaml kiali.auth.strategy"],
    release,
    kiali(`  auth:\n    strategy: token # expect MW0037\n  instances:\n${at("dublin")}`),
  ),
  wrong(
    "a Kiali without a version",
    ["MW0034 fleet/mesh.yaml releases"],
    kiali(`${openid}  instances:\n${at("dublin")}`),
    change(mesh, "releases:\n", "releases: # expect MW0034\n"),
  ),
  wrong(
    "a Kiali without metrics",
    ["MW0014 fleet/mesh.yaml kiali.instances[0]"],
    release,
    kiali(`${openid}  instances:\n    - cluster: dublin # expect MW0014\n`),
  ),
  wrong(
    "a Kiali whose login nobody named",
    ["MW0014 fleet/mesh.yaml kiali"],
    release,
    kiali(`  instances:\n${at("dublin")}`),
    change(mesh, "kiali:\n  instances", "kiali: # expect MW0014\n  instances"),
  ),
  wrong(
    "a Kiali whose chart was not read, twice in one cluster",
    ["MW7001 fleet/mesh.yaml releases.kiali.version", "MW0030 fleet/mesh.yaml kiali.instances[1].cluster"],
    change(mesh, "releases:\n", "releases:\n  kiali:\n    version: 1.89.0 # expect MW7001\n"),
    kiali(`${openid}  instances:\n${at("dublin")}${at("dublin", " # expect MW0030")}`),
  ),
];
