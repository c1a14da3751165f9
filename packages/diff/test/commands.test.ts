import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { certificateFacts } from "@meshwright/trust";
import { expect, test } from "vitest";
import { withColons } from "../src/trust/certificate-words.ts";
import { chainOfAwsCa, fingerprintsOf } from "../src/trust/commands.ts";

const root = readFileSync(`${import.meta.dirname}/../../../fleet/roots/harbour-mesh-root-2026.pem`, "utf8");

test("the fingerprint of each certificate is printed, also where the last line does not end", () => {
  const printed = execFileSync("sh", ["-c", fingerprintsOf], { input: `${root}${root.trim()}`, encoding: "utf8" });
  const line = `sha256 Fingerprint=${withColons(certificateFacts(root).fingerprint)}`.toLowerCase();
  expect(printed.trim().toLowerCase().split("\n")).toEqual([line, line]);
});

test("a CA of AWS is asked in its own region", () => {
  const arn = "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/71b0c9d4-2e5f-4a68-8d13-90f7a6b5c4e2";
  expect(chainOfAwsCa(arn)).toContain(`--region eu-west-1 --certificate-authority-arn ${arn} `);
  expect(chainOfAwsCa("a name of another kind")).not.toContain("--region");
});
