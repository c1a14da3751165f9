import { change, copy, wrong } from "./wrong-fleet.ts";

const dublin = "clusters/dublin.yaml";

/** Clusters that do not accept each other's workloads. Every rule is tested in packages/trust; here it is where its finding is told. */
export const unproved = [
  wrong(
    "a cluster with a CA of its own, whose root its peers do not accept, and which does not accept theirs",
    [`MW3040 fleet/${dublin} certificateAuthority.roots[0]`, "MW3040 fleet/mesh.yaml certificateAuthority.roots[0]"],
    copy("pki/next-root.pem", "roots/next.pem"),
    change(dublin, "iam:", "certificateAuthority:\n  roots: [roots/next.pem] # expect MW3040\niam:"),
    change("mesh.yaml", "- roots/shop-root.pem", "- roots/shop-root.pem # expect MW3040"),
  ),
  wrong(
    "intermediates that are renewed too late, told once where all clusters have it from",
    ["MW3046 fleet/mesh.yaml certificateAuthority.renewBefore"],
    change("mesh.yaml", "renewBefore: 720h", "renewBefore: 24h # expect MW3046"),
    change(dublin, "iam:", "certificateAuthority: { duration: 1440h }\niam:"),
  ),
];

const chain = "fleet/mesh.yaml certificateAuthority.chain";

/** Names files of `test/pki` as the CAs between root and intermediates. */
const chainIs = (names: readonly string[], code: string) => [
  ...names.map((name) => copy(`pki/${name}.pem`, `roots/${name}.pem`)),
  change(
    "mesh.yaml",
    "  roots:\n",
    `  chain:\n${names.map((name) => `    - roots/${name}.pem # expect ${code}\n`).join("")}  roots:\n`,
  ),
];

/** Chains of which every certificate is wrong by itself. */
export const wrongChains = [
  wrong("a leaf in a chain", [`MW3012 ${chain}[0]`], ...chainIs(["leaf"], "MW3012")),
  wrong(
    "roots in a chain",
    [`MW3013 ${chain}[0]`, `MW3013 ${chain}[1]`],
    ...chainIs(["shop-root", "next-root"], "MW3013"),
  ),
];
