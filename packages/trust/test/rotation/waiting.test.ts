import { describe, expect, test } from "vitest";
import { isNoticedAtRenewal, untilDay } from "../../src/index.ts";

const hour = 3600;
const day = 24 * hour;
const waiting = { workloadCertificateTTL: day, clockSkew: 0, renewal: 60 * day, atRenewal: false };

describe("the day to wait for", () => {
  test.each([
    // From the end of the day of the change: one day, and five minutes for the assembly.
    { signed: "2026-12-03", more: {}, until: "2026-12-06" },
    { signed: "2026-12-31", more: {}, until: "2027-01-03" },
    { signed: "2026-12-03", more: { workloadCertificateTTL: day - 5 * 60 }, until: "2026-12-05" },
    { signed: "2026-12-03", more: { clockSkew: day }, until: "2026-12-07" },
    { signed: "2026-12-03", more: { atRenewal: true }, until: "2027-02-04" },
  ])("after $signed is $until with $more", ({ signed, more, until }) => {
    expect(untilDay(signed, { ...waiting, ...more })).toBe(until);
  });
});

describe("cert-manager asks at the next renewal only", () => {
  const step = {
    kind: "external",
    apiVersion: "certmanager.step.sm/v1beta1",
    issuerKind: "StepClusterIssuer",
    name: "quay",
  };
  test.each([
    { title: "where an external issuer keeps its name", before: step, after: { ...step, capabilities: {} }, at: true },
    { title: "and not where it has another", before: step, after: { ...step, name: "dock" }, at: false },
    { title: "and not where it was of another kind", before: { kind: "ca-secret" }, after: step, at: false },
    {
      title: "and not of an issuer that is named after its root",
      before: { kind: "vault" },
      after: { kind: "vault" },
      at: false,
    },
  ])("$title", ({ before, after, at }) => {
    expect(isNoticedAtRenewal(before, after)).toBe(at);
  });
});
