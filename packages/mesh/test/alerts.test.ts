import type { Fleet } from "@meshwright/model";
import { harbourFleet, harbourMesh, selfSignedFleet, shopCluster, shopFleet, sites } from "@meshwright/testkit";
import { expect, test } from "vitest";
import { treeOf } from "./tree.ts";

const rule = "110-alerts/prometheusrule-istio-system-mesh-trust.yaml";

function withAlerts({ mesh, ...fleet }: Fleet): Fleet {
  const { alerts } = harbourMesh.trust;
  return { ...fleet, mesh: { ...mesh, trust: { ...mesh.trust, ...(alerts && { alerts }) } } };
}

/** The rules of each cluster that has some. */
const rulesOf = (fleet: Fleet): ReadonlyMap<string, string> =>
  new Map(
    [...treeOf(fleet)].flatMap(([path, text]) => (path.endsWith(rule) ? [[path.split("/")[0] ?? "", text]] : [])),
  );

test("who asks for no alerts has none, and who does has them in every cluster", () => {
  expect([...rulesOf(shopFleet).keys()]).toEqual([]);
  expect([...rulesOf(harbourFleet).keys()]).toEqual(["ferry", "quay"]);
});

test("what a cluster signs for others is watched there, and not in theirs", () => {
  const rules = rulesOf(withAlerts(selfSignedFleet));
  const watches = (cluster: string, text: string) => rules.get(cluster)?.includes(text);
  expect(watches("dublin", "meshwright-signing")).toBe(true);
  expect(watches("dublin", 'name="istio-ca"')).toBe(true);
  expect(watches("ohio", "meshwright-signing")).toBe(false);
  expect(watches("ohio", "certmanager_")).toBe(false);
  expect(watches("ohio", "citadel_server_cert_chain_expiry_timestamp")).toBe(true);
});

test.each([shopFleet, selfSignedFleet])("one more cluster changes no rule of the others", (fleet) => {
  const more = shopCluster(sites.tokyo, { name: "lima" });
  const before = rulesOf(withAlerts(fleet));
  const after = rulesOf(withAlerts({ ...fleet, clusters: [...fleet.clusters, more] }));
  for (const [cluster, text] of before) expect(after.get(cluster)).toBe(text);
  expect([...after.keys()]).toContain("lima");
});
