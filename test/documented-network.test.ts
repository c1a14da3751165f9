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

const headings = [...new Set(examples.map(({ heading }) => heading))];

/** A finding of the input or of the proof would be an error. */
test.each(headings)("the examples of %s are accepted together", (heading) => {
  cpSync(join(root, "fleet"), join(folder, "fleet"), { recursive: true });
  for (const file of ["fleet/mesh.yaml", "fleet/clusters/cluster-a.yaml", "fleet/clusters/cluster-b.yaml"]) {
    const said = examples
      .filter((one) => one.heading === heading && one.file === file)
      .reduce<unknown>((all, { text }) => together(all, load(text)), bareOf(file));
    writeFileSync(join(folder, file), dump(said));
  }
  const main = join(root, "packages/cli/src/main.ts");
  const printed = execFileSync(process.execPath, [main, "order", "cluster-a"], { cwd: folder, encoding: "utf8" });
  expect(printed).toContain("cluster-a");
});
