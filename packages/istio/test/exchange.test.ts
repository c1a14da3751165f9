import type { ApiServerAccess, Exchange, StoreRef } from "@meshwright/model";
import { knownName } from "@meshwright/model";
import { certificates, shopCluster, shopMesh, sites } from "@meshwright/testkit";
import { App, Testing } from "cdk8s";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { Link, Self } from "../src/index.ts";

const store: StoreRef = {
  apiVersion: "external-secrets.io/v1",
  kind: "ClusterSecretStore",
  name: knownName("meshwright-exchange"),
};
const inNamespace: Exchange = {
  kind: "kubernetes",
  cluster: "dublin",
  namespace: "mesh-exchange",
  tokenSecret: { name: "opener", key: "token" },
  prefix: "shop",
};

/** What the fleet of one exchange publishes as `dublin`, and what its peer fetches. */
function bothEnds(exchange: Exchange) {
  const app = new App();
  const published = Testing.synth(new Self(app, { cluster: "dublin", exchange, store, needs: [] }));
  const apiServer = { endpoint: "https://dublin.shop.example", certificateAuthority: certificates.clusterA };
  const fetched = Testing.synth(
    new Link(app, { peer: "dublin", apiServer, cidrs: ["10.10.0.0/16"], exchange, store, needs: [] }),
  );
  return { push: published.find(({ kind }) => kind === "PushSecret"), remote: fetched[0] };
}

describe.each([
  ["AWS", shopMesh.exchange, "meshwright/shop/dublin/istio-reader-token"],
  ["a namespace", inNamespace, "shop-dublin-istio-reader-token"],
] as const)("through %s", (_title, exchange, key) => {
  const { push, remote } = bothEnds(exchange);

  test("what one publishes the other fetches, under one key", () => {
    expect(push.spec.data[0].match.remoteRef).toEqual({ remoteKey: key, property: "token" });
    expect(remote.spec.data[0].remoteRef).toEqual({ key, property: "token" });
  });
  test("what is published is no service account token to the store", () => {
    expect(push.spec.template.type).toBe("Opaque");
  });
});

test("the remote secret is a kubeconfig that istiod accepts", () => {
  const { remote } = bothEnds(inNamespace);
  const { metadata, data } = remote.spec.target.template;
  expect(metadata).toEqual({
    labels: { "istio/multiCluster": "true" },
    annotations: { "networking.istio.io/cluster": "dublin" },
  });
  expect(Object.keys(data)).toEqual(["dublin"]);
  const kubeconfig = load(data.dublin.replace("{{ .token }}", "a-token"));
  expect(kubeconfig).toEqual({
    apiVersion: "v1",
    kind: "Config",
    clusters: [
      {
        name: "dublin",
        cluster: {
          "certificate-authority-data": Buffer.from(certificates.clusterA).toString("base64"),
          server: "https://dublin.shop.example",
        },
      },
    ],
    contexts: [{ name: "dublin", context: { cluster: "dublin", user: "dublin" } }],
    "current-context": "dublin",
    preferences: {},
    users: [{ name: "dublin", user: { token: "a-token" } }],
  });
});

describe("the gate of a link", () => {
  const { apiServer } = shopCluster(sites.ohio);
  const wayOf = (access?: ApiServerAccess, mtu?: number) => {
    const link = new Link(new App(), {
      peer: "ohio",
      apiServer: { ...apiServer, ...(access && { access }) },
      cidrs: ["10.20.0.0/16"],
      ...(mtu !== undefined && { mtu }),
      exchange: inNamespace,
      store,
      needs: [],
    });
    const until = link.units.flatMap(({ needs }) => needs).map((need) => need.until);
    return until.flatMap((condition) => (condition.kind === "endpoint" ? condition.way : []));
  };
  const access = (isPrivate: boolean, isPublic: boolean): ApiServerAccess => ({
    private: isPrivate,
    public: isPublic,
    publicAccessCIDRs: ["0.0.0.0/0"],
  });

  test("asks that a private endpoint lies in the peer's VPC, and asks it of no other", () => {
    expect(wayOf(access(true, false))).toEqual([{ peer: "ohio", addresses: ["10.20.0.0/16"] }]);
    expect(wayOf(access(true, true))).toEqual([{ peer: "ohio" }]);
    expect(wayOf()).toEqual([{ peer: "ohio" }]);
  });

  test("says how large packets may be, where it is known", () => {
    expect(wayOf(undefined, 8500)).toEqual([{ peer: "ohio", mtu: 8500 }]);
  });
});
