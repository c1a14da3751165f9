import type { Condition } from "@meshwright/model";
import { probeRules, readRules } from "@meshwright/kit";
import { knownName } from "@meshwright/model";
import { expect, test } from "vitest";

const namespace = knownName("istio-system");
const deployment = (name: string): Condition => ({
  kind: "available",
  object: { apiVersion: "apps/v1", kind: "Deployment", namespace, name: knownName(name) },
});

test("gates may get what their conditions name, and no more", () => {
  const conditions: readonly Condition[] = [
    deployment("istiod"),
    deployment("cert-manager"),
    deployment("istiod"),
    { kind: "exists", object: { apiVersion: "v1", kind: "ServiceAccount", namespace, name: knownName("reader") } },
    { kind: "endpoint", title: "peer", url: "https://peer.example" },
  ];
  expect(readRules(conditions)).toEqual([
    { apiGroups: [""], resources: ["serviceaccounts"], resourceNames: ["reader"], verbs: ["get"] },
    { apiGroups: ["apps"], resources: ["deployments"], resourceNames: ["cert-manager", "istiod"], verbs: ["get"] },
  ]);
});

test("gates may create the kinds of their probes", () => {
  const webhook = {
    kind: "webhook",
    object: {
      apiVersion: "admissionregistration.k8s.io/v1",
      kind: "ValidatingWebhookConfiguration",
      name: knownName("istiod-default-validator"),
    },
    probe: { apiVersion: "security.istio.io/v1", kind: "PeerAuthentication", metadata: { name: "probe" } },
  } as const;
  expect(probeRules([webhook, webhook])).toEqual([
    { apiGroups: ["security.istio.io"], resources: ["peerauthentications"], verbs: ["create"] },
  ]);
});

test("a condition on a Secret is a bug", () => {
  const object = { apiVersion: "v1", kind: "Secret", namespace, name: knownName("cacerts") };
  expect(() => readRules([{ kind: "exists", object }])).toThrow("never reads a Secret");
});
