import type { CaCertificate } from "@meshwright/model";
import { AsnConvert } from "@peculiar/asn1-schema";
import { GeneralName, GeneralSubtree, GeneralSubtrees, Name, NameConstraints } from "@peculiar/asn1-x509";
import type { CertificateWishes } from "@meshwright/testkit";
import { shopMesh } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { both, fleetOf, next, nextCa, proved, root, rootCa, withMesh } from "./harbour.ts";
import { asCa, fromFile, made } from "./pki.ts";

const policy = await made("CN=Harbour Policy CA, O=Harbour", { issuer: root });
const issuing = await made("CN=Harbour Issuing CA, O=Harbour", { issuer: policy });
const [policyCa, issuingCa] = [asCa(policy, "roots/policy.pem"), asCa(issuing, "roots/issuing.pem")];

const chained = (chain: readonly CaCertificate[]) => proved(fleetOf({ chain }));

describe("a chain", () => {
  test("from the issuing CA up to the root", () => {
    expect(chained([issuingCa, policyCa])).toEqual([]);
  });

  test("in the wrong order", () => {
    expect(chained([policyCa, issuingCa])).toEqual([`MW3051 ${both} certificateAuthority.chain`]);
  });

  test("with a gap", () => {
    expect(chained([issuingCa])).toEqual([`MW3050 ${both} certificateAuthority.chain.0`]);
  });

  test("to another root", () => {
    expect(proved(fleetOf({ chain: [issuingCa, policyCa], roots: [nextCa], signingRoot: nextCa }))).toEqual([
      `MW3050 ${both} certificateAuthority.chain.1`,
    ]);
  });

  test("signed by somebody who took the root's name", async () => {
    const impostor = await made("CN=Harbour Root, O=Harbour");
    const forged = asCa(await made("CN=Harbour Policy CA, O=Harbour", { issuer: impostor }), "roots/forged.pem");
    expect(chained([forged])).toEqual([`MW3050 ${both} certificateAuthority.chain.0`]);
  });

  test("of three files, of which one holds two", () => {
    const short = asCa(issuing, "roots/both.pem");
    const between = asCa(policy, "roots/both.pem");
    expect(chained([short, between, nextCa])).toEqual([`MW3050 ${both} certificateAuthority.chain.0`]);
  });
});

describe("two roots of one name", () => {
  const twins = async (hasKeyId: boolean) => {
    const [one, two] = await Promise.all([0, 1].map(() => made("CN=Harbour Root, O=Harbour", { hasKeyId })));
    if (one === undefined || two === undefined) throw new Error("two were made");
    const [first, second] = [asCa(one, "roots/2016.pem"), asCa(two, "roots/2026.pem")];
    return proved(fleetOf({ roots: [first, second], signingRoot: first }));
  };

  test("with key identifiers are confusing", async () => {
    expect(await twins(true)).toEqual([`MW3014 ${both} certificateAuthority.roots.1`]);
  });

  test("a proxy minds neither case nor spaces", async () => {
    const [one, two] = await Promise.all([made("CN=Harbour Root"), made("CN=harbour  ROOT")]);
    const [first, second] = [asCa(one, "roots/2016.pem"), asCa(two, "roots/2026.pem")];
    expect(proved(fleetOf({ roots: [first, second], signingRoot: first }))).toEqual([
      `MW3015 ${both} certificateAuthority.roots.1`,
    ]);
  });

  test("without cannot be told apart", async () => {
    expect(await twins(false)).toEqual([`MW3015 ${both} certificateAuthority.roots.1`]);
  });
});

