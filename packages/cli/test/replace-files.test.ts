import { chmodSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { MeshwrightError } from "@meshwright/findings";
import { replaceFiles } from "../src/fleet-files/replace-files.ts";
import { contents, remove, scratchFolder } from "./sample-fleets.ts";

const scratch = scratchFolder("replace-files");
afterAll(() => remove(scratch));

test("several files of a fleet are replaced, or none of them", () => {
  const folder = join(scratch, "fleet");
  mkdirSync(join(folder, "roots"), { recursive: true });
  writeFileSync(join(folder, "mesh.yaml"), "meshID: harbour\n");
  writeFileSync(join(folder, "roots/old.pem"), "old\n");
  // A folder is where a file is to be: the last of the writes fails.
  mkdirSync(join(folder, "zone.yaml/quay"), { recursive: true });
  const before = contents(folder);
  const texts = new Map([
    ["mesh.yaml", "meshID: quay\n"],
    ["roots/new.pem", "new\n"],
  ]);
  const replace = (more: readonly (readonly [string, string])[]) =>
    replaceFiles({ folder, shown: "fleet", texts: new Map([...texts, ...more]), deletes: ["roots/old.pem"] });
  expect(() => replace([["zone.yaml", "zone: 1\n"]])).toThrow(MeshwrightError);
  expect(contents(folder)).toEqual(before);
  chmodSync(join(folder, "mesh.yaml"), 0o640);
  replace([]);
  expect(statSync(join(folder, "mesh.yaml")).mode % 0o1000).toBe(0o640);
  expect(contents(folder)).toEqual([
    "/mesh.yaml meshID: quay\n",
    "/roots /",
    "/roots/new.pem new\n",
    "/zone.yaml /",
    "/zone.yaml/quay /",
  ]);
});
