import { isOfOthers } from "@meshwright/inventory";
import { expect, test } from "vitest";

test("what flux bootstrap and terraform init write is theirs; a plan or a state beside it is nobody's", () => {
  const theirs = [
    "flux/flux-system/gotk-sync.yaml",
    "network/.terraform",
    "network/.terraform/providers/aws",
    "network/.terraform.lock.hcl",
  ];
  expect(theirs.filter((path) => !isOfOthers(path))).toEqual([]);
  const others = ["network/terraform.tfstate", "network/network.tfplan", "network/more.tf.json", "access/.terraform"];
  expect(others.filter(isOfOthers)).toEqual([]);
});
