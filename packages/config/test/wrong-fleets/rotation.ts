import { change, copy, wrong } from "./wrong-fleet.ts";

const root = "    - roots/shop-root.pem\n";
const inMesh = "fleet/mesh.yaml certificateAuthority";
const dublin = "clusters/dublin.yaml";

/** The lines of a rotation under way, in the section of the mesh or of a cluster. */
const lines = (record: readonly string[], signing = "shop-root", roots = root): string =>
  [
    `${roots}    - roots/next.pem\n  signingRoot: roots/${signing}.pem`,
    "  rotation:",
    "    to: roots/next.pem",
    ...record.map((line) => `    ${line}`),
    "",
  ].join("\n");

const rotating = (...args: Parameters<typeof lines>) =>
  [copy("pki/next-root.pem", "roots/next.pem"), change("mesh.yaml", root, lines(...args))] as const;

/** The same in the file of a cluster. */
const rotatingIn = (file: string, ...args: Parameters<typeof lines>) =>
  change(file, "podCIDRs:", `certificateAuthority:\n  roots:\n${lines(...args)}podCIDRs:`);

/** Rotations of a root, as a fleet tells of them. */
export const wrongRotations = [
  wrong(
    "a rotation of the fleet, and one of a peer group",
    [`MW3070 fleet/${dublin} certificateAuthority.rotation`],
    ...rotating(['trusted: "2026-11-20"']),
    rotatingIn(dublin, ['trusted: "2026-11-20"']),
    change(dublin, "  rotation:\n", "  rotation: # expect MW3070\n"),
  ),
  wrong(
    "one cluster of a peer group that is ahead of the others",
    ["MW3071 fleet/clusters/virginia.yaml certificateAuthority.rotation"],
    copy("pki/next-root.pem", "roots/next.pem"),
    rotatingIn(dublin, ['trusted: "2026-11-20"', 'verified: "2026-11-21"']),
    rotatingIn("clusters/virginia.yaml", ['trusted: "2026-11-20"']),
    change("clusters/virginia.yaml", "  rotation:\n", "  rotation: # expect MW3071\n"),
  ),
  wrong(
    "a rotation that is verified before it is trusted",
    [`MW3072 ${inMesh}.rotation.verified`],
    ...rotating(['trusted: "2026-11-20"', 'verified: "2026-11-19" # expect MW3072']),
  ),
  wrong(
    "a rotation that leaves a stage out",
    [`MW3072 ${inMesh}.rotation.signed`],
    ...rotating(['trusted: "2026-11-20"', 'signed: "2026-11-21" # expect MW3072', 'until: "2026-11-24"'], "next"),
  ),
  wrong(
    "a rotation of tomorrow",
    [`MW3072 ${inMesh}.rotation.trusted`],
    ...rotating(['trusted: "2031-01-01" # expect MW3072']),
  ),
  wrong(
    "a rotation that says not how long to wait",
    [`MW3072 ${inMesh}.rotation.signed`],
    ...rotating(['trusted: "2026-11-20"', 'verified: "2026-11-21"', 'signed: "2026-11-22" # expect MW3072'], "next"),
  ),
  wrong(
    "a rotation that is to wait too short a time",
    [`MW3072 ${inMesh}.rotation.until`],
    ...rotating(
      [
        'trusted: "2026-11-20"',
        'verified: "2026-11-21"',
        'signed: "2026-11-22"',
        'until: "2026-11-23" # expect MW3072',
      ],
      "next",
    ),
  ),
  wrong(
    "a rotation that did not wait",
    [`MW3072 ${inMesh}.rotation.waited`],
    ...rotating(
      [
        'trusted: "2026-11-20"',
        'verified: "2026-11-20"',
        'signed: "2026-11-20"',
        'until: "2026-11-23"',
        'waited: "2026-11-22" # expect MW3072',
      ],
      "next",
    ),
  ),
  wrong(
    "a new root that a cluster does not have",
    [`MW3073 fleet/${dublin} certificateAuthority.roots`],
    ...rotating(['trusted: "2026-11-20"']),
    change(dublin, "podCIDRs:", `certificateAuthority:\n  roots: # expect MW3073\n${root}podCIDRs:`),
  ),
  wrong(
    "signing under the new root before anybody has verified that it is accepted",
    [`MW3073 ${inMesh}.signingRoot`, `MW3073 ${inMesh}.signingRoot`],
    ...rotating(['trusted: "2026-11-20"'], "next"),
    change("mesh.yaml", "signingRoot: roots/next.pem", "signingRoot: roots/next.pem # expect MW3073 MW3073"),
  ),
  wrong(
    "signing under the old root after the new one has signed",
    [`MW3073 ${inMesh}.signingRoot`, `MW3073 ${inMesh}.signingRoot`],
    ...rotating(['trusted: "2026-11-20"', 'verified: "2026-11-20"', 'signed: "2026-11-20"', 'until: "2026-11-23"']),
    change("mesh.yaml", "signingRoot: roots/shop-root.pem", "signingRoot: roots/shop-root.pem # expect MW3073 MW3073"),
  ),
  wrong(
    "a day that is none",
    [`MW0018 ${inMesh}.rotation.trusted`],
    ...rotating(['trusted: "2026-11-41" # expect MW0018']),
  ),
];
