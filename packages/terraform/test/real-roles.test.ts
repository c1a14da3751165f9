import { globSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { JsonObject } from "@meshwright/model";
import { findTerraform, Workspace, type Terraform } from "./terraform.ts";

/** What a render writes for a fleet whose roles Terraform makes: the documents of the roles are of packages above this one. */
const golden = `${import.meta.dirname}/../../mesh/test/golden/made-roles/_fleet/network`;
const files = new Map(
  globSync("*.tf.json", { cwd: golden }).map((name): [string, JsonObject] => [
    name,
    JSON.parse(readFileSync(`${golden}/${name}`, "utf8")),
  ]),
);

const terraform = findTerraform();

if (typeof terraform === "string") test.todo(`NOT CHECKED: roles with the real terraform (${terraform})`);
else withReal(terraform);

function withReal(tool: Terraform): void {
  describe("roles", () => {
    let workspace: Workspace;
    beforeAll(() => {
      workspace = new Workspace(tool, files);
    }, 240_000);
    afterAll(() => {
      workspace.remove();
    });

    test("are valid for the real provider, without a warning", { timeout: 240_000 }, () => {
      expect(files.size).toBeGreaterThan(4);
      expect(workspace.validate()).toEqual([]);
    });

    test("are planned with their policies and associations", { timeout: 240_000 }, () => {
      const text = JSON.stringify(files.get("providers.tf.json"));
      const aliases = [...text.matchAll(/"alias":"([^"]+)"/g)].map(([, alias = ""]) => alias);
      expect(workspace.plan(aliases)).toEqual({
        aws_eks_pod_identity_association: 4,
        aws_iam_policy: 8,
        aws_iam_role: 7,
        aws_iam_role_policy_attachment: 8,
      });
    });
  });
}
