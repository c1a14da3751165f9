import type { App, Fleet, Workload } from "@meshwright/model";
import { describeVerification } from "@meshwright/mesh";
import { appOf, portOf, shopCluster, shopMesh, sites, workloadOf } from "@meshwright/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clientOf, type Clusters, outcomes } from "./evaluator.ts";
import { objectsOf, treeOf } from "./tree.ts";

const clusters = [shopCluster(sites.dublin), shopCluster(sites.ohio)];
const names = clusters.map(({ name }) => name);

const portMode = fc.constantFrom(undefined, "DISABLE", "PERMISSIVE", "STRICT");

/** A workload with up to three ports and without calls, which come when all apps are known. */
const workload = (name: string) =>
  fc
    .record({
      isOut: fc.boolean(),
      ports: fc.array(fc.record({ mtls: portMode, isShifted: fc.boolean(), isUdp: fc.nat(9) }), { maxLength: 3 }),
    })
    .map(({ isOut, ports }) =>
      workloadOf(name, {
        podLabels: isOut ? { "sidecar.istio.io/inject": "false" } : {},
        ports: ports.map(({ mtls, isShifted, isUdp }, index) =>
          portOf(`${isUdp === 0 ? "udp" : "tcp"}-${index}`, 80 + index, {
            targetPort: isShifted ? 8080 + index : 80 + index,
            ...(mtls && { mtls }),
          }),
        ),
      }),
    );

const app = (name: string): fc.Arbitrary<App> =>
  fc
    .record({
      where: fc.subarray(names, { minLength: 1 }),
      injection: fc.record({
        by: fc.constantFrom("namespace", "workload", "none"),
        revision: fc.constantFrom(undefined, "default"),
      }),
      mtls: fc.constantFrom("PERMISSIVE", "STRICT"),
      isAuthorized: fc.boolean(),
      workloads: fc.tuple(workload("front"), workload("back")),
    })
    .map(({ where, injection: { by, revision }, mtls, isAuthorized, workloads }) =>
      appOf(name, where, {
        injection: { by, ...(revision && { revision }) },
        mtls,
        ...(isAuthorized && { authorization: { principals: [] } }),
        workloads,
      }),
    );

/** Calls of some workloads to some ports of others. */
const withCalls = (apps: readonly App[]): fc.Arbitrary<readonly App[]> => {
  const all = apps.flatMap((callee) =>
    callee.workloads.flatMap((one) =>
      one.ports.map((port) => ({ app: callee.name, workload: one.name, port: port.name })),
    ),
  );
  const called = (caller: App, one: Workload) =>
    fc
      .subarray(all.filter((call) => call.app !== caller.name || call.workload !== one.name))
      .map((calls): Workload => ({ ...one, calls }));
  return fc.tuple(
    ...apps.map((caller) =>
      fc
        .tuple(...caller.workloads.map((one) => called(caller, one)))
        .map((workloads): App => ({ ...caller, workloads })),
    ),
  );
};

const fleets: fc.Arbitrary<Fleet> = fc
  .tuple(app("shop"), app("stock"), app("post"))
  .chain(withCalls)
  .chain((apps) =>
    fc
      .record({
        mtls: fc.constantFrom("PERMISSIVE" as const, "STRICT" as const),
        model: fc.constantFrom("flat" as const, "gateways" as const),
      })
      .map(({ mtls, model }): Fleet => ({
        mesh: {
          ...shopMesh,
          connectivity: { ...shopMesh.connectivity, model },
          istio: { ...shopMesh.istio, mtls },
        },
        clusters: model === "flat" ? clusters : clusters.map((one) => ({ ...one, network: one.name })),
        apps,
      })),
  );

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
