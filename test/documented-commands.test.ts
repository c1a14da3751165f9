import { execFile } from "node:child_process";
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gitIn } from "./review-action/repository.ts";

const root = join(import.meta.dirname, "..");
const main = join(root, "packages/cli/src/main.ts");
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "documented-"));
  for (const part of ["fleet", "clusters"]) cpSync(join(root, part), join(folder, part), { recursive: true });
  // A clone, as readers have it: on a branch that has nothing yet.
  gitIn(folder, "init", "--quiet", "--initial-branch=main");
  gitIn(folder, "add", "--all");
  gitIn(folder, "commit", "--quiet", "--message", "The sample");
  gitIn(folder, "update-ref", "refs/remotes/origin/main", "HEAD");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pages = ["README.md", ...globSync("docs/**/*.md", { cwd: root })];

/** Lines of code blocks that a reader would type. */
const typed = (page: string): readonly string[] =>
  [...readFileSync(join(root, page), "utf8").matchAll(/^ *```sh\n([^`]*)```/gm)].flatMap(([, block = ""]) =>
    block
      .replaceAll(/\\\n */g, "")
      .split("\n")
      .map((line) => line.replace(/\s+#.*/, "").trim())
      .filter((line) => line !== ""),
  );

const all = [...new Set(pages.flatMap(typed))].filter((line) => line.startsWith("./mw ") && line !== "./mw test");
/** Those write a fleet, each into a copy of its own. */
const starting = all.filter((line) => /^\.\/mw (init|add) /.test(line));
/** Needs a person; without one it says what it would have asked. */
const asking = "./mw init";
const commands = all.filter((line) => !starting.includes(line) && line !== asking);

/** What `aws eks describe-cluster` prints of a cluster of the sample; of a third one where there is none. */
function eksAnswer(letter: string): string {
  const sample = readFileSync(join(root, `fleet/clusters/cluster-${letter === "b" ? "b" : "a"}.yaml`), "utf8");
  const read = (key: string): string => new RegExp(`^ *${key}: "?([^\\s"]+)`, "m").exec(sample)?.[1] ?? "";
  const region = letter === "c" ? "eu-central-1" : read("region");
  const cluster = {
    name: `cluster-${letter}`,
    arn: `arn:aws:eks:${region}:111122223333:cluster/cluster-${letter}`,
    version: "1.35",
    endpoint: letter === "c" ? read("endpoint").replace("https://", "https://C") : read("endpoint"),
    resourcesVpcConfig: {
      vpcId: read("id").replace(/^vpc-0./, `vpc-0${letter}`),
      clusterSecurityGroupId: `sg-0${letter}5e1c7d3f9a2b684`,
      endpointPrivateAccess: true,
      endpointPublicAccess: false,
    },
    kubernetesNetworkConfig: { serviceIpv4Cidr: "172.20.0.0/16" },
    certificateAuthority: { data: read("certificateAuthorityData") },
  };
  return JSON.stringify({ cluster });
}

describe("what the documentation has a reader type", () => {
  test("is found", () => {
    expect(commands).toContain("./mw render");
  });

  test.each(commands)("%s works on the sample fleet", async (command) => {
    const { stdout } = await promisify(execFile)(process.execPath, [main, ...command.split(" ").slice(1)], {
      cwd: folder,
    });
    expect(stdout).not.toBe("");
  });

  test("is found, what writes a fleet too", () => {
    expect(starting.map((line) => line.split(" ")[1])).toEqual(["init", "add"]);
    expect(all).toContain(asking);
  });

  test.each(starting)("%s writes a fleet that renders", async (command) => {
    const own = mkdtempSync(join(tmpdir(), "documented-own-"));
    cpSync(join(root, "fleet"), join(own, "fleet"), { recursive: true });
    for (const letter of ["a", "b", "c"]) writeFileSync(join(own, `cluster-${letter}.json`), eksAnswer(letter));
    // Terraform makes the network of the sample: a region that is new needs a gateway first, as the page says.
    const mesh = join(own, "fleet/mesh.yaml");
    const gateway = '  transitGateways:\n    - { region: eu-central-1, account: "111122223333", asn: 64514 }\n';
    writeFileSync(mesh, readFileSync(mesh, "utf8").replace("  transitGateways:\n", gateway));
    const words = command.split(/ +/).slice(1);
    const run = (...args: readonly string[]) => promisify(execFile)(process.execPath, [main, ...args], { cwd: own });
    await run(...words);
    const fleet = words[0] === "init" ? String(words[1]) : "fleet";
    expect((await run("render", "--fleet", fleet)).stdout).toContain("clusters: ");
    rmSync(own, { recursive: true });
  });

  test(`${asking} without a person says what it would have asked`, async () => {
    const own = join(folder, "nothing");
    mkdirSync(own, { recursive: true });
    const started = promisify(execFile)(process.execPath, [main, "init"], { cwd: own });
    await expect(started).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining("--mesh: error MW0120") });
  });

  test.each([...new Set(pages.flatMap(typed))].flatMap((line) => /clusters\/\S+\.yaml/.exec(line)?.[0] ?? []))(
    "%s is a file of the sample tree",
    (path) => {
      expect(globSync(path, { cwd: root })).toEqual([path]);
    },
  );
});

describe("links of the documentation", () => {
  const links = pages.flatMap((page) =>
    [...readFileSync(join(root, page), "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = ""]) => ({
      page,
      target,
    })),
  );
  test.each(links)("$page: $target", ({ page, target }) => {
    const path = join(root, page, "..", target);
    expect(globSync(path)).toHaveLength(1);
  });
});
