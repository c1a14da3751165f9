import { describe, expect, test } from "vitest";
import type { Fleet } from "@meshwright/model";
import { terraformFiles, terraformNetworkOf } from "@meshwright/terraform";
import { networkCluster, networkFleet } from "@meshwright/testkit";

const dublin = networkCluster({ name: "dublin", region: "eu-west-1", site: 10 });
const cork = networkCluster({ name: "cork", region: "eu-west-1", site: 11 });
const tokyo = networkCluster({ name: "tokyo", region: "ap-northeast-1", site: 30, account: "444455556666" });

function written(fleet: Fleet) {
  const network = terraformNetworkOf(fleet);
  const folder = network && terraformFiles(network);
  const text = JSON.stringify(folder?.files.get("providers.tf.json") ?? {});
  return {
    aliases: [...text.matchAll(/"alias":"([^"]+)"/g)].map(([, alias]) => alias),
    readme: folder?.readme ?? "",
  };
}

/** Terraform destroys what left the files by the provider that made it, and plans nothing at all where that is gone. */
describe("providers", () => {
  test("are there for a cluster that has no peer any more", () => {
    const alone = { ...tokyo, peerGroup: "alone" };
    expect(written(networkFleet([dublin, cork, alone])).aliases).toContain("ap-northeast-1_444455556666");
  });

  test("are there for a gateway that joins nothing any more", () => {
    const transitGateways = ["ap-northeast-1", "eu-west-1"].map((region) => ({ region, account: "111122223333" }));
    expect(written(networkFleet([dublin, cork], { transitGateways })).aliases).toContain("ap-northeast-1_111122223333");
  });

  test("are there for what the fleet has left, as long as it says so", () => {
    const formerSites = [{ account: "444455556666", region: "ap-northeast-1" }];
    const said = { role: "network/meshwright", formerSites };
    const { aliases, readme } = written(networkFleet([dublin, cork], { terraform: said }));
    expect(aliases).toEqual(["ap-northeast-1_444455556666", "eu-west-1_111122223333"]);
    expect(readme).toContain("- `444455556666`");
    expect(written(networkFleet([dublin, cork])).aliases).toEqual(["eu-west-1_111122223333"]);
  });
});

test("the folder stays where nothing is made any more, so that what was can be destroyed", () => {
  expect(written(networkFleet([dublin])).aliases).toEqual(["eu-west-1_111122223333"]);
});
