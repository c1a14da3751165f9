import type { App, Fleet, Workload } from "@meshwright/model";
import {
  appOf,
  directFleet,
  portOf,
  selfSignedFleet,
  shopCluster,
  shopMesh,
  sites,
  workloadOf,
} from "@meshwright/testkit";
import fc from "fast-check";

const clusters = [shopCluster(sites.dublin), shopCluster(sites.ohio)];
export const names = clusters.map(({ name }) => name);

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

/** Two clusters, flat or behind gateways, with a CA of three kinds, and three apps with every choice that bears on who may call whom. */
export const fleets: fc.Arbitrary<Fleet> = fc
  .tuple(app("shop"), app("stock"), app("post"))
  .chain(withCalls)
  .chain((apps) =>
    fc
      .record({
        mtls: fc.constantFrom("PERMISSIVE" as const, "STRICT" as const),
        model: fc.constantFrom("flat" as const, "gateways" as const),
        authority: fc.constantFrom(shopMesh, directFleet.mesh, selfSignedFleet.mesh),
      })
      .map(({ mtls, model, authority: { certificateAuthority } }): Fleet => ({
        mesh: {
          ...shopMesh,
          certificateAuthority,
          connectivity: { ...shopMesh.connectivity, model },
          istio: { ...shopMesh.istio, mtls },
        },
        clusters: model === "flat" ? clusters : clusters.map((one) => ({ ...one, network: one.name })),
        apps,
      })),
  );
