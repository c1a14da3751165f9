import { finding, kinds } from "@meshwright/findings";
import { describe, expect, test } from "vitest";
import { findingsText } from "../src/print/findings-text.ts";
import { orderText } from "../src/print/order-text.ts";
import { withProgress } from "../src/print/progress.ts";
import { checkText, renderText } from "../src/print/tree-text.ts";
import type { Plan } from "../src/tree/plan.ts";

const plain = (_style: unknown, text: string): string => text;
const world = (isTTY: boolean, env = {}) => ({
  process: { stdout: { write: () => undefined }, stderr: { write: () => undefined, isTTY }, env },
});

describe("findings", () => {
  const file = (line: number) =>
    ({ in: "fleet", file: "fleet/mesh.yaml", line, column: 3, keyPath: ["meshID"] }) as const;
  const found = [
    finding(kinds.unknownCluster, file(12), { name: "edge", nearest: "shop" }),
    finding(kinds.foreignFile, { in: "file", file: "clusters/note.txt" }, undefined),
    finding(kinds.unknownCluster, file(2), { name: "edge" }),
  ];

  test("are a line each, in their order, and a count", () => {
    expect(findingsText(found, world(false))).toBe(
      [
        "clusters/note.txt: warning MW0107: Not written by meshwright; it is left alone.",
        "fleet/mesh.yaml:2:3 meshID: error MW0109: The fleet has no cluster edge",
        "fleet/mesh.yaml:12:3 meshID: error MW0109: The fleet has no cluster edge; did you mean shop?",
        "2 errors, 1 warning",
        "",
      ].join("\n"),
    );
    expect(findingsText([], world(true))).toBe("");
  });

  test.each([
    { isTTY: true, env: {}, coloured: true },
    { isTTY: false, env: {}, coloured: false },
    { isTTY: true, env: { NO_COLOR: "1" }, coloured: false },
    { isTTY: true, env: { NO_COLOR: "" }, coloured: true },
    { isTTY: true, env: { TERM: "dumb" }, coloured: false },
    { isTTY: true, env: { FORCE_COLOR: "0" }, coloured: false },
  ])("are coloured $coloured with $env, terminal $isTTY", ({ isTTY, env, coloured }) => {
    expect(findingsText(found, world(isTTY, env)).includes("\u001B[")).toBe(coloured);
  });
});

describe("a tree", () => {
  const nothing: Plan = {
    steps: [],
    changes: [],
    unchanged: 1,
    unfinished: [],
    manifests: [],
    warnings: [],
    refusals: [],
  };
  const plan: Plan = {
    ...nothing,
    changes: [
      { kind: "added", path: "shop/a" },
      { kind: "changed", path: "shop/b" },
      { kind: "removed", path: "shop/c" },
    ],
    unfinished: ["edge"],
    manifests: ["shop/manifest.json"],
  };

  test("is told as it was written", () => {
    expect(renderText("out", plan, plain)).toBe(
      "+ out/shop/a\n~ out/shop/b\n- out/shop/c\nout: 1 added, 1 changed, 1 removed, 1 file unchanged\n",
    );
    expect(renderText("out", nothing, plain)).toBe("out: 1 file unchanged\n");
  });

  test("is told as it was found", () => {
    expect(checkText("out", plan, plain)).toBe(
      [
        "missing out/shop/a",
        "differs out/shop/b",
        "stale out/shop/c",
        "differs out/shop/manifest.json",
        "unfinished out/edge: a render began here and did not end",
        "out: out of date (1 missing, 2 differ, 1 stale); render it again",
        "",
      ].join("\n"),
    );
    expect(checkText("out", nothing, plain)).toBe("out: up to date, 1 file\n");
  });
});

test("the order is a table, a line for each need", () => {
  const rows = [
    { wave: 0, phase: "network", unit: "00-network", objects: 1, needs: [] },
    {
      wave: 60,
      phase: "istiod",
      unit: "60-istiod",
      objects: 0,
      release: "istiod 1.2.3",
      gate: "gate-60-istiod",
      needs: [{ text: "one" }, { text: "two" }],
    },
  ];
  expect(orderText("shop", rows, { paint: plain })).toBe(
    [
      "shop",
      "WAVE  PHASE    UNIT        HOLDS               GATE            NEEDS",
      "   0  network  00-network  1 object",
      "  60  istiod   60-istiod   chart istiod 1.2.3  gate-60-istiod  one",
      "                                                               two",
      "",
    ].join("\n"),
  );
});

test.each([
  { isTTY: true, total: 100, shown: true },
  { isTTY: true, total: 2, shown: false },
  { isTTY: false, total: 100, shown: false },
])("progress is shown $shown: terminal $isTTY, $total clusters", ({ isTTY, total, shown }) => {
  let written = "";
  const items = Array.from({ length: total }, (_, index) => index);
  expect([...withProgress(items, total, { isTTY, write: (text) => (written += text) })]).toEqual(items);
  expect(written !== "").toBe(shown);
  expect(shown ? written.endsWith("\r\u001B[K") : true).toBe(true);
});
