import type { Exchange, Fleet } from "@meshwright/model";
import { selfSignedFleet, shopFleet, shopMesh, withEngines } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { objectsOf, treeOf } from "./tree.ts";

// One cluster makes the root and signs for the others: `dublin` for `ohio` and `tokyo`.

const tree = treeOf(selfSignedFleet);
const filesIn = (files: ReadonlyMap<string, string>, folder: string): readonly string[] =>
  [...files.keys()].filter((path) => path.startsWith(`${folder}/`));

const withExchange = (exchange: Exchange): Fleet => ({
  ...selfSignedFleet,
  mesh: { ...selfSignedFleet.mesh, exchange },
});

const withRoots: Fleet = {
  ...selfSignedFleet,
  mesh: {
    ...selfSignedFleet.mesh,
    certificateAuthority: {
      ...shopMesh.certificateAuthority,
      issuer: selfSignedFleet.mesh.certificateAuthority.issuer,
    },
  },
};

const textIn = (files: ReadonlyMap<string, string>, start: string): string =>
  [...files].find(([path]) => path.startsWith(start))?.[1] ?? "";

describe("the holder", () => {
  const gates = [...tree].filter(([path]) => path.startsWith("dublin/gates/"));

  test("waits for nothing of the clusters that it signs for but their API servers, in the links to them", () => {
    const named = gates.filter(([, text]) => /\b(ohio|tokyo)\b/.test(text.replaceAll(/gate-[\w-]+|70-\w+-\w+/g, "")));
    expect(named.map(([path]) => path.split("/")[3])).toEqual(["70-link-ohio", "70-link-tokyo"]);
  });

  test("has nothing of its own mesh wait for the exchange", () => {
    const waiting = gates.filter(([, text]) => text.includes("meshwright-exchange"));
    expect(waiting.map(([path]) => path.split("/")[3])).toEqual(["70-self", "70-sign-ohio", "70-sign-tokyo"]);
  });

  test("changes nothing that is there when a cluster comes, its first neither, but what is allowed in the exchange", () => {
    for (const count of [1, 2]) {
      const before = treeOf({ ...selfSignedFleet, clusters: selfSignedFleet.clusters.slice(0, count) });
      const changed = [...before].filter(([path, text]) => tree.get(path) !== text);
      const paths = changed.map(([path]) => path);
      expect(paths.filter((path) => !path.endsWith("/access/exchange-role.policy.json"))).toEqual([]);
    }
  });

  test("delivers what it signs apart from its own mesh, and takes it away with the cluster", () => {
    const application = objectsOf(tree).get("dublin/argocd-links/application-argocd-dublin-70-sign-ohio.yaml");
    expect(application?.metadata.finalizers).toEqual(["resources-finalizer.argocd.argoproj.io"]);
    const flux = treeOf(withEngines(selfSignedFleet, "flux"));
    expect(textIn(flux, "dublin/flux/kustomization-flux-system-70-sign-ohio.yaml")).toContain("deletionPolicy: Delete");
  });

  test("never gives others the keys of a namespace in which gateways read Secrets", () => {
    const elsewhere = [...objectsOf(tree)].filter(
      ([path, { metadata }]) => path.startsWith("dublin/70-sign-") && metadata.namespace !== "meshwright-signing",
    );
    expect(elsewhere).toEqual([]);
  });
});

describe("a cluster for which another signs", () => {
  test("has no issuer and no Certificate", () => {
    const objects = [...objectsOf(tree)].filter(([path]) => path.startsWith("ohio/")).map(([, object]) => object);
    expect(objects.filter(({ kind }) => /Issuer|^Certificate$/.test(kind))).toEqual([]);
    expect(objects.map(({ metadata }) => metadata.name)).not.toContain("meshwright-mesh-ca-signs-for-istio-only");
  });

  test("has no unit of issuers where the exchange is somebody else's", () => {
    const files = treeOf(withExchange({ kind: "existing", clusterSecretStore: "platform-secrets", prefix: "shop" }));
    expect(filesIn(files, "ohio/30-issuers")).toEqual([]);
    expect(textIn(files, "ohio/gates/argocd/40-ca/")).toContain("platform-secrets Ready");
  });

  test("finds its key pair where the holder puts it, whatever the exchange", () => {
    const tokenSecret = { name: "mesh-exchange-token", key: "token" };
    const kept: Exchange = {
      kind: "kubernetes",
      cluster: "tokyo",
      namespace: "mesh-exchange",
      tokenSecret,
      prefix: "shop",
    };
    for (const [exchange, key] of [
      [kept, "shop-ohio-istio-ca"],
      [shopMesh.exchange, "meshwright/shop/ohio/istio-ca"],
    ] as const) {
      const files = treeOf(withExchange(exchange));
      expect(textIn(files, "dublin/70-sign-ohio/pushsecret-")).toContain(`remoteKey: ${key}\n`);
      expect(textIn(files, "ohio/40-ca/externalsecret-")).toContain(`key: ${key}\n`);
    }
  });
});

describe("once the root is in the fleet", () => {
  const files = treeOf(withRoots);

  test.each(["dublin", "ohio"])("%s trusts that one, and links compare it", (cluster) => {
    const cacerts = textIn(files, `${cluster}/40-ca/externalsecret-`);
    expect(cacerts).toContain("BEGIN CERTIFICATE");
    expect(cacerts).not.toMatch(/\{\{ (\.root|index \. "ca\.crt") \}\}/);
    const link = textIn(files, `${cluster}/gates/argocd/70-link-tokyo/`);
    expect(link).toContain("  equals configmaps");
    expect(textIn(tree, `${cluster}/gates/argocd/70-link-tokyo/`)).not.toContain("  equals configmaps");
  });

  test("the verification compares it", () => {
    const job = "dublin/110-verify/cronjob-meshwright-verify-mesh";
    expect(textIn(files, job)).toContain("roots istio-system");
    expect(textIn(tree, job)).not.toContain("roots istio-system");
  });
});

test("no other fleet has a namespace for what is signed for others", () => {
  expect([...treeOf(shopFleet).values()].filter((text) => text.includes("meshwright-signing"))).toEqual([]);
});
