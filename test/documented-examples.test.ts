import { execFileSync } from "node:child_process";
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dump, load } from "js-yaml";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const main = join(root, "packages/cli/src/main.ts");
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "examples-"));
  cpSync(join(root, "fleet"), join(folder, "fleet"), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]): string =>
  execFileSync(process.execPath, [main, ...args], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** Blocks of one language on a page. */
const blocks = (page: string, language: string): readonly string[] =>
  [...readFileSync(join(root, page), "utf8").matchAll(new RegExp(`^\`\`\`${language}\n([^\`]*)\`\`\``, "gm"))].map(
    ([, block = ""]) => block,
  );

test("the README shows what is verified as the command prints it", () => {
  const printed = run("order", "--verify").replaceAll(/\n\nRUN IT NOW\n(kubectl .*\n)+/g, "\n");
  const shown = blocks("README.md", "text").find((block) => block.includes("ANSWERED BY"));
  expect(shown).toBe(printed);
});

describe("every example of an app", () => {
  const examples = globSync("docs/*.md", { cwd: root }).flatMap((page) =>
    blocks(page, "yaml").flatMap((text) => {
      const name = /^name: (\S+)$/m.exec(text)?.[1];
      // Workflows have names too.
      return name === undefined || /^jobs:$/m.test(text) ? [] : [{ page, name, text }];
    }),
  );
  test("is found", () => expect(examples.map(({ name }) => name)).toContain("billing"));
  test.each(examples)("$name of $page is accepted", ({ name, text }) => {
    writeFileSync(join(folder, `fleet/apps/${name}.yaml`), text);
    expect(run("order", "cluster-a")).toContain(`90-${name}`);
  });
});

test("the Kiali of the documentation is that of the sample", () => {
  const [shown = ""] = blocks("docs/kiali.md", "yaml");
  const sample: unknown = load(readFileSync(join(root, "fleet/mesh.yaml"), "utf8"));
  expect(sample).toMatchObject(Object(load(shown)));
});

test("a line of the verification is what the jobs print", () => {
  const [shown = ""] = blocks("docs/verification.md", "json");
  expect(Object.keys(JSON.parse(shown))).toEqual(
    "check cluster client server expected found result detail look".split(" "),
  );
});

describe("every example of an issuer", () => {
  const examples = blocks("docs/issuers.md", "yaml").map((text) => ({ text, said: Object(load(text)) }));
  const issuers = examples.filter(({ said }) => "issuer" in said);
  const kindsOf = issuers.map(({ said }) => Reflect.get(said.issuer, "kind"));
  const mesh = "fleet/mesh.yaml";
  const sample = readFileSync(join(root, mesh), "utf8");
  const restore = () => writeFileSync(join(folder, mesh), sample);

  test("is found", () => {
    expect([...new Set(kindsOf)]).toEqual(["aws-private-ca", "vault", "venafi", "ca-secret", "external"]);
  });
  test.each(issuers)("is accepted: $said.issuer.kind", ({ said }) => {
    const [pem = ""] = globSync("roots/*.pem", { cwd: join(root, "fleet") });
    for (const name of ["vault", "tpp"]) cpSync(join(root, "fleet", pem), join(folder, `fleet/roots/${name}.pem`));
    const whole: unknown = load(sample);
    const ca: unknown = Reflect.get(Object(whole), "certificateAuthority");
    Object.assign(Object(ca), said);
    writeFileSync(join(folder, mesh), dump(whole));
    try {
      expect(run("order", "cluster-a")).toContain("30-issuers");
    } finally {
      restore();
    }
  });
  test("of one cluster is accepted", () => {
    const own = examples.find(({ text }) => text.startsWith("# fleet/clusters/cluster-a.yaml"));
    const path = join(folder, "fleet/clusters/cluster-a.yaml");
    const before = readFileSync(path, "utf8");
    writeFileSync(path, `${before}\n${own?.text}`);
    try {
      expect(run("order", "cluster-a")).not.toContain("aws-privateca-issuer");
    } finally {
      writeFileSync(path, before);
    }
  });
});
