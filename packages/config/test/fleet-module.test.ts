import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { defaultFleet, loadFleet } from "../src/index.ts";
import { placed, useWorkbench } from "./workbench.ts";
import { today } from "./wrong-fleets.ts";
import { aSecret } from "./wrong-fleets/security.ts";

const { root } = useWorkbench();

async function load(text: string) {
  await writeFile(join(root(), "fleet.mjs"), text);
  return loadFleet("fleet.mjs", { today, root: root() });
}

/** The good fleet in code, with one value in the place of another. */
const changed = (expression: string): string =>
  `import { fleet as good } from ${JSON.stringify(`${import.meta.dirname}/fixtures/fleet-in-code.ts`)};
const fleet = structuredClone(good);
fleet.mesh.certificateAuthority.roots = ["fleet/roots/shop-root.pem"];
${expression};
export { fleet };
`;

describe("a fleet made in code", () => {
  test("is good", async () => {
    expect((await load(changed(""))).findings).toEqual([]);
  });

  test.each([
    ["no export", "export const flet = {};", ["MW0020 fleet.mjs"]],
    ["an export that is no object", "export const fleet = 3;", ["MW0020 fleet.mjs"]],
    ["an export with a function", "export const fleet = { mesh: () => 1 };", ["MW0020 fleet.mjs"]],
    ["a syntax error", "export const fleet = {", ["MW0020 fleet.mjs"]],
    ["a throw", "throw new TypeError('no');", ["MW0020 fleet.mjs"]],
    ["an unknown key", changed("fleet.clutsers = []"), ["MW0013 fleet.mjs clutsers"]],
    ["no mesh", changed("delete fleet.mesh"), ["MW0014 fleet.mjs"]],
    ["no clusters, and nothing more of apps", changed("delete fleet.clusters"), ["MW0014 fleet.mjs"]],
    ["a wrong value", changed("fleet.clusters[1].vpc.id = 7"), ["MW0016 fleet.mjs clusters[1].vpc.id"]],
    [
      "two clusters of one name",
      changed("fleet.clusters[1].name = 'virginia'; fleet.apps = []"),
      ["MW0022 fleet.mjs clusters[1].name"],
    ],
    [
      "a name that cannot be read may be the one that an app names",
      changed("fleet.clusters[1].name = 'Dublin'"),
      ["MW0019 fleet.mjs clusters[1].name"],
    ],
    ["a circle", changed("fleet.self = fleet"), ["MW0013 fleet.mjs self"]],
  ])("%s", async (_, text, expected) => {
    const { fleet, findings } = await load(text);
    expect(findings.map(placed)).toEqual(expected);
    expect(fleet).toBeUndefined();
  });

  test("never repeats a secret, written or computed", async () => {
    const computed = changed(
      `fleet.clusters[0].network = Buffer.from("${Buffer.from(aSecret.jwt).toString("hex")}", "hex").toString()`,
    );
    const thrown = `throw new Error(Buffer.from("${Buffer.from(aSecret.jwt).toString("hex")}", "hex").toString())`;
    const named = changed("fleet.clusters[0].token = 'correct-horse-battery'");
    const expected = [
      [computed, ["MW6001 fleet.mjs clusters[0].network"]],
      [changed(`fleet.mesh.meshID = ${JSON.stringify(aSecret.privateKey)}`), ["MW6001 fleet.mjs"]],
      [thrown, ["MW0020 fleet.mjs"]],
      [named, ["MW6001 fleet.mjs clusters[0].token"]],
    ] as const;
    for (const [text, codes] of expected) {
      const { findings } = await load(text);
      expect(findings.map(placed)).toEqual(codes);
      for (const secret of [aSecret.jwt, aSecret.keyBody, "correct-horse"])
        expect(JSON.stringify(findings)).not.toContain(secret);
    }
  });

  test("is read anew after a change", async () => {
    expect((await load(changed("fleet.mesh.meshID = 'one'"))).fleet?.mesh.id).toBe("one");
    expect((await load(changed("fleet.mesh.meshID = 'two'"))).fleet?.mesh.id).toBe("two");
  });
});

describe("which fleet is meant", () => {
  test("the folder, where there is one", () => {
    expect(defaultFleet(root())).toEqual({ path: "fleet", findings: [] });
  });

  test("neither of two", async () => {
    await writeFile(join(root(), "fleet.ts"), "");
    expect(defaultFleet(root()).findings.map(placed)).toEqual(["MW0003 fleet"]);
  });

  test("none", async () => {
    expect(defaultFleet(join(root(), "fleet")).findings.map(placed)).toEqual(["MW0002 fleet"]);
    const { findings } = await loadFleet("elsewhere", { today, root: root() });
    expect(findings.map(placed)).toEqual(["MW0002 elsewhere"]);
    const file = await loadFleet("fleet/mesh.yaml", { today, root: root() });
    expect(file.findings.map(placed)).toEqual(["MW0001 fleet/mesh.yaml"]);
  });
});
