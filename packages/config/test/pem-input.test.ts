import { makeCertificate } from "@meshwright/testkit";
import { generateKeyPairSync } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadFleet } from "../src/index.ts";
import { placed, useWorkbench } from "./workbench.ts";
import { today } from "./wrong-fleets.ts";
import { change } from "./wrong-fleets/wrong-fleet.ts";

const { root } = useWorkbench();
const file = () => join(root(), "fleet/roots/shop-root.pem");
const pki = (name: string) => readFile(`${import.meta.dirname}/pki/${name}`);
const good = () => pki("shop-root.pem").then((bytes) => bytes.toString());
const derOf = (pem: string) => Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ""), "base64");
const block = (label: string, body = "TUlJQg==") => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;

/** What is found with this in the place of the root. */
async function foundWith(contents: string | Uint8Array): Promise<readonly string[]> {
  await writeFile(file(), contents);
  const { findings } = await loadFleet("fleet", { today, root: root() });
  return findings.map(placed);
}

const secret = ["MW6001 fleet/roots/shop-root.pem"];
const noCertificate = ["MW3002 fleet/mesh.yaml certificateAuthority.roots[0]"];

const keys = {
  RSA: generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey,
  EC: generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey,
  Ed25519: generateKeyPairSync("ed25519").privateKey,
};

describe("a private key is refused, and nothing of it repeated", () => {
  const passphrase = { cipher: "aes-256-cbc", passphrase: "till" } as const;
  const forms: readonly (readonly [string, string | Buffer])[] = [
    ["PRIVATE KEY", keys.Ed25519.export({ type: "pkcs8", format: "pem" })],
    ["RSA PRIVATE KEY", keys.RSA.export({ type: "pkcs1", format: "pem" })],
    ["EC PRIVATE KEY", keys.EC.export({ type: "sec1", format: "pem" })],
    ["ENCRYPTED PRIVATE KEY", keys.EC.export({ type: "pkcs8", format: "pem", ...passphrase })],
    ["RSA PRIVATE KEY with Proc-Type", keys.RSA.export({ type: "pkcs1", format: "pem", ...passphrase })],
    ["OPENSSH PRIVATE KEY", block("OPENSSH PRIVATE KEY", "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ==")],
    ["DSA PRIVATE KEY", block("DSA PRIVATE KEY")],
    ["PGP PRIVATE KEY BLOCK", block("PGP PRIVATE KEY BLOCK")],
    ["PKCS #8 in DER", keys.EC.export({ type: "pkcs8", format: "der" })],
    ["PKCS #1 in DER", keys.RSA.export({ type: "pkcs1", format: "der" })],
    ["SEC 1 in DER", keys.EC.export({ type: "sec1", format: "der" })],
    ["encrypted PKCS #8 in DER", keys.EC.export({ type: "pkcs8", format: "der", ...passphrase })],
  ];
  test.each(forms)("%s", async (_, key) => {
    expect(await foundWith(key)).toEqual(secret);
    if (typeof key === "string") expect(await foundWith(`${await good()}${key}`)).toEqual(secret);
    const base64 = (typeof key === "string" ? Buffer.from(key) : key).toString("base64");
    expect(await foundWith(base64)).toEqual(secret);
    const { findings } = await loadFleet("fleet", { today, root: root() });
    expect(JSON.stringify(findings)).not.toContain(base64.slice(0, 20));
  });

  test("PKCS #12, as it is and in base64", async () => {
    const bytes = await pki("certificates.p12");
    expect(await foundWith(bytes)).toEqual(secret);
    expect(await foundWith(bytes.toString("base64"))).toEqual(secret);
  });
});

describe("what is no certificate in PEM is told by what it is", () => {
  test("DER, as it is and in base64 without the lines around it", async () => {
    const der = derOf(await good());
    expect(await foundWith(der)).toEqual(noCertificate);
    expect(await foundWith(`${der.toString("base64")}\n`)).toEqual(noCertificate);
  });

  test("PKCS #7 and a Java keystore", async () => {
    expect(await foundWith(await pki("certificates.p7b"))).toEqual(noCertificate);
    expect(await foundWith(Buffer.from("feedfeed00000002", "hex"))).toEqual(noCertificate);
  });

  test.each(["TRUSTED CERTIFICATE", "CERTIFICATE REQUEST", "X509 CRL", "PKCS7", "PUBLIC KEY"])("%s", async (label) => {
    expect(await foundWith(block(label))).toEqual(noCertificate);
  });

  test("a certificate beside one in OpenSSL's own format: that one would be lost", async () => {
    expect(await foundWith(`${await good()}${block("TRUSTED CERTIFICATE")}`)).toEqual(noCertificate);
  });

  test("any other bytes are no text", async () => {
    expect(await foundWith(Buffer.from([0xff, 0xfe, 0x2d, 0x00]))).toEqual(["MW0010 fleet/roots/shop-root.pem"]);
  });
});

describe("what is accepted", () => {
  test("the label of very old tools", async () => {
    expect(await foundWith((await good()).replaceAll("CERTIFICATE-", "X509 CERTIFICATE-"))).toEqual([]);
  });

  test("a list of revoked certificates beside the root, with a warning that nobody reads it", async () => {
    expect(await foundWith(`${await good()}${block("X509 CRL")}`)).toEqual([
      "MW3017 fleet/mesh.yaml certificateAuthority.roots[0]",
    ]);
  });

  test("a certificate of 20 KB, with a warning", async () => {
    const span = { notBefore: new Date("2020-01-01T00:00:00Z"), notAfter: new Date("2046-01-01T00:00:00Z") };
    const { pem } = await makeCertificate({ subject: "CN=Corner Shop Root", ...span, padding: 20_000 });
    expect(await foundWith(pem)).toEqual(["MW3016 fleet/mesh.yaml certificateAuthority.roots[0]"]);
  });

  test.each(["P-256", "P-384", "RSA-2048", "RSA-3072", "Ed25519"] as const)("a root with a key %s", async (key) => {
    const span = { notBefore: new Date("2020-01-01T00:00:00Z"), notAfter: new Date("2046-01-01T00:00:00Z") };
    const { pem } = await makeCertificate({ subject: "CN=Corner Shop Root", ...span, key });
    expect(await foundWith(pem)).toEqual([]);
  });

  test("a chain below the root, in its order only", async () => {
    await writeFile(join(root(), "fleet/roots/issuing.pem"), await pki("intermediate.pem"));
    await change("mesh.yaml", "  roots:\n", "  chain: [roots/issuing.pem]\n  roots:\n")(join(root(), "fleet"));
    expect(await foundWith(await good())).toEqual([]);
  });
});
