import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseDocument, visit } from "yaml";
import { loadFleet } from "../src/index.ts";
import { useWorkbench } from "./workbench.ts";
import { today } from "./wrong-fleets.ts";

const { root } = useWorkbench();

/** Nothing that a pattern knows, as most passwords are. */
const secret = "Zebra!crossing~7Q4x9";

/** The file with the secret in the place of each of its values and keys, one after the other. */
function leaks(text: string): readonly string[] {
  const places: (readonly [number, number])[] = [];
  visit(parseDocument(text), {
    Scalar: (_, { range }) => void (range && places.push([range[0], range[1]])),
  });
  return places.map(([start, end]) => text.slice(0, start) + secret + text.slice(end));
}

test.each(["mesh.yaml", "clusters/dublin.yaml", "apps/shop.yaml"])(
  "no value and no key of %s is ever repeated",
  { timeout: 60_000 },
  async (file) => {
    const path = join(root(), "fleet", file);
    const texts = leaks(await readFile(path, "utf8"));
    expect(texts.length).toBeGreaterThan(20);
    for (const text of texts) {
      await writeFile(path, text);
      const { findings } = await loadFleet("fleet", { today, root: root() });
      expect(findings).not.toEqual([]);
      expect(JSON.stringify(findings)).not.toContain("Zebra");
    }
  },
);
