import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { kinds } from "@meshwright/findings";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const all = Object.values(kinds);
const codes = all.map(({ code }) => code);

describe("the kinds of findings", () => {
  test("are sorted by code, each with a code of its own", () => {
    expect(codes).toEqual([...new Set(codes)].toSorted());
    expect(codes.filter((code) => !/^MW\d{4}$/.test(code))).toEqual([]);
  });

  test("have no code that was retired", () => {
    const files = globSync("packages/findings/src/kinds/*.ts", { cwd: root });
    const source = files.map((file) => readFileSync(join(root, file), "utf8")).join("\n");
    const retired = [...source.matchAll(/^\/\/ (MW\d{4}) retired/gm)].map(([, code]) => code);
    expect(retired.filter((code) => codes.includes(code ?? ""))).toEqual([]);
  });

  test("have a page each, and no page is without its kind", () => {
    const pages = globSync("docs/findings/*.md", { cwd: root }).map((page) => basename(page, ".md"));
    expect(pages.toSorted()).toEqual(codes);
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
