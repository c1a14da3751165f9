import { describe, expect, test } from "vitest";
import { loadSchemas } from "../src/index.ts";
import { bodyNames, type BodyName, bodyOf, changed } from "./bodies.ts";

const schemas = await loadSchemas({ cache: undefined });

test.each(bodyNames)("%s has nothing wrong", async (name) => {
  await schemas.prepare([bodyOf(name)]);
  expect(schemas.validate(bodyOf(name))).toEqual([]);
});

const container = "/spec/template/spec/containers/0";

/** What is changed, the value that is put there (undefined: taken away), the kind of problem, and where it is found. */
type Row = [BodyName, string, unknown, string, string?];

const rows: Row[] = [
  ["deployment", "/spec/replica", 3, "unknown-field"],
  ["deployment", "/spec/replicas", "3", "wrong-type"],
  ["deployment", "/spec/replicas", 1.5, "wrong-type"],
  ["deployment", "/spec/replicas", -1, "wrong-form"],
  ["deployment", "/spec/selector", undefined, "missing-field", "/spec"],
  ["deployment", "/spec/selector", null, "missing-field", "/spec"],
  ["deployment", "/metadata/name", undefined, "missing-field", "/metadata"],
  ["deployment", "/metadata/name", "Checkout", "wrong-form"],
  ["deployment", "/metadata/namespace", "shop.eu", "wrong-form"],
  ["deployment", "/metadata/labels/app", "check out", "wrong-form"],
  ["deployment", "/metadata/labels/-app", "checkout", "wrong-form"],
  ["deployment", "/spec/strategy/rollingUpdate/maxUnavailable", "25", "wrong-form"],
  ["deployment", `${container}/ports/0/containerPort`, 65536, "wrong-form"],
  ["deployment", `${container}/ports/0/protocol`, "tcp", "not-one-of"],
  ["deployment", `${container}/imagePullPolicy`, "always", "not-one-of"],
  ["deployment", `${container}/resources/requests/cpu`, "100 m", "wrong-form"],
  ["deployment", `${container}/resources/request`, {}, "unknown-field"],
  ["deployment", `${container}/readinessProbe/httpGet/port`, 0, "wrong-form"],
  ["deployment", `${container}/name`, undefined, "missing-field", container],
  ["deployment", "/spec/template/spec/restartPolicy", "always", "not-one-of"],
  ["service", "/metadata/name", "1checkout", "wrong-form"],
  ["service", "/spec/type", "Loadbalancer", "not-one-of"],
  ["service", "/spec/ports/0/port", 0, "wrong-form"],
  ["service", "/spec/ports/0/targetPort", "http/2", "wrong-form"],
  ["service", "/spec/ports/0/nodePort", 70000, "wrong-form"],
  ["cronJob", "/spec/schedule", "61 * * * *", "wrong-form"],
  ["cronJob", "/spec/concurrencyPolicy", "forbid", "not-one-of"],
  ["role", "/metadata/name", "shop/reader", "wrong-form"],
  ["role", "/rules/0/verb", ["get"], "unknown-field"],
  ["networkPolicy", "/spec/policyTypes/0", "ingress", "not-one-of"],
  ["networkPolicy", "/spec/ingress/0/ports/0/port", 99999, "wrong-form"],
  ["peerAuthentication", "/spec/mtls", { modee: "STRICT" }, "unknown-field", "/spec/mtls/modee"],
  ["peerAuthentication", "/spec/mtls/mode", "strict", "not-one-of"],
  ["peerAuthentication", "/spec/portLevelMtls/70000", { mode: "STRICT" }, "wrong-form"],
  ["authorizationPolicy", "/spec/action", "PERMIT", "not-one-of"],
  ["authorizationPolicy", "/spec/rules/0/form", [], "unknown-field"],
  ["virtualService", "/spec/http/0/timeout", "90", "wrong-form"],
  ["virtualService", "/spec/http/0/match/0/uri/exact", "/cart", "excluded", "/spec/http/0/match/0/uri/prefix"],
  ["virtualService", "/spec/http/0/route/0/destination/port/number", 80.5, "wrong-type"],
  ["destinationRule", "/spec/trafficPolicy/loadBalancer/simple", "LEAST_CONNECTIONS", "not-one-of"],
  ["destinationRule", "/spec/trafficPolicy/outlierDetection/interval", "ten", "wrong-form"],
  ["envoyFilter", "/spec/configPatches/0/patch/operation", "MERG", "not-one-of"],
  ["certificate", "/spec/duration", "90d", "wrong-form"],
  ["certificate", "/spec/privateKey/algorithm", "ecdsa", "not-one-of"],
  ["certificate", "/spec/usages/0", "certsign", "not-one-of"],
  ["certificate", "/spec/privateKey/rotationPolicy", "always", "not-one-of"],
  ["externalSecret", "/spec/refreshInterval", "1 hour", "wrong-form"],
  ["externalSecret", "/spec/data/0/remoteRef/key", undefined, "missing-field", "/spec/data/0/remoteRef"],
  ["application", "/spec/source/helm/valueFiles", "values.yaml", "wrong-type"],
  ["application", "/spec/syncPolicy/retry/backoff/duration", "soon", "wrong-form"],
  ["application", "/spec/syncPolicy/automatic", {}, "unknown-field"],
  ["helmRelease", "/spec/interval", "10", "wrong-form"],
  ["helmRelease", "/spec/install", { crds: "create" }, "not-one-of", "/spec/install/crds"],
  ["vpcPeering", "/spec/peerVpcID", "vpc-0a1b", "unknown-field"],
  ["kiali", "/spec/auth/strategy", "basic", "not-one-of"],
  ["kiali", "/spec/external_service", {}, "unknown-field"],
  ["secret", "/data/token", "not base64!", "wrong-form"],
  ["secret", "/data/my key", "c2VjcmV0", "wrong-form", "/data/…"],
];

