import { describe, expect, test } from "vitest";
import { knownName } from "@meshwright/model";
import type { Effect, FoldedEffect } from "../src/index.ts";
import { titleOf } from "../src/title.ts";

const effect = (one: Partial<Effect>, ...clusters: readonly string[]): FoldedEffect => ({
  one: { rule: "scaled", risk: "careful", cluster: clusters[0] ?? "", says: "", causes: [], ...one },
  clusters,
});
const clusters = ["dublin", "ohio", "tokyo"];
const counts = {
  risks: { stop: 0, careful: 1, routine: 0 },
  clusters: 1,
  added: 0,
  removed: 0,
  changed: 1,
  files: 0,
};
const titled = (...effects: readonly FoldedEffect[]): string => titleOf({ effects, clusters, counts, unread: [] });

describe("the title", () => {
  const scales = { says: "Deployment shop/web goes from 2 to 3 pods. No pod that stays restarts." };

  test("is the first sentence of the first effect, where it happens, and that nothing restarts", () => {
    expect(titled(effect(scales, "dublin"))).toBe(
      "Deployment shop/web goes from 2 to 3 pods in dublin; nothing restarts",
    );
  });

  test("counts what restarts in all clusters, and the other effects", () => {
    const restarts = ["Deployment shop/web"];
    expect(titled(effect(scales, "dublin"), effect({ rule: "workload-restarts", restarts }, "dublin", "ohio"))).toBe(
      "Deployment shop/web goes from 2 to 3 pods in dublin; Deployment shop/web restarts in 2 clusters",
    );
    expect(titled(effect({ ...scales, restarts }, "dublin"))).toMatch(/in dublin; Deployment shop\/web restarts$/);
  });

  test("names no place twice, and tells of the first cluster what is the same in others", () => {
    expect(titled(effect({ says: "dublin joins the mesh." }, "dublin"))).toBe(
      "dublin joins the mesh; nothing restarts",
    );
    expect(titled(effect({ says: "‹cluster› gets a peer: link-‹cluster›." }, ...clusters))).toBe(
      "dublin gets a peer: link-dublin (the same in ohio and tokyo); nothing restarts",
    );
  });

  test("is of what is done, not of what the checks find in it", () => {
    expect(
      titled(effect({ rule: "new-findings", risk: "stop", says: "MW1005, error." }, "ohio"), effect(scales, "dublin")),
    ).toBe("Deployment shop/web goes from 2 to 3 pods in dublin; nothing restarts; the checks find something new");
  });

  test("tells what an edit by hand does, and then that it is one", () => {
    const file = "ohio/90-shop/web.yaml";
    const causes = [{ object: { ref: { kind: "Deployment", apiVersion: "apps/v1", name: knownName("web") }, file } }];
    const edited = effect({ rule: "edited-by-hand", risk: "stop", says: "Files of ohio.", files: [file] }, "ohio");
    expect(titled(edited, effect({ ...scales, causes }, "ohio"))).toBe(
      "Deployment shop/web goes from 2 to 3 pods in ohio, by a hand edit that the next render undoes; nothing restarts",
    );
    expect(titled(edited)).toBe("Files of ohio; nothing restarts");
  });

  test("does not say that nothing restarts where nobody can know", () => {
    expect(titled(effect({ rule: "version-moved", says: "Chart web moves from 1 to 2." }, "ohio"))).toBe(
      "Chart web moves from 1 to 2 in ohio",
    );
  });

  test("says where nothing happens whether anything differs", () => {
    expect(titled()).toBe("What differs does nothing to the mesh");
    expect(titleOf({ effects: [], clusters, counts: { ...counts, changed: 0 }, unread: [] })).toBe("Nothing differs");
  });
});
