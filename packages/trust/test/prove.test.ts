import { shopFleet, shopMesh } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { both, fleetOf, harbourIssuer, nextCa, proved, root, rootCa } from "./harbour.ts";
import { asCa, made } from "./pki.ts";

test("a fleet of the shop is accepted everywhere", () => {
  expect(proved(shopFleet)).toEqual([]);
  expect(proved(fleetOf({}))).toEqual([]);
});

describe("roots", () => {
  test("of two CAs, neither of which the other accepts", () => {
    expect(proved(fleetOf({}, { roots: [nextCa], signingRoot: nextCa }))).toEqual([
      "MW3040 dublin → ohio certificateAuthority.roots.0",
      "MW3040 ohio → dublin certificateAuthority.roots.0",
    ]);
  });

  test("one direction is enough to fail", () => {
    expect(proved(fleetOf({ roots: [rootCa, nextCa] }, { roots: [nextCa], signingRoot: nextCa }))).toEqual([
      "MW3040 ohio → dublin certificateAuthority.roots.0",
    ]);
  });

  test("in the middle of a rotation a cluster that misses the next root is told", () => {
    expect(proved(fleetOf({}, { roots: [rootCa, nextCa] }))).toEqual(["MW3041 dublin certificateAuthority.roots.1"]);
    expect(proved(fleetOf({ roots: [rootCa, nextCa] }))).toEqual([]);
  });
});

test("a path length that the intermediates do not fit below", async () => {
  const flat = asCa(await made("CN=Harbour Root, O=Harbour", { pathLength: 0 }), "roots/flat.pem");
  expect(proved(fleetOf({ roots: [flat], signingRoot: flat }))).toEqual([
    `MW3042 ${both} certificateAuthority.roots.0`,
  ]);
  const issuing = asCa(
    await made("CN=Harbour Issuing, O=Harbour", { issuer: root, pathLength: 0 }),
    "roots/issuing.pem",
  );
  expect(proved(fleetOf({ chain: [issuing] }))).toEqual([`MW3042 ${both} certificateAuthority.chain.0`]);
});

test("what an issuer cannot do", () => {
  const constraints = {
    permitted: { dnsDomains: [], uriDomains: ["mesh.shop.example"] },
    excluded: { dnsDomains: [], uriDomains: [] },
  };
  const { issuer } = shopMesh.certificateAuthority;
  expect(proved(fleetOf({ nameConstraints: constraints }))).toEqual([]);
  expect(proved(fleetOf({ issuer, nameConstraints: constraints }))).toEqual([
    `MW3044 ${both} certificateAuthority.nameConstraints`,
  ]);
  expect(
    proved(
      fleetOf({
        issuer: harbourIssuer({
          signsCa: false,
          honoursNameConstraints: true,
          caCrt: "root",
          shortestDuration: 1000 * 3600,
          longestDuration: 100 * 3600,
        }),
      }),
    ),
  ).toEqual([
    `MW3049 ${both} certificateAuthority.duration`,
    `MW3049 ${both} certificateAuthority.duration`,
    `MW3043 ${both} certificateAuthority.issuer`,
  ]);
});

test("names that the constraints do not allow", () => {
  const none = { dnsDomains: [], uriDomains: [] };
  const constrained = (permitted: { dnsDomains?: string[]; uriDomains?: string[] }, excluded = {}) =>
    proved(fleetOf({ nameConstraints: { permitted: { ...none, ...permitted }, excluded: { ...none, ...excluded } } }));
  const forbidden = `MW3045 ${both} certificateAuthority.nameConstraints`;
  expect(constrained({ uriDomains: ["mesh.shop.example"], dnsDomains: ["svc"] })).toEqual([]);
  expect(constrained({ uriDomains: [".shop.example"] })).toEqual([]);
  expect(constrained({ uriDomains: ["shop.example"] })).toEqual([forbidden]);
  expect(constrained({ dnsDomains: ["shop.example"] })).toEqual([forbidden]);
  expect(constrained({ dnsDomains: ["istio-system.svc"] })).toEqual([]);
  expect(constrained({ dnsDomains: ["istiod.istio-system.svc"] })).toEqual([forbidden]);
  for (const host of ["mesh.shop.example", "shop.example", ".shop.example"])
    expect(constrained({}, { uriDomains: [host] })).toEqual([forbidden]);
  expect(constrained({}, { uriDomains: [".mesh.shop.example", "op.example", "quay.example"] })).toEqual([]);
});

test("a renewal that comes too late for the last workload certificate", () => {
  const needed = 24 * 3600 + 300 + 300;
  expect(proved(fleetOf({ renewBefore: needed }))).toEqual([]);
  expect(proved(fleetOf({ renewBefore: needed - 1 }))).toEqual([`MW3046 ${both} certificateAuthority.renewBefore`]);
});

test("an intermediate that outlives its root, by what the issuer makes of it", () => {
  const at = new Date("2045-12-15T00:00:00Z"); // 17 days before the root's end; intermediates live 30
  const ending = `MW3007 ${both} certificateAuthority.roots.0`;
  expect(proved(fleetOf({}), at)).toEqual([ending, `MW3048 ${both} certificateAuthority.roots.0`]);
  const { issuer } = shopMesh.certificateAuthority;
  expect(proved(fleetOf({ issuer }), at)).toEqual([ending, `MW3047 ${both} certificateAuthority.roots.0`]);
  expect(proved(fleetOf({ issuer }), new Date("2045-12-01T00:00:00Z"))).toEqual([ending]);
});