describe("extensions", () => {
  const [serverAuth, clientAuth, any] = ["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2", "2.5.29.37.0"];
  const asRoot = async (wishes: Partial<CertificateWishes>) => {
    const only = asCa(await made("CN=Harbour Root, O=Harbour", wishes), "roots/only.pem");
    return proved(fleetOf({ roots: [only], signingRoot: only }));
  };
  const asChain = async (wishes: Partial<CertificateWishes>) =>
    chained([asCa(await made("CN=Harbour Policy CA, O=Harbour", { issuer: root, ...wishes }), "roots/policy.pem")]);
  const at = (code: string, key: string) => [`${code} ${both} certificateAuthority.${key}.0`];

  test("that Go does not know, and that are critical", async () => {
    expect(await asRoot({ critical: ["1.3.6.1.4.1.32473.1"] })).toEqual(at("MW3018", "roots"));
    expect(await asChain({ critical: ["1.3.6.1.4.1.32473.1"] })).toEqual(at("MW3018", "chain"));
  });

  test("that ask for policies, which a root may have", async () => {
    expect(await asRoot({ critical: ["2.5.29.36"] })).toEqual([]);
    expect(await asChain({ critical: ["2.5.29.36"] })).toEqual(at("MW3018", "chain"));
  });

  test("that constrain the names of directories", async () => {
    const base = new GeneralName({ directoryName: new Name([]) });
    const constraints = new NameConstraints({ permittedSubtrees: new GeneralSubtrees([new GeneralSubtree({ base })]) });
    expect(await asRoot({ nameConstraints: AsnConvert.serialize(constraints) })).toEqual(at("MW3018", "roots"));
  });

  test("that limit the purpose", async () => {
    expect(await asRoot({ purposes: [serverAuth, clientAuth] })).toEqual([]);
    expect(await asRoot({ purposes: [any] })).toEqual([]);
    expect(await asRoot({ purposes: [serverAuth] })).toEqual(at("MW3019", "roots"));
    expect(await asChain({ purposes: [serverAuth, clientAuth] })).toEqual([]);
    expect(await asChain({ purposes: [any] })).toEqual(at("MW3019", "chain"));
    expect(await asChain({ purposes: [clientAuth] })).toEqual(at("MW3019", "chain"));
  });
});

describe("keys and signatures", () => {
  test.each(["P-384", "RSA-2048", "Ed25519"] as const)("%s is strong", async (key) => {
    const strong = asCa(await made("CN=Harbour Root, O=Harbour", { key }), "roots/strong.pem");
    expect(proved(fleetOf({ roots: [strong], signingRoot: strong }))).toEqual([]);
  });

  test("RSA of 1024 bits is weak, as a root and in a chain", async () => {
    const weak = asCa(await made("CN=Harbour Root, O=Harbour", { key: "RSA-1024" }), "roots/weak.pem");
    expect(proved(fleetOf({ roots: [weak], signingRoot: weak }))).toEqual([
      `MW3052 ${both} certificateAuthority.roots.0`,
    ]);
    const below = asCa(await made("CN=Harbour Policy CA", { issuer: root, key: "RSA-1024" }), "roots/below.pem");
    expect(chained([below])).toEqual([`MW3052 ${both} certificateAuthority.chain.0`]);
  });

  test("SHA-1 is weak in a chain, and does not matter in a root", async () => {
    const old = await made("CN=Harbour Root, O=Harbour", { hash: "SHA-1" });
    const oldCa = asCa(old, "roots/old.pem");
    const fresh = asCa(await made("CN=Harbour Policy CA, O=Harbour", { issuer: old }), "roots/fresh.pem");
    const stale = asCa(
      await made("CN=Harbour Policy CA, O=Harbour", { issuer: old, hash: "SHA-1" }),
      "roots/stale.pem",
    );
    const under = (chain: readonly CaCertificate[]) => proved(fleetOf({ roots: [oldCa], signingRoot: oldCa, chain }));
    expect(under([fresh])).toEqual([]);
    expect(under([stale])).toEqual([`MW3053 ${both} certificateAuthority.chain.0`]);
  });
});

describe("what OpenSSL accepts, and Go does not", () => {
  const under = (top: string, ...chain: readonly string[]) => {
    const [only, ...cas] = [top, ...chain].map(fromFile);
    return proved(fleetOf({ roots: only ? [only] : [], ...(only && { signingRoot: only }), chain: cas }));
  };

  test("a name in another encoding", () => {
    expect(under("utf8-root", "utf8-issuing")).toEqual([]);
    expect(under("printable-root", "utf8-issuing")).toEqual([`MW3050 ${both} certificateAuthority.chain.0`]);
  });

  test("RSA-PSS with SHA-1, or with more salt than digest", () => {
    expect(under("rsa-root", "pss")).toEqual([]);
    expect(under("rsa-root", "pss-sha1")).toEqual([`MW3053 ${both} certificateAuthority.chain.0`]);
    expect(under("rsa-root", "pss-long-salt")).toEqual([`MW3053 ${both} certificateAuthority.chain.0`]);
  });

  test("an RSA key of more than 8192 bits", () => {
    expect(under("rsa-9216")).toEqual([`MW3052 ${both} certificateAuthority.roots.0`]);
  });
});

