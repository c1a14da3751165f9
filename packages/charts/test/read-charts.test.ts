import { describe, expect, test } from "vitest";
import { readCharts } from "../src/index.ts";
import { craneIn, document, object, objectsOf, output } from "./chart-text.ts";

const refs = (text: string): readonly string[] =>
  objectsOf(text).map(({ ref }) => `${ref.kind} ${ref.namespace ?? "-"}/${ref.name}`);

const lifts = document(
  "lifts.yaml",
  `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: lifts.port.example, creationTimestamp: null }
spec: { group: port.example, scope: Cluster, names: { kind: Lift } }`,
);

describe("what helm printed", () => {
  test("is read document by document, whatever stands around them", () => {
    const text =
      "\uFEFF---\n# Source: crane/templates/empty.yaml\n\n---\n# Source: crane/templates/none.yaml\n...\n---\n# a comment\n--- # another\n\n" +
      object("v1", "ConfigMap", "plan") +
      "---\n---\r\n# Source: crane/crds/two.yaml\r\n---\r\napiVersion: v1\r\nkind: ConfigMap\r\nmetadata:\r\n  name: tide\r\n";
    expect(refs(text)).toEqual(["ConfigMap port/plan", "ConfigMap port/tide"]);
    expect(refs(`${object("v1", "ConfigMap", "plan")}...\n`)).toEqual(["ConfigMap port/plan"]);
  });

  test("may have three dashes in a text, and whatever else ends a line elsewhere", () => {
    const [tide] = objectsOf(
      document("tide.yaml", 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: tide }\ndata: { a: "b\u2028--- c" }'),
    );
    expect(tide?.body["data"]).toEqual({ a: "b\u2028--- c" });
    const [plan] = objectsOf(
      document("plan.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: plan }\ndata:\n  a: |\n    ---\n    b"),
    );
    expect(plan?.body["data"]).toEqual({ a: "---\nb\n" });
  });

  test("is read as Kubernetes reads YAML", () => {
    const [plan] = objectsOf(
      document(
        "plan.yaml",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: plan }\nspec: { mode: 0644, on: on, word: 'no', at: 12:30:45, day: 2026-11-29, big: 1e3 }",
      ),
    );
    expect(plan?.body["spec"]).toEqual({
      mode: 420,
      true: true,
      word: "no",
      at: "12:30:45",
      day: "2026-11-29",
      big: 1000,
    });
  });
});

describe("an object", () => {
  test("gets the namespace of the release, unless its kind has none", () => {
    const text =
      object("v1", "ServiceAccount", "crane") +
      object("apps/v1", "Deployment", "crane", { namespace: "port" }) +
      object("rbac.authorization.k8s.io/v1", "ClusterRole", "crane:reader") +
      object("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", "crane") +
      object("networking.istio.io/v1", "EnvoyFilter", "crane") +
      object("cert-manager.io/v1", "ClusterIssuer", "crane");
    expect(refs(text)).toEqual([
      "ValidatingWebhookConfiguration -/crane",
      "Deployment port/crane",
      "ClusterIssuer -/crane",
      "EnvoyFilter port/crane",
      "ClusterRole -/crane:reader",
      "ServiceAccount port/crane",
    ]);
  });

  test.each(["", "null"])("whose namespace is empty (%s) has none", (namespace) => {
    const text = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: plan, namespace: ${namespace} }`;
    expect(refs(document("plan.yaml", text))).toEqual(["ConfigMap port/plan"]);
  });

  test("of a kind without namespaces loses one, as it does in the API server", () => {
    const [role] = objectsOf(
      object("rbac.authorization.k8s.io/v1", "ClusterRole", "crane", { namespace: "kube-system" }),
    );
    expect(role?.body.metadata).toEqual({ name: "crane" });
  });

  test("may be of a kind that a CRD of the chart serves, or of another chart of the cluster", () => {
    const lift = object("port.example/v1", "Lift", "north");
    expect(refs(lift + lifts)).toEqual(["CustomResourceDefinition -/lifts.port.example", "Lift -/north"]);
    const base = { ...craneIn("quay"), unit: "50-crane-base" };
    const read = readCharts([output(lift, craneIn("quay")), output(lifts, base)]);
    expect(read.ok && read.charts("quay", "60-crane").map(({ ref }) => ref.name)).toEqual(["north"]);
    const alone = readCharts([output(lift, craneIn("quay"), craneIn("ferry")), output(lifts, base)]);
    expect(!alone.ok && alone.findings.map(({ code, place }) => [code, place])).toEqual([
      ["MW0064", { in: "unit", cluster: "ferry", unit: "60-crane" }],
    ]);
  });

  test("that is a Secret whose content a controller writes is rendered without any", () => {
    const text =
      document(
        "key.yaml",
        "apiVersion: v1\nkind: Secret\nmetadata: { name: key }\ntype: Opaque\nstringData: { key: hush }",
      ) + document("token.yaml", "apiVersion: v1\nkind: Secret\nmetadata: { name: token }\ndata: {}");
    expect(objectsOf(text, { generatedSecrets: ["key"] }).map(({ body }) => body)).toEqual([
      { apiVersion: "v1", kind: "Secret", metadata: { name: "key", namespace: "port" }, type: "Opaque" },
      { apiVersion: "v1", kind: "Secret", metadata: { name: "token", namespace: "port" } },
    ]);
  });
});

describe("clusters", () => {
  test("share one body where their charts gave the same, of one output or of two", () => {
    const quay = lifts + object("v1", "ConfigMap", "plan");
    const ferry = `${lifts}${object("v1", "ConfigMap", "plan", { annotations: { at: "ferry" } })}`;
    const read = readCharts([output(quay, craneIn("quay"), craneIn("mole")), output(ferry, craneIn("ferry"))]);
    if (!read.ok) throw new Error("the charts are right");
    const [one, other, third] = ["quay", "mole", "ferry"].map((cluster) => read.charts(cluster, "60-crane"));
    expect(one).toBe(other);
    expect(third?.[0]?.body).toBe(one?.[0]?.body);
    expect(third?.[1]?.body).not.toEqual(one?.[1]?.body);
  });

  test("that were not asked for have no chart", () => {
    const read = readCharts([output(lifts, craneIn("quay"))]);
    expect(() => read.ok && read.charts("ferry", "60-crane")).toThrow("ferry 60-crane");
  });
});
