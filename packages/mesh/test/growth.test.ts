import type { Fleet } from "@meshwright/model";
import { shopCluster, shopFleet, sites } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { treeOf } from "./tree.ts";

/** What a person allows in the exchange names each peer; no engine delivers it. */
const delivered = (tree: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...tree].filter(([path]) => !path.endsWith("/access/exchange-role.policy.json")));

/** Paths of `after` that `before` lacks, and of both whose texts differ. */
function changes(earlier: ReadonlyMap<string, string>, later: ReadonlyMap<string, string>) {
  const [before, after] = [delivered(earlier), delivered(later)];
  return {
    added: [...after.keys()].filter((path) => !before.has(path)),
    changed: [...after.keys()].filter((path) => before.has(path) && before.get(path) !== after.get(path)),
    removed: [...before.keys()].filter((path) => !after.has(path)),
  };
}

const tokyo = shopCluster(sites.tokyo);
const before = treeOf(shopFleet);
const grown: Fleet = { ...shopFleet, clusters: [...shopFleet.clusters, tokyo] };
const after = treeOf(grown);

const linkFiles = (cluster: string, peer: string): readonly string[] => [
  `${cluster}/70-link-${peer}/externalsecret-istio-system-istio-remote-secret-${peer}.yaml`,
  `${cluster}/argocd-links/application-argocd-${cluster}-70-link-${peer}.yaml`,
  `${cluster}/gates/argocd/70-link-${peer}/job-meshwright-gates-gate-70-link-${peer}.yaml`,
  `${cluster}/110-verify/configmap-meshwright-verify-peer-${peer}.yaml`,
];

describe("a third cluster", () => {
  const { added, changed, removed } = changes(before, after);

  test("changes and removes nothing that was there", () => {
    expect({ changed, removed }).toEqual({ changed: [], removed: [] });
  });
  test("adds to each of the others the link to it and its name for the verification, and nothing else", () => {
    const others = added.filter((path) => !path.startsWith("tokyo/") && !path.startsWith("_fleet/"));
    expect(others.toSorted()).toEqual([...linkFiles("dublin", "tokyo"), ...linkFiles("ohio", "tokyo")].toSorted());
  });
  test("adds to the fleet its roots and its project", () => {
    expect(added.filter((path) => path.startsWith("_fleet/"))).toEqual([
      "_fleet/argocd/application-argocd-tokyo-links.yaml",
      "_fleet/argocd/application-argocd-tokyo.yaml",
      "_fleet/argocd/appproject-argocd-shop-tokyo.yaml",
    ]);
  });
  test("links to both others", () => {
    expect(added).toEqual(expect.arrayContaining([...linkFiles("tokyo", "dublin"), ...linkFiles("tokyo", "ohio")]));
  });
});

test("a cluster of another peer group has no links to these", () => {
  const apart = treeOf({ ...grown, clusters: [...shopFleet.clusters, { ...tokyo, peerGroup: "staging" }] });
  expect([...apart.keys()].filter((path) => path.includes("70-link-"))).toEqual(
    [...before.keys()].filter((path) => path.includes("70-link-")),
  );
});

describe("a cluster alone", () => {
  const alone = treeOf({ ...shopFleet, clusters: shopFleet.clusters.slice(0, 1) });

  test("publishes itself, and has no links", () => {
    expect([...alone.keys()].filter((path) => path.startsWith("dublin/argocd-links/"))).toEqual([
      "dublin/argocd-links/application-argocd-dublin-70-self.yaml",
    ]);
  });
  test("changes nothing of its own when its first peer comes", () => {
    expect(changes(alone, before)).toMatchObject({ changed: [], removed: [] });
  });
});
