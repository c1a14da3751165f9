import { certificates, makeCertificate } from "@meshwright/testkit";
import { expect, test } from "vitest";
import { certificateFacts } from "@meshwright/trust";

/** Two UTF8Strings, as OpenSSL writes them. */
const encodedName =
  "303831153013060355040a0c0c4578616d706c652053686f70311f301d06035504030c164578616d706c652053686f70204d65736820526f6f74";

test("a certificate is read: names, validity, key, signature, what it may sign", () => {
  expect(certificateFacts(certificates.root)).toEqual({
    subject: "O=Example Shop, CN=Example Shop Mesh Root",
    issuer: "O=Example Shop, CN=Example Shop Mesh Root",
    canonicalSubject: "o=example shop, cn=example shop mesh root",
    encodedNames: { subject: encodedName, issuer: encodedName },
    anchor: "edfc7a233237b36e65fa8c5d2c64e4d36e2c923ca55c253c8c772d4a913d7b19",
    fingerprint: "1f31c56db2ac902b9f2c216f218193264205bcb656465c23493ca45bf909f4ad",
    subjectKeyId: "eadda1e80292051b8d9e3f9675c6ea49f37fdc6b",
    notBefore: new Date("2026-11-22T20:48:04Z"),
    notAfter: new Date("2046-11-17T20:48:04Z"),
    size: 472,
    isCa: true,
    maySignCertificates: true,
    constrainsOtherNames: false,
    criticalExtensions: ["2.5.29.19", "2.5.29.15"],
    publicKey: { type: "ec", curve: "prime256v1" },
    signatureAlgorithm: "1.2.840.10045.4.3.2",
    signatureParameters: "",
  });
});

const span = { notBefore: new Date("2026-01-01T00:00:00Z"), notAfter: new Date("2036-01-01T00:00:00Z") };

test.each([
  ["P-256", { type: "ec", curve: "prime256v1" }],
  ["P-384", { type: "ec", curve: "secp384r1" }],
  ["RSA-1024", { type: "rsa", bits: 1024 }],
  ["RSA-2048", { type: "rsa", bits: 2048 }],
  ["Ed25519", { type: "ed25519" }],
] as const)("a key of kind %s is known", async (key, publicKey) => {
  const { pem } = await makeCertificate({ subject: "CN=Harbour Root", ...span, key });
  expect(certificateFacts(pem)).toMatchObject({ publicKey, isCa: true, ...span });
});

test("path length and usages are known", async () => {
  const root = await makeCertificate({ subject: "CN=Harbour Root", ...span });
  const issuing = await makeCertificate({ subject: "CN=Harbour Issuing", ...span, issuer: root, pathLength: 0 });
  const leaf = await makeCertificate({ subject: "CN=quay", ...span, issuer: issuing, isCa: false });
  expect(certificateFacts(issuing.pem)).toMatchObject({ issuer: "CN=Harbour Root", pathLength: 0 });
  expect(certificateFacts(leaf.pem)).toMatchObject({ isCa: false, maySignCertificates: false });
});