test.each<Row>(rows)("%s with %s = %j: %s", (name, pointer, value, kind, found = pointer) => {
  expect(schemas.validate(changed(name, pointer, value))?.map((one) => [one.pointer, one.problem.kind])).toEqual([
    [found, kind],
  ]);
});

describe("what legitimate objects hold", () => {
  test.each<[BodyName, string, unknown]>([
    ["deployment", "/metadata/creationTimestamp", null],
    ["deployment", "/metadata/annotations", null],
    ["deployment", "/status", { replicas: 1, whatever: true }],
    ["deployment", "/metadata/labels/example.com~1part-of", ""],
    ["deployment", `${container}/resources/limits`, { cpu: 2, memory: "1.5Gi" }],
    ["deployment", `${container}/resources/limits`, { "nvidia.com/gpu": 1 }],
    ["service", "/spec/ports/0/targetPort", "http"],
    ["cronJob", "/spec/schedule", "@hourly"],
    ["cronJob", "/spec/schedule", "0 0 1,15 JAN-JUN/2 *"],
    ["peerAuthentication", "/spec", {}],
    ["destinationRule", "/spec/trafficPolicy/loadBalancer", { localityLbSetting: { enabled: true } }],
    ["certificate", "/spec/duration", "2160h0m0s"],
    ["externalSecret", "/spec/refreshInterval", "0"],
    ["application", "/spec/syncPolicy/retry/backoff/duration", "5"],
    ["helmRelease", "/spec/timeout", "1h30m"],
  ])("%s with %s = %j", (name, pointer, value) => {
    expect(schemas.validate(changed(name, pointer, value))).toEqual([]);
  });
});

describe("a violation", () => {
  test("of an unknown field names the nearest one and all that are known", () => {
    expect(schemas.validate(changed("peerAuthentication", "/spec/mtls", { modee: "STRICT" }))).toEqual([
      {
        pointer: "/spec/mtls/modee",
        problem: { kind: "unknown-field", field: "modee", nearest: "mode", known: ["mode"] },
      },
    ]);
  });

  test("says in words what is wanted", () => {
    expect(schemas.validate(changed("service", "/spec/ports/0/port", "http"))).toEqual([
      { pointer: "/spec/ports/0/port", problem: { kind: "wrong-type", wanted: "a port from 1 to 65535" } },
    ]);
  });

  test("of a field that another one shuts out names both", () => {
    expect(schemas.validate(changed("virtualService", "/spec/http/0/match/0/uri/regex", "/c.*"))).toEqual([
      { pointer: "/spec/http/0/match/0/uri/regex", problem: { kind: "excluded", field: "regex", by: "prefix" } },
    ]);
  });

  test("is one of at most twenty, and the rest is counted", () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`field${index}`, index]));
    const found = schemas.validate(changed("role", "/rules/0", { verbs: ["get"], ...many })) ?? [];
    expect([found.length, found.at(-1)?.problem]).toEqual([21, { kind: "more", count: 30 }]);
  });

  test("is not known for a kind without a schema", () => {
    expect(schemas.validate({ apiVersion: "apps/v1beta1", kind: "Deployment" })).toBeUndefined();
    expect(schemas.nearest({ apiVersion: "apps/v1", kind: "Deploymnet" })).toBe("apps/v1 Deployment");
  });
});
