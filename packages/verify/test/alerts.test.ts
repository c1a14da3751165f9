import { parser } from "@prometheus-io/lezer-promql";
import { knownName } from "@meshwright/model";
import { harbourMesh, shopMesh } from "@meshwright/testkit";
import { App } from "cdk8s";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { TrustAlertsProps } from "../src/index.ts";
import { TrustAlerts } from "../src/index.ts";

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

const namespace = knownName("istio-system");
const issuer = { apiVersion: "cert-manager.io/v1", kind: "ClusterIssuer", name: knownName("mesh-ca-1f31c56d") };
const certificate = { apiVersion: "cert-manager.io/v1", kind: "Certificate", namespace, name: knownName("istio-ca") };

const isSpec = (spec: unknown): spec is { readonly groups: readonly { readonly rules: readonly Rule[] }[] } =>
  typeof spec === "object" && spec !== null && "groups" in spec;

function propsOf(): TrustAlertsProps {
  const { alerts } = harbourMesh.trust;
  if (alerts === undefined) throw new Error("the harbour has alerts");
  const { certificateAuthority } = shopMesh;
  const props = { meshID: "shop", cluster: "dublin", namespace, alerts, certificateAuthority, certificate, issuer };
  return { signingNamespace: "meshwright-signing", ...props, tellsRemoteClusters: true };
}

const rulesOf = (changes: Partial<TrustAlertsProps> = {}): readonly Rule[] => alertsOf({ ...propsOf(), ...changes });

function alertsOf(props: TrustAlertsProps): readonly Rule[] {
  const { units } = new TrustAlerts(new App(), props);
  const spec: unknown = units[0]?.parts[0]?.body["spec"];
  if (!isSpec(spec)) throw new Error("there are no rules");
  return spec.groups.flatMap(({ rules }) => rules);
}

/** Places at which an expression is not PromQL. */
function mistakesOf(expression: string): readonly number[] {
  const mistakes: number[] = [];
  parser.parse(expression).iterate({ enter: ({ type, from }) => void (type.isError && mistakes.push(from)) });
  return mistakes;
}

test("what is not PromQL is told from what is", () => {
  expect(mistakesOf("min(up) - time() < 60")).toEqual([]);
  expect(mistakesOf("min(up - time() < 60")).not.toEqual([]);
});

// Alertmanager would take two for one, and the end of the first for that of the second.
test("no two alerts have the same labels", () => {
  const seriesOf = (expr: string) => (/ by \(([a-z_, ]+)\)/.exec(expr) ?? [""])[0];
  const told = rulesOf().map(({ alert, labels, expr }) => `${alert} ${JSON.stringify(labels)}${seriesOf(expr)}`);
  expect(told).toEqual([...new Set(told)]);
});

const page = `${import.meta.dirname}/../../../docs/alerts.md`;
const sections = existsSync(page)
  ? [...readFileSync(page, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, title = ""]) => title.toLowerCase())
  : [];

describe.each(rulesOf().map((rule) => ({ ...rule, severity: rule.labels["severity"] })))(
  "$alert, $severity",
  (rule) => {
    test("asks in PromQL", () => {
      expect(mistakesOf(rule.expr)).toEqual([]);
    });
    test("waits for a time that Prometheus reads, and says what to do and where", () => {
      expect(rule.for).toMatch(/^[1-9][0-9]*[ms]$/);
      expect(Object.keys(rule.annotations)).toEqual(["summary", "description", "runbook_url"]);
      expect(rule.annotations["summary"]).toMatch(/^dublin: .*\.$/);
    });
    test("has its section in the page that it links to", () => {
      expect(rule.annotations["runbook_url"]).toBe(`docs/alerts.md#${rule.alert.toLowerCase()}`);
      expect(sections).toContain(rule.alert.toLowerCase());
    });
  },
);

// One event is in a range for the whole of it.
test("a single event sets off no alert: each waits for longer than it looks back", () => {
  const minutesOf = (text: string): number => Number(/^([0-9]+)m$/.exec(text)?.[1]);
  const ranges = rulesOf().flatMap((rule) =>
    [...rule.expr.matchAll(/\[([0-9]+m)\]/g)].map(([, range = ""]) => ({ ...rule, range })),
  );
  expect(ranges).not.toEqual([]);
  const hasty = ranges.filter((rule) => minutesOf(rule.for) <= minutesOf(rule.range));
  expect(hasty.map(({ alert }) => alert)).toEqual([]);
});

const names = (changes: Partial<TrustAlertsProps>) => rulesOf(changes).map(({ alert }) => alert);

test("an istiod that does not tell of its peers has no alert of them", () => {
  expect(names({ tellsRemoteClusters: false })).not.toContain("MeshRemoteClusterNotSynced");
  expect(names({})).toContain("MeshRemoteClusterNotSynced");
});

test("a cluster that istiod has read once and cannot read any more is told of, whatever its version", () => {
  expect(names({ tellsRemoteClusters: false })).toContain("MeshClusterNotWatched");
});

test("the root that istiod shows is the first of the fleet's, or the issuer's where cert-manager writes cacerts", () => {
  const [root] = shopMesh.certificateAuthority.roots;
  if (root === undefined) throw new Error("the shop has a root");
  const next = { ...root, notAfter: "2050-01-01T00:00:00Z" };
  const declared = (changes: Partial<TrustAlertsProps["certificateAuthority"]>) =>
    rulesOf({ certificateAuthority: { ...shopMesh.certificateAuthority, ...changes } })
      .filter(({ alert }) => alert === "MeshRootNotDeclared")
      .map(({ expr }) => expr.replace(/^.* != /, ""));
  expect(declared({ roots: [next, root] })).toEqual(["2524608000"]);
  expect(declared({ roots: [next, root], cacerts: "direct" })).toEqual(["2426100484"]);
  expect(declared({ roots: [] })).toEqual([]);
});

test("what another cluster's cert-manager keeps is not looked for in this one", () => {
  const { certificate: _certificate, issuer: _issuer, signingNamespace: _namespace, ...others } = propsOf();
  const brought = alertsOf(others);
  expect(brought.filter(({ expr }) => expr.includes("certmanager_"))).toEqual([]);
  expect(brought.map(({ alert }) => alert)).toContain("MeshSigningCertificateExpiresSoon");
});

test("an issuer that cert-manager does not know has no alert", () => {
  const aws = { apiVersion: "awspca.cert-manager.io/v1beta1", kind: "AWSPCAClusterIssuer", name: issuer.name };
  expect(names({})).toContain("MeshIssuerNotReady");
  expect(names({ issuer: aws })).not.toContain("MeshIssuerNotReady");
});
