import { describe, expect, test } from "vitest";
import { effectsOf } from "../src/index.ts";
import { readFixture } from "./fixture.ts";

const cases = readFixture(`${import.meta.dirname}/fixtures/trust-changed.yaml`);

function effectsIn(title: string) {
  const delta = cases.find((one) => one.title === title)?.delta;
  if (delta === undefined) throw new Error(`no case: ${title}`);
  return effectsOf(delta);
}

const certificatesOf = (title: string) => effectsIn(title).flatMap(({ certificates = [] }) => certificates);

const added = "a root comes beside the old one, and the jobs that compare know it";

const root = "root that istiod and all sidecars of cluster-a trust";

describe("the certificates of an effect", () => {
  test("are told once, although jobs repeat them, and with the one that stays", () => {
    const told = certificatesOf(added);
    expect(told).toEqual([
      {
        how: "added",
        role: root,
        subject: "CN=Harbour Retail Mesh Root 2027, OU=Platform, O=Harbour Retail, C=IE",
        issuer: "CN=Harbour Retail Mesh Root 2027, OU=Platform, O=Harbour Retail, C=IE",
        fingerprint: "30:BE:10:DC:02:01:27:A8:6C:59:30:52:97:92:F5:72:DF:4D:D7:FB:41:DF:2E:CD:E1:ED:BE:C4:D5:46:10:2E",
        notBefore: "2026-11-01T00:00:00.000Z",
        notAfter: "2046-11-01T00:00:00.000Z",
      },
      expect.objectContaining({ how: "kept", role: root, subject: expect.stringContaining("Root 2026") }),
    ]);
  });

  test("say what takes the place of what", () => {
    expect(certificatesOf("a root is replaced in one go").map(({ how }) => how)).toEqual(["replaced", "added"]);
  });

  test("are read out of base64 in a kubeconfig, whatever else is in it", () => {
    const role = "API server of cluster-b, as cluster-a trusts it";
    expect(certificatesOf("a peer's API server has another CA")).toEqual([
      expect.objectContaining({ how: "replaced", role }),
      expect.objectContaining({ how: "added", role }),
    ]);
  });
});

test("what jobs repeat is judged with what it repeats", () => {
  expect(effectsIn(added).map(({ rule }) => rule)).toEqual(["trust-changed"]);
});
