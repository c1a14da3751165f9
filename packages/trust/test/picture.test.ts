import { shopCluster, shopFleet, shopMesh, sites } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import type { TrustFleet } from "../src/index.ts";
import { certificateFacts, trustPicture } from "../src/index.ts";
import { fleetOf, next, nextCa, rootCa } from "./harbour.ts";
import { asCa, made, today } from "./pki.ts";

const picture = (fleet: TrustFleet, at = today) => trustPicture(fleet, { today, at });
const day = 24 * 3600 * 1000;

test("a root is there once, with who accepts it and whom it signs for", () => {
  // The fleet's first cluster is dublin, and so is its order.
  const rotating = fleetOf({ roots: [rootCa, nextCa] }, { roots: [rootCa, nextCa], signingRoot: nextCa });
  expect(picture(rotating).roots).toMatchObject([
    { fingerprint: rootCa.fingerprint, key: "ECDSA P-256", acceptedBy: ["dublin", "ohio"], signsFor: ["ohio"] },
    { fingerprint: nextCa.fingerprint, acceptedBy: ["dublin", "ohio"], signsFor: ["dublin"] },
  ]);
});

test("clusters of the same CA are one, whatever their peer group; one that says otherwise is another", () => {
  const { mesh, clusters } = fleetOf({}, { renewBefore: 300 * 3600 });
  const more = shopCluster(sites.tokyo, { peerGroup: "east" });
  const { authorities, peerGroups } = picture({ mesh, clusters: [...clusters, more] });
  expect(authorities).toMatchObject([
    { saidBy: "mesh", clusters: ["ohio", "tokyo"], peerGroups: ["default", "east"] },
    { saidBy: "cluster", clusters: ["dublin"], intermediate: { renewBefore: 300 * 3600, renewedAfter: 420 * 3600 } },
  ]);
  expect(peerGroups).toEqual([
    { name: "default", clusters: ["dublin", "ohio"] },
    { name: "east", clusters: ["tokyo"] },
  ]);
});

describe("who refuses whom", () => {
  test("is empty where nobody does", () => {
    expect(picture(shopFleet).refusals).toEqual([]);
  });

  test("is told of the peer group in which it happens, by classes of clusters", () => {
    const { mesh, clusters } = fleetOf({ roots: [rootCa, nextCa] }, { roots: [nextCa], signingRoot: nextCa });
    const fine = shopCluster(sites.tokyo, { peerGroup: "east" });
    expect(picture({ mesh, clusters: [...clusters, fine] }).refusals).toEqual([
      {
        peerGroup: "default",
        classes: [["dublin"], ["ohio"]],
        codes: [
          [[], []],
          [["MW3040"], []],
        ],
      },
    ]);
  });

  test("a root that has ended refuses those that it signs for, and no others", () => {
    const after = new Date("2046-06-01T00:00:00Z");
    const codes = (fleet: TrustFleet) => picture(fleet, after).refusals.map((matrix) => matrix.codes);
    expect(codes(fleetOf({}))).toEqual([[[["MW3005"]]]]);
    const [shopRoot] = shopMesh.certificateAuthority.roots;
    if (shopRoot === undefined) throw new Error("the shop has a root");
    expect(codes(fleetOf({ roots: [shopRoot, nextCa], signingRoot: shopRoot }))).toEqual([]);
  });
});

test("what cannot be known is said", () => {
  const told = (fleet: TrustFleet) => picture(fleet).notChecked.map(({ what }) => what);
  expect(told(fleetOf({}))).toEqual(["issuer-not-asked", "chain-not-given", "running-clusters"]);
  expect(
    told(
      fleetOf({
        issuer: {
          kind: "venafi",
          zone: "Harbour",
          service: { kind: "tpp", url: "https://tpp", credentialsSecret: "tpp" },
        },
        cacerts: "direct",
      }),
    ),
  ).toEqual([
    "issuer-not-asked",
    "chain-not-given",
    "signs-ca-by-template",
    "ca-crt-unknown",
    "beyond-its-ca-unknown",
    "lifetimes-unknown",
    "running-clusters",
  ]);
  const { mesh, clusters } = fleetOf({ issuer: { kind: "self-signed", cluster: "ohio" }, roots: [] });
  const { signingRoot: _, ...certificateAuthority } = mesh.certificateAuthority;
  expect(told({ mesh: { ...mesh, certificateAuthority }, clusters })).toEqual([
    "signing-root-unknown",
    "running-clusters",
  ]);
});

describe("the calendar", () => {
  test("begins today, and what broke before stays in it", () => {
    const { calendar, firstFailure } = trustPicture(fleetOf({}), {
      today: new Date("2046-03-01T00:00:00Z"),
      at: new Date("2046-03-01T00:00:00Z"),
    });
    expect(calendar.map(({ what, breaks, inDays }) => ({ what, breaks, inDays }))).toEqual([
      { what: "ends", breaks: "workloads", inDays: -59 },
    ]);
    expect(firstFailure?.at).toBe("2046-01-01T00:00:00Z");
  });

  test("a root that nobody signs under breaks nothing, and a CA of the chain breaks workloads", async () => {
    const issuing = asCa(
      await made("CN=Harbour Issuing, O=Harbour", { issuer: next, notAfter: new Date("2040-01-01T00:00:00Z") }),
      "roots/issuing.pem",
    );
    const { calendar } = picture(fleetOf({ roots: [rootCa, nextCa], signingRoot: nextCa, chain: [issuing] }));
    const ends = calendar.filter(({ what }) => what === "ends");
    expect(ends.map(({ role, fingerprint, breaks }) => [role, fingerprint, breaks])).toEqual([
      ["chain", issuing.fingerprint, "workloads"],
      ["root", rootCa.fingerprint, "nothing"],
      ["root", nextCa.fingerprint, "workloads"],
    ]);
  });

  test("agrees with the proof: all holds until the day that is named first, and from then on something is wrong", () => {
    for (const fleet of [shopFleet, fleetOf({}), fleetOf({ roots: [rootCa, nextCa], signingRoot: nextCa })]) {
      const { firstFailure } = picture(fleet);
      const at = new Date(firstFailure?.at ?? 0);
      const refused = (moment: number) => picture(fleet, new Date(moment)).refusals.length > 0;
      expect(refused(at.getTime() - day)).toBe(false);
      if (firstFailure?.breaks !== "renders") expect(refused(at.getTime() + 1000)).toBe(true);
    }
  });
});

test("300 clusters in groups of ten, each with a CA of its own, are shown in less than a second", () => {
  const { mesh } = fleetOf({});
  const clusters = Array.from({ length: 300 }, (_, index) =>
    shopCluster(sites.dublin, {
      name: `harbour-${index}`,
      peerGroup: `group-${Math.floor(index / 10)}`,
      certificateAuthority: { ...mesh.certificateAuthority, renewBefore: 240 * 3600 + index },
    }),
  );
  certificateFacts(rootCa.pem);
  const before = performance.now();
  expect(picture({ mesh, clusters }).authorities).toHaveLength(300);
  expect(performance.now() - before).toBeLessThan(1000);
});