describe("what ends", () => {
  const end = (days: number) => new Date(Date.UTC(2046, 0, 1) + days * 24 * 3600 * 1000);

  test("a root is warned about for as long as the mesh says, and then has ended", () => {
    const ending = `MW3007 ${both} certificateAuthority.roots.0`;
    expect(proved(fleetOf({}), end(-91))).toEqual([]);
    expect(proved(fleetOf({}), end(-89))).toEqual([ending]);
    const month = withMesh(fleetOf({}), { trust: { ...shopMesh.trust, rootWarning: 40 * 24 * 3600 } });
    expect(proved(month, end(-41))).toEqual([]);
    expect(proved(month, end(-39))).toEqual([ending]);
    expect(proved(fleetOf({}), end(1))).toEqual([`MW3005 ${both} certificateAuthority.roots.0`]);
  });

  test("a root that nobody signs under may end", async () => {
    const until = { notAfter: new Date("2026-11-30T00:00:00Z") };
    const ended = async (subject: string) => asCa(await made(subject, until), "roots/ended.pem");
    const withEnded = async (subject: string) =>
      proved(fleetOf({ roots: [await ended(subject), rootCa], signingRoot: rootCa }));
    expect(await withEnded("CN=Quay Root, O=Harbour")).toEqual([`MW3063 ${both} certificateAuthority.roots.0`]);
    // The first of a name is the one that a proxy takes.
    expect(await withEnded("CN=Harbour Root, O=Harbour")).toContain(`MW3005 ${both} certificateAuthority.roots.0`);
    const own = await ended("CN=Quay Root, O=Harbour");
    expect(proved(fleetOf({ roots: [rootCa, own], signingRoot: rootCa }, { signingRoot: own }))).toEqual([
      "MW3005 dublin certificateAuthority.roots.1",
      "MW3005 ohio certificateAuthority.roots.1",
    ]);
  });

  test("a root that begins later", async () => {
    const later = asCa(await made("CN=Later", { notBefore: new Date("2030-01-01T00:00:00Z") }), "roots/later.pem");
    expect(proved(fleetOf({ roots: [rootCa, later] }))).toEqual([`MW3006 ${both} certificateAuthority.roots.1`]);
  });

  test("a CA of the chain ends before its root", async () => {
    const short = asCa(
      await made("CN=Harbour Policy CA, O=Harbour", { issuer: root, notAfter: new Date("2028-01-01T00:00:00Z") }),
      "roots/short.pem",
    );
    const at = (day: string) => proved(fleetOf({ chain: [short] }), new Date(day));
    expect(at("2027-06-01")).toEqual([]);
    expect(at("2027-11-01")).toEqual([`MW3058 ${both} certificateAuthority.chain.0`]);
    expect(at("2027-12-15")).toEqual([
      `MW3058 ${both} certificateAuthority.chain.0`,
      `MW3048 ${both} certificateAuthority.chain.0`,
    ]);
    expect(at("2028-01-02")).toEqual([`MW3057 ${both} certificateAuthority.chain.0`]);
  });

  test("a root that was issued anew with the same key is the same anchor, until a copy of it ends", async () => {
    const again = await made("CN=Harbour Root, O=Harbour", {
      keys: root.keys,
      notAfter: new Date("2056-01-01T00:00:00Z"),
    });
    const againCa = asCa(again, "roots/again.pem");
    const fleet = fleetOf({}, { roots: [againCa], signingRoot: againCa });
    expect(proved(fleet)).toEqual([]);
    expect(proved(fleet, end(1))).toEqual([
      "MW3040 dublin → ohio certificateAuthority.roots.0",
      "MW3005 ohio certificateAuthority.roots.0",
    ]);
    expect(next.pem).not.toBe(again.pem);
  });
});
