import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { terraformFiles, terraformNetworkOf } from "@meshwright/terraform";
import type { Fleet, JsonObject } from "@meshwright/model";
import { fleets } from "./fleets.ts";
import { findTerraform, Workspace, type Terraform } from "./terraform.ts";

const terraform = findTerraform();

/** A test writes where everybody looks; the word is that of a report, not of a pass. */
if (typeof terraform === "string")
  process.stderr.write(`\nTERRAFORM NOT CHECKED: ${terraform}. No file of Terraform was shown to the real one.\n\n`);

const filesOf = (fleet: Fleet): ReadonlyMap<string, JsonObject> => {
  const network = terraformNetworkOf(fleet);
  return (network && terraformFiles(network)?.files) ?? new Map();
};

const aliasesOf = (files: ReadonlyMap<string, JsonObject>): readonly string[] =>
  [...JSON.stringify(files.get("providers.tf.json")).matchAll(/"alias":"([^"]+)"/g)].map(([, alias = ""]) => alias);

if (typeof terraform === "string") test.todo(`NOT CHECKED: validate and plan with the real terraform (${terraform})`);
else withReal(terraform);

function withReal(tool: Terraform): void {
  describe.each(fleets)("%s", (_, fleet, resources) => {
    const files = filesOf(fleet);
    let workspace: Workspace;
    beforeAll(() => {
      workspace = new Workspace(tool, files);
    }, 240_000);
    afterAll(() => {
      workspace.remove();
    });

    test("is valid for the real provider, without a warning", { timeout: 240_000 }, () => {
      expect(workspace.validate()).toEqual([]);
    });

    test("plans just what is missing", { timeout: 240_000 }, () => {
      expect(workspace.plan(aliasesOf(files))).toEqual(resources);
    });
  });

  test("a reference to what is not made is found", { timeout: 240_000 }, () => {
    const [, fleet] = fleets[0] ?? [];
    const files = new Map(fleet && filesOf(fleet));
    files.delete("transit-gateway-eu-west-1.tf.json");
    const workspace = new Workspace(tool, files);
    const summaries = workspace.validate().map(({ summary }) => summary);
    workspace.remove();
    expect(new Set(summaries)).toEqual(new Set(["Reference to undeclared resource"]));
  });
}
