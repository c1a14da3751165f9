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
