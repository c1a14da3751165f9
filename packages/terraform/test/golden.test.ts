import { glob } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { terraformFiles, terraformNetworkOf } from "@meshwright/terraform";
import { fleets } from "./fleets.ts";

describe.each(fleets)("%s", (name, fleet) => {
  const golden = `${import.meta.dirname}/golden/${name}`;
  const network = terraformNetworkOf(fleet);
  const folder = network && terraformFiles(network);
  const texts = new Map([
    ["README.md", folder?.readme ?? ""],
    ...[...(folder?.files ?? [])].map(([path, value]) => [path, `${JSON.stringify(value, null, 2)}\n`] as const),
  ]);

  test.each([...texts])("%s", async (path, text) => {
    await expect(text).toMatchFileSnapshot(`${golden}/${path}`);
  });

  test("has no stale golden file", async () => {
    const kept = await Array.fromAsync(glob("**/*", { cwd: golden }));
    expect([...texts.keys()].toSorted()).toEqual(kept.toSorted());
  });
});
