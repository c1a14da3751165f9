import { cpSync, existsSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copySample, edit, repository as root } from "../sample-fleets.ts";
import { diff, freshRepository } from "./repository.ts";

const { at, repository } = freshRepository("diff-fleets", () => {
  copySample(at);
  cpSync(join(root, "clusters"), join(at, "clusters"), { recursive: true });
});

/** What the verdict of the fleet says: codes with their files, or why there is none. */
async function verdict(...args: readonly string[]) {
  const { exitCode, report } = await diff(at, args);
  const found = report?.verdicts.find(({ name }) => name === "fleet");
  const codes = (all: NonNullable<typeof found>["added"] = []) =>
    all.map(({ code, place }) => `${code} ${place.in === "fleet" ? `${place.file}:${place.line}` : place.in}`);
  return { exitCode, added: codes(found?.added), gone: codes(found?.gone), notJudged: found?.notJudged };
}

const breakFleet = (): void => edit(join(at, "fleet/apps/sample-a.yaml"), ["replicas: 2", "replicas: two"]);
const wrong = [expect.stringMatching(/^MW0015 fleet\/apps\/sample-a\.yaml:\d+$/)];
const fine = { exitCode: 0, added: [], gone: [], notJudged: undefined };

test("equal fleets have nothing to say", async () => {
  expect(await verdict()).toEqual(fine);
});

test("a mistake of the working tree is new, one of a commit is gone, and nobody wrote a file", async () => {
  breakFleet();
  expect(await verdict()).toEqual({ ...fine, added: wrong });
  repository.commit();
  expect(await verdict("HEAD~1", "HEAD")).toEqual({ ...fine, added: wrong });
  edit(join(at, "fleet/apps/sample-a.yaml"), ["replicas: two", "replicas: 2"]);
  expect(await verdict()).toEqual({ ...fine, gone: wrong });
  expect(repository.git("status", "--porcelain")).toBe(" M fleet/apps/sample-a.yaml\n");
});

test("by another name, from below the root", async () => {
  repository.git("mv", "fleet", "estate");
  repository.commit();
  edit(join(at, "estate/apps/sample-a.yaml"), ["replicas: 2", "replicas: two"]);
  repository.commit();
  const { report } = await diff(join(at, "clusters"), ["--tree", ".", "--fleet", "../estate", "HEAD~1", "HEAD"]);
  const places = report?.verdicts.flatMap(({ added }) => added.map(({ place }) => place));
  expect(places).toEqual([expect.objectContaining({ in: "fleet", file: "../estate/apps/sample-a.yaml" })]);
});

test.each<[string, () => void]>([
  ["nothing", () => rmSync(join(at, "fleet"), { recursive: true })],
  ["a link in it", () => symlinkSync("mesh.yaml", join(at, "fleet/apps/link.yaml"))],
  ["a file that is no text", () => repository.write({ "fleet/roots/other.pem": Uint8Array.of(0xff, 0) })],
  ["two of them", () => repository.write({ "fleet.ts": "export default {};\n" })],
])("%s is not judged", async (_, make) => {
  make();
  repository.commit();
  const { notJudged } = await verdict("HEAD~1", "HEAD");
  expect(notJudged).toBeTypeOf("string");
});

test("code of a commit is not run; that of the working tree is", async () => {
  rmSync(join(at, "fleet"), { recursive: true });
  const code = (file: string): string =>
    `import { writeFileSync } from "node:fs";\nwriteFileSync(${JSON.stringify(join(at, file))}, "");\nexport default {};\n`;
  repository.write({ "fleet.ts": code("ran-in-commit") });
  repository.commit();
  repository.write({ "fleet.ts": code("ran-on-disk") });
  expect((await verdict()).notJudged).toMatch(/code/);
  expect([existsSync(join(at, "ran-in-commit")), existsSync(join(at, "ran-on-disk"))]).toEqual([false, true]);
});

test("of folders no fleet is read", async () => {
  breakFleet();
  cpSync(join(at, "clusters"), join(at, "old"), { recursive: true });
  expect((await verdict("./old", "./clusters")).notJudged).toMatch(/folder/);
});
