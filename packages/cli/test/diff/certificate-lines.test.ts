import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withCertificates } from "../../src/print/diff/certificate-lines.ts";
import { repository } from "../sample-fleets.ts";

const [pem = ""] =
  /-----BEGIN CERT[^]*?-----END CERTIFICATE-----/.exec(
    readFileSync(join(repository, "clusters/cluster-a/40-ca/externalsecret-istio-system-cacerts.yaml"), "utf8"),
  ) ?? [];
const lines = pem.split("\n").map((text) => ({ mark: "+" as const, text: `    ${text.trim()}` }));

test("a certificate is one line, and what is around it stays", () => {
  const around = { mark: " " as const, text: "data:" };
  const [first, made, ...others] = withCertificates([around, ...lines, around]);
  expect([first, others]).toEqual([around, [around]]);
  expect(made?.mark).toBe("+");
  expect(made?.text).toMatch(
    /^ {4}\(certificate C=IE, .*CN=Harbour Retail Mesh Root 2026, SHA-256 (?:[0-9A-F]{2}:){31}[0-9A-F]{2}\)$/,
  );
});

test.each([
  ["is cut", lines.slice(0, -1)],
  ["is in part new", [{ mark: " " as const, text: lines[0]?.text ?? "" }, ...lines.slice(1)]],
  ["is none", [lines[0], { mark: "+" as const, text: "!" }, lines.at(-1)].flatMap((line) => line ?? [])],
])("what %s stays as it is", (_, given) => {
  expect(withCertificates(given)).toEqual(given);
});
