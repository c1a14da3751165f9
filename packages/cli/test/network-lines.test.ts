import { expect, test } from "vitest";
import { networkLines } from "../src/print/network-lines.ts";

const change = (kind: "added" | "changed" | "removed", path: string) => ({ kind, path });

test("a person is told to apply Terraform files, once, and to read the plan where something may go", () => {
  const added = [
    change("added", "_fleet/network/pair-cork_dublin.tf.json"),
    change("added", "_fleet/network/README.md"),
  ];
  expect(networkLines(added)).toEqual([
    expect.stringMatching(/^Terraform files changed in _fleet\/network\/: .*how\.$/),
  ]);
  const removed = [...added, change("removed", "_fleet/network/cluster-cork.tf.json")];
  expect(networkLines(removed)).toEqual([expect.stringMatching(/read the plan\.$/)]);
});

test("nothing is told of other files", () => {
  const others = ["_fleet/network/README.md", "_fleet/access/key.policy.json", "dublin/10-network/job.yaml"];
  expect(networkLines(others.map((path) => change("changed", path)))).toEqual([]);
});
