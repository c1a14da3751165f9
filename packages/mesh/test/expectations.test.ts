import type { Fleet } from "@meshwright/model";
import { describeVerification } from "@meshwright/mesh";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clientOf, type Clusters, outcomes } from "./evaluator.ts";
import { fleets, names } from "./random-fleets.ts";
import { objectsOf, treeOf } from "./tree.ts";

/** What the rendered objects make of every row of the table, and what the table says. */
function bothReadings(fleet: Fleet): { readonly expected: readonly object[]; readonly evaluated: readonly object[] } {
  const objects = [...objectsOf(treeOf(fleet))];
  const byCluster: Clusters = new Map(
    names.map((name) => [name, objects.flatMap(([path, body]) => (path.startsWith(`${name}/`) ? [body] : []))]),
  );
  const rows = fleet.clusters.flatMap((cluster) =>
    describeVerification(fleet, cluster).calls.map((row) => ({ cluster: cluster.name, ...row })),
  );
  return {
    expected: rows.map(({ cluster, client, server, sidecar, answeredBy, expected }) => ({
      call: `${cluster} ${client} ${server}`,
      sidecar,
      outcomes: answeredBy.map((name) => [name, expected]),
    })),
    evaluated: rows.map(({ cluster, client: title, server, host, port }) => {
      const [namespace = "", name = ""] = title.split("/");
      const client =
        title === "stranger"
          ? clientOf(byCluster, cluster, "meshwright-verify", `plaintext-${server.split("/")[0] ?? ""}`)
          : clientOf(byCluster, cluster, namespace, `verify-${name}`);
      const peers = names.filter((one) => one !== cluster);
      return {
        call: `${cluster} ${title} ${server}`,
        sidecar: client.injected,
        outcomes: [...outcomes(byCluster, peers, client, { host, port }, fleet.mesh.trustDomain)],
      };
    }),
  };
}

describe("what the verification expects", () => {
  test("follows from the rendered objects, by an independent reading of them", () => {
    fc.assert(
      fc.property(fleets, (fleet) => {
        const { expected, evaluated } = bothReadings(fleet);
        expect(evaluated).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});
