import type { IssuerCapabilities } from "@meshwright/model";
import { shopCluster, shopMesh, sites } from "@meshwright/testkit";
import { expect, test } from "vitest";
import { both, fleetOf, harbourIssuer, nextCa, proved, root, rootCa, withMesh } from "./harbour.ts";
import { asCa, made } from "./pki.ts";

const issuing = asCa(await made("CN=Harbour Issuing CA, O=Harbour", { issuer: root }), "roots/issuing.pem");

test("what ca.crt holds where cert-manager writes cacerts", () => {
  const { issuer } = shopMesh.certificateAuthority;
  const declared = (caCrt: IssuerCapabilities["caCrt"], chain = [issuing]) =>
    proved(
      fleetOf({
        cacerts: "direct",
        chain,
        issuer: harbourIssuer({ signsCa: true, honoursNameConstraints: false, caCrt }),
      }),
    );
  const direct = `${both} certificateAuthority.cacerts`;
  expect(proved(fleetOf({ cacerts: "direct", issuer, chain: [issuing] }))).toEqual([]);
  expect(declared("root")).toEqual([]);
  expect(declared("none")).toEqual([`MW3054 ${direct}`]);
  expect(declared("issuer")).toEqual([`MW3054 ${direct}`]);
  expect(declared("issuer", [])).toEqual([]);
  expect(proved(fleetOf({ cacerts: "direct", chain: [issuing] }))).toEqual([`MW3059 ${direct}`]);
  expect(proved(fleetOf({ cacerts: "direct" }))).toEqual([]);
});

test("a cluster in direct mode accepts the root of its own issuer, and no other", () => {
  const fleet = fleetOf({ roots: [rootCa, nextCa] }, { cacerts: "direct", signingRoot: nextCa });
  expect(proved(fleet)).toEqual(["MW3040 ohio → dublin certificateAuthority.roots.0"]);
});

test("trust domains of their own, with and without aliases", () => {
  const clusters = [
    shopCluster(sites.dublin, { trustDomain: "dublin.shop.example" }),
    shopCluster(sites.ohio),
    shopCluster(sites.tokyo, { trustDomain: "tokyo.shop.example" }),
  ];
  const fleet = { ...fleetOf({}), clusters };
  expect(proved(fleet)).toEqual(["MW3055 dublin → ohio+tokyo trustDomain", "MW3055 tokyo → dublin+ohio trustDomain"]);
  const trustDomainAliases = ["dublin.shop.example", "tokyo.shop.example"];
  expect(proved(withMesh(fleet, { trustDomainAliases }))).toEqual([]);
});

test("no allowance for clocks", () => {
  const trust = { ...shopMesh.trust, clockSkew: 0 };
  expect(proved(withMesh(fleetOf({}), { trust }))).toEqual([`MW3056 ${both} trust.clockSkew`]);
});
