import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { kinds, kindsByCode } from "@meshwright/findings";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const all = kindsByCode;
const codes = all.map(({ code }) => code);

/** The files of the vocabulary, in the order in which it takes them up, as one text. */
const folder = join(root, "packages/findings/src");
const source = [...readFileSync(join(folder, "kinds.ts"), "utf8").matchAll(/from "\.\/(kinds\/[^"]+)"/g)]
  .map(([, file = ""]) => readFileSync(join(folder, file), "utf8"))
  .join("");
const written = [...source.matchAll(/kind\(\s*"([^"]+)"/g)].map(([, code = ""]) => code);

describe("the kinds of findings", () => {
  test("are written in the order of their codes, and no code twice", () => {
    expect(written).toEqual(codes);
    expect(codes).toEqual([...new Set(codes)]);
    expect(codes.filter((code) => !/^MW\d{4}$/.test(code))).toEqual([]);
  });

  test("are all in a file that the vocabulary takes up", () => {
    const files = globSync("kinds/*.ts", { cwd: folder }).map((file) => `./${file}`);
    const taken = [...readFileSync(join(folder, "kinds.ts"), "utf8").matchAll(/from "([^"]+)"/g)].map(
      ([, file = ""]) => file,
    );
    expect(files.toSorted()).toEqual(taken.toSorted());
  });

  test("have no code that was retired", () => {
    const retired = [...source.matchAll(/^\/\/ (MW\d{4}) retired/gm)].map(([, code]) => code);
    expect(retired.filter((code) => codes.includes(code ?? ""))).toEqual([]);
  });

  test("have a page each, and no page is without its kind", () => {
    const pages = globSync("docs/findings/*.md", { cwd: root }).map((page) => basename(page, ".md"));
    expect(pages.toSorted()).toEqual(codes);
  });

  test("are each found by a test, or marked in a fixture", () => {
    const tests = globSync("packages/*/test/**/*.{ts,yaml}", { cwd: root })
      .map((file) => readFileSync(join(root, file), "utf8"))
      .join("");
    const untested = Object.entries(kinds).filter(
      ([name, { code }]) => !tests.includes(code) && !new RegExp(`kinds\\.${name}\\b`).test(tests),
    );
    expect(untested.map(([, { code }]) => code)).toEqual([]);
  });

  test.each(all)("$code has its title on its page", ({ code, title }) => {
    const page = join(root, `docs/findings/${code}.md`);
    expect(existsSync(page) && readFileSync(page, "utf8").split("\n")[0]).toBe(`# ${code}: ${title}`);
  });
});

describe("the README", () => {
  test("names exactly two commands for a fresh machine", () => {
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const commands = [...readme.matchAll(/(?<![\w.])\.\/mw\b[^\n`]*/g)].map(([command]) =>
      command.replace(/\s+#.*/, "").trim(),
    );
    const fresh = /```(?:sh|console|shell|bash)\n([^`]*)```/.exec(readme)?.[1] ?? "";
    const named = [...fresh.matchAll(/^(?:\$ )?(\.\/mw [^#\n]*)/gm)].map(([, command = ""]) => command.trim());
    expect(named).toEqual(["./mw render", "./mw test"]);
    expect(commands).toEqual(expect.arrayContaining(["./mw render", "./mw test"]));
  });
});
