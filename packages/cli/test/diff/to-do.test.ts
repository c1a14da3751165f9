import type { Report } from "@meshwright/diff";
import { describe, expect, test } from "vitest";
import { toDosOf } from "../../src/print/diff/to-do.ts";
import { madeEffect, madeReport } from "./made-report.ts";

const byHand = (does: readonly string[], ...clusters: readonly string[]): Report["forecast"][number] => ({
  one: [{ by: "hand", wave: -1, unit: "access", when: "before merging", does, waitsFor: [], restarts: [] }],
  clusters,
});
const asked = (beforeMerging: string, ...clusters: readonly string[]) =>
  madeEffect({ risk: "careful", beforeMerging, clusters });

describe("what is to be done before merging", () => {
  test("is asked once of all clusters, and not for what is routine", () => {
    const effects = [
      asked("Look.", "ohio"),
      asked("Look.", "dublin"),
      madeEffect({ risk: "routine", beforeMerging: "Rest." }),
    ];
    expect(toDosOf(madeReport({ effects }), "before merging")).toEqual([
      { where: "dublin and ohio", about: "scaled", text: "Look.", steps: [] },
    ]);
    expect(toDosOf(madeReport({ effects }), "after merging")).toEqual([]);
  });

  test("has what no engine does, unless an effect asks for it", () => {
    const forecast = [byHand(["apply ‹cluster›/access/a.json", "apply ‹cluster›/access/b.json"], "dublin", "ohio")];
    expect(toDosOf(madeReport({ forecast }), "before merging")).toEqual([
      { where: "dublin (the same in ohio)", text: "Apply `dublin/access/a.json`, `dublin/access/b.json`.", steps: [] },
    ]);
    for (const text of ["Apply dublin/access/a.json and dublin/access/b.json.", "Apply all of dublin/access."])
      expect(toDosOf(madeReport({ forecast, effects: [asked(text, "dublin")] }), "before merging")).toHaveLength(1);
    const register = [byHand(["register the cluster in Argo CD as dublin"], "dublin")];
    expect(toDosOf(madeReport({ forecast: register }), "before merging")).toHaveLength(1);
    const effects = [asked("(1) Register dublin. (2) Wait.", "dublin")];
    expect(toDosOf(madeReport({ forecast: register, effects }), "before merging")).toEqual([
      {
        where: "dublin",
        about: "scaled",
        text: "(1) Register dublin. (2) Wait.",
        steps: ["Register dublin.", "Wait."],
      },
    ]);
  });
});
