import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dump, load } from "js-yaml";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const page = readFileSync(join(root, "docs/fleet-network.md"), "utf8");
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "network-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What is said more: maps are joined, everything else takes the place of what was there. */
const together = (old: unknown, more: unknown): unknown =>
  isMap(old) && isMap(more)
    ? Object.fromEntries(
        [...new Set([...Object.keys(old), ...Object.keys(more)])].map((key) => [
          key,
          key in more ? together(old[key], more[key]) : old[key],
        ]),
      )
    : more;

/** What the sample says of its network beside what every fleet must. */
const extra: readonly (readonly string[])[] = [
  ["podNetworking"],
  ["securityGroups"],
  ["apiServer", "access"],
  ...["routeTables", "networkACLs", "dns", "natAddresses"].map((key) => ["vpc", key]),
  ...["management", "transitGateways", "connections", "hops", "terraform"].map((key) => ["connectivity", key]),
];

function bareOf(file: string): Record<string, unknown> {
  const said: unknown = load(readFileSync(join(root, file), "utf8"));
  for (const [key = "", inner] of extra) {
    const value: unknown = Reflect.get(Object(said), key);
    if (inner === undefined) Reflect.deleteProperty(Object(said), key);
    else if (isMap(value)) Reflect.deleteProperty(value, inner);
  }
  return Object(said);
}

const examples = [...page.matchAll(/^```yaml\n# (fleet\/\S+)\n([^`]*)```/gm)].map(([, file = "", text = ""]) => ({
  file,
  text,
  heading: [...page.slice(0, page.indexOf(text)).matchAll(/^## (.*)$/gm)].at(-1)?.[1] ?? "",
}));

test("every example names the file that it is of", () => {
  expect(page.match(/^```yaml/gm)).toHaveLength(examples.length);
  expect(examples.length).toBeGreaterThan(8);
});

/** Ids of gateways and peerings are in the accounts of the sample; a finding of the input or the proof would be an error. */
test.each(examples)("$heading: an example of $file is accepted", ({ file, text }) => {
  cpSync(join(root, "fleet"), join(folder, "fleet"), { recursive: true });
  for (const one of ["fleet/mesh.yaml", "fleet/clusters/cluster-a.yaml", "fleet/clusters/cluster-b.yaml"]) {
    const bare = bareOf(one);
    writeFileSync(join(folder, one), dump(one === file ? together(bare, load(text)) : bare));
  }
  const main = join(root, "packages/cli/src/main.ts");
  const printed = execFileSync(process.execPath, [main, "order", "cluster-a"], { cwd: folder, encoding: "utf8" });
  expect(printed).toContain("cluster-a");
});
