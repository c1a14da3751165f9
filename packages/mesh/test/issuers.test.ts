import { findingLine } from "@meshwright/findings";
import { examineFolder, examineHub, renderFleet, validatorsWith } from "@meshwright/mesh";
import type { Fleet } from "@meshwright/model";
import { certificateAuthorityOf } from "@meshwright/model";
import { loadSchemas } from "@meshwright/schemas";
import {
  existingStoreFleet,
  externalFleet,
  harbourFleet,
  selfSignedFleet,
  shopCluster,
  shopFleet,
  sites,
  storedKeyFleet,
  vaultFleet,
  vaultIssuerFleet,
  venafiFleet,
  withEngines,
} from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { treeOf } from "./tree.ts";

const validate = validatorsWith(await loadSchemas());

/** `known: false`: the tree is looked at without its fleet. */
const findingsOf = (fleet: Fleet, { known = true } = {}): readonly string[] => {
  const all = [...renderFleet(fleet)].map((folder) => examineFolder(folder, { validate, ...(known && { fleet }) }));
  return [...all.flatMap(({ findings }) => findings), ...examineHub(all)].map(findingLine);
};

const fleets: readonly (readonly [string, Fleet])[] = [
  ["external", externalFleet],
  ["a key pair from a store", storedKeyFleet],
  ["Vault", vaultIssuerFleet],
  ["Venafi", venafiFleet],
];

describe.each(fleets)("issuers: %s", (_name, fleet) => {
  test("passes the closed schemas and the checks", () => expect(findingsOf(fleet)).toEqual([]));
  test("passes them without its fleet, where that has a cert-manager in it", () => {
    const clusters = fleet.clusters.filter(({ releases }) => releases["cert-manager"]?.install);
    expect(findingsOf({ ...fleet, clusters }, { known: false })).toEqual([]);
  });
  test("passes them under Flux too", () => expect(findingsOf(withEngines(fleet, "flux"))).toEqual([]));
});

test("clusters whose CA is not of AWS have nothing of its controller", () => {
  const paths = [...treeOf(vaultIssuerFleet).keys()].filter((path) => path.includes("privateca"));
  expect(paths).not.toEqual([]);
  expect(paths.filter((path) => !path.startsWith("tokyo/") && !path.startsWith("_fleet/"))).toEqual([]);
});

const projectOfDublin = (fleet: Fleet): string => {
  const [, text = ""] = [...treeOf(fleet)].find(([path]) => /appproject-.*-shop-dublin\.yaml$/.test(path)) ?? [];
  return text;
};

// An object of a kind that its project does not allow is not seen, and not pruned.
test.each([...fleets, ["AWS Private CA", shopFleet], ["another cluster", selfSignedFleet]] as const)(
  "Argo CD can prune what another issuer has left: %s",
  (_name, fleet) => {
    const project = projectOfDublin(fleet);
    for (const kind of ["AWSPCAClusterIssuer", "ClusterIssuer", "ValidatingAdmissionPolicy", "Issuer", "SecretStore"])
      expect(project).toContain(`- kind: ${kind}\n`);
  },
);

/** Every issuer of the fleets above, once. */
const issuers = fleets.flatMap(([name, { mesh, clusters }]) =>
  clusters.map((cluster) => ({
    name: `${name}, as ${cluster.name} has it`,
    issuer: certificateAuthorityOf(mesh, cluster).issuer,
  })),
);

const { releases } = shopCluster(sites.dublin);

/** Every kind of exchange, and cacerts written in either way. */
const others = [
  [shopFleet, "assembled"],
  [vaultFleet, "direct"],
  [harbourFleet, "assembled"],
  [existingStoreFleet, "direct"],
] as const;

describe.each(issuers)("$name", ({ issuer }) => {
  test.each(others.map(([fleet, cacerts]) => [fleet.mesh.exchange.kind, cacerts, fleet] as const))(
    "goes with an exchange of kind %s, and with cacerts %s",
    (_kind, cacerts, { mesh, clusters }) => {
      const certificateAuthority = { ...mesh.certificateAuthority, issuer, cacerts };
      const all = clusters.map((cluster) => ({ ...cluster, releases: { ...releases, ...cluster.releases } }));
      expect(findingsOf({ mesh: { ...mesh, certificateAuthority }, clusters: all, apps: [] })).toEqual([]);
    },
  );
});
