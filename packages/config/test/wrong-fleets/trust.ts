import { change, copy, create, moreRoot, rootIs, selfSigned, signingRootIs, wrong } from "./wrong-fleet.ts";

const dublin = "clusters/dublin.yaml";
const root = "fleet/mesh.yaml certificateAuthority.roots[0]";

/** Roots and the CAs of API servers. */
export const wrongTrust = [
  wrong(
    "a root that is missing",
    [`MW3001 ${root}`],
    change("mesh.yaml", "- roots/shop-root.pem", "- roots/shop.pem # expect MW3001"),
  ),
  wrong(
    "a root that is no certificate",
    [`MW3002 ${root}`],
    create("roots/shop-root.pem", "the root of the shop\n"),
    change("mesh.yaml", "shop-root.pem", "shop-root.pem # expect MW3002"),
  ),
  wrong(
    "a root that was cut off",
    [`MW3002 ${root}`],
    create("roots/shop-root.pem", "-----BEGIN CERTIFICATE-----\nMIIB\n"),
    change("mesh.yaml", "shop-root.pem", "shop-root.pem # expect MW3002"),
  ),
  wrong(
    "a root with damaged contents",
    [`MW3002 ${root}`],
    create("roots/shop-root.pem", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"),
    change("mesh.yaml", "shop-root.pem", "shop-root.pem # expect MW3002"),
  ),
  wrong("a leaf as root", [`MW3003 ${root}`], ...rootIs("leaf", "MW3003")),
  wrong("a self-signed leaf as root", [`MW3003 ${root}`], ...rootIs("self-signed-leaf", "MW3003")),
  wrong("an intermediate as root", [`MW3004 ${root}`], ...rootIs("intermediate", "MW3004")),
  wrong("a root that has expired", [`MW3005 ${root}`], ...rootIs("expired-root", "MW3005")),
  wrong("a root that is not valid yet", [`MW3006 ${root}`], ...rootIs("future-root", "MW3006")),
  wrong(
    "one root in two files",
    ["MW3008 fleet/mesh.yaml certificateAuthority.roots[1]"],
    copy("pki/shop-root.pem", "roots/again.pem"),
    moreRoot("roots/again.pem", "MW3008"),
  ),
  wrong(
    "one file twice",
    ["MW0030 fleet/mesh.yaml certificateAuthority.roots[1]"],
    moreRoot("roots/shop-root.pem", "MW0030"),
  ),
  wrong(
    "the CA of an API server that is no certificate",
    [`MW3009 fleet/${dublin} apiServer.certificateAuthorityData`],
    change(
      dublin,
      "certificateAuthorityData: LS0t",
      "certificateAuthorityData: bm8gY2VydGlmaWNhdGU= # expect MW3009 LS0t",
    ),
  ),
  wrong(
    "the CA of an API server that is not base64",
    [`MW0018 fleet/${dublin} apiServer.certificateAuthorityData`],
    change(dublin, "certificateAuthorityData: LS0t", "certificateAuthorityData: roots/dublin.pem # expect MW0018 LS0t"),
  ),
  wrong(
    "two roots, and nobody says which one signs",
    ["MW3010 fleet/mesh.yaml certificateAuthority.roots"],
    copy("pki/next-root.pem", "roots/next.pem"),
    change("mesh.yaml", "  roots:\n", "  roots: # expect MW3010\n    - roots/next.pem\n"),
  ),
  wrong(
    "a signing root that nobody accepts",
    ["MW3011 fleet/mesh.yaml certificateAuthority.signingRoot"],
    copy("pki/next-root.pem", "roots/next.pem"),
    signingRootIs("roots/next.pem", "MW3011"),
  ),
  wrong(
    "two roots in a Secret that holds one",
    ["MW3030 fleet/mesh.yaml certificateAuthority.roots", "MW3034 fleet/mesh.yaml certificateAuthority.cacerts"],
    copy("pki/next-root.pem", "roots/next.pem"),
    signingRootIs("roots/shop-root.pem"),
    change(
      "mesh.yaml",
      "  roots:\n",
      "  cacerts: direct # expect MW3034\n  roots: # expect MW3030\n    - roots/next.pem\n",
    ),
  ),
  wrong(
    "another cluster's root, which that cluster does not make",
    [
      "MW3031 fleet/clusters/virginia.yaml certificateAuthority.issuer.kind",
      "MW3033 fleet/clusters/virginia.yaml certificateAuthority.issuer.cluster",
    ],
    change(
      "clusters/virginia.yaml",
      "iam:\n",
      "certificateAuthority:\n  issuer:\n    kind: self-signed # expect MW3031\n    cluster: dublin # expect MW3033\niam:\n",
    ),
  ),
  wrong(
    "two clusters, each of which is to have the root of the other",
    [
      "MW3031 fleet/clusters/virginia.yaml certificateAuthority.issuer.kind",
      "MW3031 fleet/mesh.yaml certificateAuthority.issuer.kind",
      "MW3033 fleet/clusters/virginia.yaml certificateAuthority.issuer.cluster",
      "MW3033 fleet/mesh.yaml certificateAuthority.issuer.cluster",
    ],
    ...selfSigned("kind: self-signed # expect MW3031\n    cluster: virginia # expect MW3033"),
    change(
      "clusters/virginia.yaml",
      "iam:\n",
      "certificateAuthority:\n  issuer:\n    kind: self-signed # expect MW3031\n    cluster: dublin # expect MW3033\niam:\n",
    ),
  ),
  wrong(
    "a root in a cluster that is not there",
    [
      "MW1001 fleet/mesh.yaml certificateAuthority.issuer.cluster",
      "MW3031 fleet/mesh.yaml certificateAuthority.issuer.kind",
    ],
    ...selfSigned("kind: self-signed # expect MW3031\n    cluster: dublyn # expect MW1001"),
  ),
  wrong(
    "a cluster that names no root where only the mesh's is made in a cluster",
    [
      "MW0018 fleet/clusters/virginia.yaml certificateAuthority.roots",
      "MW3031 fleet/mesh.yaml certificateAuthority.issuer.kind",
    ],
    ...selfSigned("kind: self-signed # expect MW3031\n    cluster: dublin"),
    change(
      "clusters/virginia.yaml",
      "iam:\n",
      "certificateAuthority:\n  issuer: {kind: ca-secret, secretName: mesh-ca}\n  roots: [] # expect MW0018\niam:\n",
    ),
  ),
];
