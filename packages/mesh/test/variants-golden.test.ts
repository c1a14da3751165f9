import { shopFleet } from "@meshwright/testkit";
import { glob } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { treeOf } from "./tree.ts";
import { argocdWays } from "./variants.ts";

/** What differs between the ways: what stands above the Applications, and one of these. */
const differs = (path: string): boolean =>
  /^_fleet\/|^dublin\/argocd-(roots|settings)\/|^dublin\/argocd\/.*-50-istio-base\.yaml$/.test(path) &&
  !path.includes("/configmap-");

describe.each(argocdWays)("$name", ({ name, of }) => {
  const golden = `${import.meta.dirname}/golden/ways/${name.toLowerCase().replaceAll(/[^a-z-]+/g, "-")}`;
  const files = [...treeOf(of(shopFleet))].filter(([path]) => differs(path));

  test("is the golden tree", async () => {
    await Promise.all(files.map(([path, text]) => expect(text).toMatchFileSnapshot(`${golden}/${path}`)));
  });
  test("has no stale golden file", async () => {
    const kept = await Array.fromAsync(glob("**/*.yaml", { cwd: golden }));
    expect(kept.toSorted()).toEqual(files.map(([path]) => path).toSorted());
  });
});
