import type { KialiAuth, ReleaseSettings, StoreRef } from "@meshwright/model";
import { knownName } from "@meshwright/model";
import { shopCluster, shopMesh, sites } from "@meshwright/testkit";
import { App, Testing } from "cdk8s";
import { describe, expect, test } from "vitest";
import { Kiali, KialiAccess } from "../src/index.ts";

const store: StoreRef = {
  apiVersion: "external-secrets.io/v1",
  kind: "ClusterSecretStore",
  name: knownName("meshwright-exchange"),
};
const exchangeReady = { until: { kind: "true", object: store, type: "Ready" } } as const;
const release: ReleaseSettings = {
  install: true,
  version: "2.31.0",
  repository: "https://charts.shop.example",
  charts: "reference",
  patches: [],
  generatedSecrets: [],
};
const openid: KialiAuth = {
  strategy: "openid",
  clientID: "kiali",
  issuerURI: "https://login.shop.example",
  usernameClaim: "sub",
  rbac: true,
};
const shared = { release, istioNamespace: "istio-system", exchange: shopMesh.exchange, store, exchangeReady };
const dublin = shopCluster(sites.dublin);
const ohio = shopCluster(sites.ohio);

const kialiOf = (auth: KialiAuth = openid, peers = [ohio]) =>
  new Kiali(new App(), {
    ...shared,
    cluster: dublin,
    peers,
    auth,
    metricsURL: "http://thanos.monitoring:9090",
    needs: [],
  });
const accessOf = () => new KialiAccess(new App(), { ...shared, cluster: "ohio", auth: openid });

/** Values of the one chart that a component installs. */
const valuesOf = (component: Kiali | KialiAccess) =>
  component.units.find(({ release: chart }) => chart !== undefined)?.release?.values;

describe("Kiali", () => {
  const component = kialiOf();
  const objects = Testing.synth(component);
  const values = valuesOf(component);

  test("mounts for each other cluster the Secret that is fetched for it", () => {
    const fetched = objects.filter(({ kind, spec }) => kind === "ExternalSecret" && spec.data !== undefined);
    expect(fetched.map(({ spec }) => [Object.keys(spec.target.template.data), spec.target.name])).toEqual([
      [["ohio"], "kiali-remote-cluster-secret-ohio"],
    ]);
    expect(values?.["clustering"]).toEqual({
      autodetect_secrets: { enabled: false },
      clusters: [{ name: "ohio", secret_name: "kiali-remote-cluster-secret-ohio" }],
    });
  });

  test("fetches what the other cluster publishes, under one key", () => {
    const push = Testing.synth(accessOf()).find(({ kind }) => kind === "PushSecret");
    const fetched = objects.find(({ metadata }) => metadata.name === "kiali-remote-cluster-secret-ohio");
    const { remoteKey: key, property } = push.spec.data[0].match.remoteRef;
    expect(fetched.spec.data[0].remoteRef).toEqual({ key, property });
    expect(key).toBe("meshwright/shop/ohio/kiali-token");
  });

  test("signs sessions with a key that is made in the cluster, once, of a length that Kiali takes", () => {
    const generator = objects.find(({ kind }) => kind === "Password");
    const key = objects.find(({ metadata }) => metadata.name === "kiali-signing-key" && metadata.namespace === "kiali");
    expect(generator.spec.length).toBe(32);
    expect(
      objects.find(({ kind, spec }) => kind === "ExternalSecret" && spec.refreshPolicy === "CreatedOnce"),
    ).toBeDefined();
    expect(values?.["login_token"]).toEqual({ signing_key: `secret:${key.metadata.name}:key` });
  });

  test("only looks, in both clusters", () => {
    expect(values?.["deployment"]).toMatchObject({ view_only_mode: true });
    expect(valuesOf(accessOf())?.["deployment"]).toMatchObject({
      view_only_mode: true,
      remote_cluster_resources_only: true,
      instance_name: "kiali",
    });
  });

  test("keeps the old pod until the new one has all its Secrets", () => {
    expect(values?.["deployment"]).toMatchObject({ strategy: { rollingUpdate: { maxUnavailable: 0 } } });
  });

  test("asks nobody else for a login than the fleet says", () => {
    expect(values?.["auth"]).toMatchObject({ strategy: "openid", openid: { disable_rbac: false } });
    expect(valuesOf(kialiOf({ strategy: "anonymous" }))?.["auth"]).toEqual({ strategy: "anonymous" });
  });

  test("stands apart with all that it has, so that no peer is waited for by anything else", () => {
    const units = [...component.units, ...accessOf().units];
    expect(units.map(({ name, aside }) => [name, aside])).toEqual([
      ["kiali-secrets", true],
      ["kiali", true],
      ["kiali-access", true],
      ["kiali-token", true],
    ]);
  });

  test("of a cluster without peers does not wait for the exchange", () => {
    expect(kialiOf({ strategy: "token" }, []).units[0]?.needs).toEqual([]);
    expect(component.units[0]?.needs).toEqual([exchangeReady]);
  });
});
