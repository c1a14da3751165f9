import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ObjectChange } from "../src/index.ts";
import { deltaOf, nameOf } from "../src/index.ts";
import { sideOfTexts } from "./fixture.ts";

type Texts = Readonly<Record<string, string>>;

const object = (kind: string, name: string, more: object = {}, apiVersion = "v1"): string =>
  JSON.stringify({ apiVersion, kind, metadata: { name, namespace: "shop" }, ...more });

const changesOf = (before: Texts, after: Texts): readonly ObjectChange[] =>
  deltaOf(sideOfTexts("base", before), sideOfTexts("head", after)).clusters.flatMap(({ changes }) => changes);

const line = ({ how, before, after, renamed }: ObjectChange): string =>
  [
    renamed ? "renamed" : how,
    ...(before ? [nameOf(before.ref)] : []),
    ...(after && (renamed || !before) ? [nameOf(after.ref)] : []),
    ...(before && after && before.file !== after.file && !renamed ? [`to ${after.folder}`] : []),
  ].join(" ");

const linesOf = (before: Texts, after: Texts): readonly string[] => changesOf(before, after).map(line);

describe("an object is the same", () => {
  test("in another folder of its unit or of another one", () => {
    const web = object("ConfigMap", "web", { data: { a: "1" } });
    expect(linesOf({ "a/90-shop/web.yaml": web }, { "a/91-shop/web.yaml": web })).toEqual([
      "changed ConfigMap shop/web to a/91-shop",
    ]);
  });
  test("in another version of its API", () => {
    const changes = changesOf(
      { "a/90-shop/rule.yaml": object("DestinationRule", "web", {}, "networking.istio.io/v1beta1") },
      { "a/90-shop/rule.yaml": object("DestinationRule", "web", {}, "networking.istio.io/v1") },
    );
    expect(changes).toMatchObject([{ how: "changed", changes: [{ path: [{ key: "apiVersion" }] }] }]);
  });
  test("under a name with another digest", () => {
    const issuer = (name: string, arn: string) =>
      object("AWSPCAClusterIssuer", name, { spec: { arn } }, "awspca.cert-manager.io/v1beta1");
    expect(
      linesOf(
        { "a/30-issuers/x.yaml": issuer("mesh-ca-9c953042", "one") },
        { "a/30-issuers/y.yaml": issuer("mesh-ca-1a2b3c4d", "two") },
      ),
    ).toEqual(["renamed AWSPCAClusterIssuer shop/mesh-ca-9c953042 AWSPCAClusterIssuer shop/mesh-ca-1a2b3c4d"]);
  });
  test("under another name, where it says the same of itself", () => {
    const deployment = (name: string) =>
      object("Deployment", name, {
        spec: {
          replicas: 2,
          selector: { matchLabels: { app: name } },
          template: { spec: { containers: [{ name, image: "x:1" }] } },
        },
      });
    expect(
      linesOf(
        {
          "a/90-shop/web.yaml": deployment("web"),
          "a/90-shop/other.yaml": object("Deployment", "other", { spec: { replicas: 9, paused: true, x: 1 } }),
        },
        { "a/90-shop/front.yaml": deployment("front") },
      ),
    ).toEqual(["renamed Deployment shop/web Deployment shop/front", "removed Deployment shop/other"]);
  });
  test("twice in a folder of anybody's: by file", () => {
    const web = (a: string) => object("ConfigMap", "web", { data: { a } });
    const before = { "x/one.yaml": web("1"), "x/two.yaml": web("2"), "x/three.yaml": web("3") };
    const changes = changesOf(before, { "x/two.yaml": web("22"), "x/four.yaml": web("1") });
    expect(changes.map(({ how, before: old, after }) => [how, old?.file, after?.file])).toEqual([
      ["changed", "x/one.yaml", "x/four.yaml"],
      ["removed", "x/three.yaml", undefined],
      ["changed", "x/two.yaml", "x/two.yaml"],
    ]);
  });
  test("not where two gates are in the dresses of two engines", () => {
    const gate = (image: string) => object("Job", "gate", { spec: { image } });
    const at = (engine: string) => `a/gates/${engine}/60-istiod/gate.yaml`;
    const changes = changesOf(
      { [at("argocd")]: gate("1"), [at("flux")]: gate("2") },
      { [at("argocd")]: gate("3"), [at("flux")]: gate("4") },
    );
    expect(changes.map(({ before, after }) => [before?.file, after?.file])).toEqual([
      [at("argocd"), at("argocd")],
      [at("flux"), at("flux")],
    ]);
  });
  test("not where nothing but the kind is in common", () => {
    const map = (name: string, data: object) => object("ConfigMap", name, { data });
    expect(
      linesOf(
        { "a/90-shop/x.yaml": map("x", { a: "1", b: "2", c: "3" }), "a/90-shop/s.yaml": object("ServiceAccount", "s") },
        { "a/90-shop/y.yaml": map("y", { a: "4", b: "5", c: "6" }), "a/90-shop/t.yaml": object("ServiceAccount", "t") },
      ),
    ).toEqual([
      "removed ServiceAccount shop/s",
      "added ServiceAccount shop/t",
      "removed ConfigMap shop/x",
      "added ConfigMap shop/y",
    ]);
  });
});

describe("an app under another name", () => {
  const clusters = `${import.meta.dirname}/../../../clusters`;
  const texts = Object.fromEntries(
    ["cluster-a", "cluster-b"]
      .flatMap((cluster) => globSync(`${cluster}/**/*.yaml`, { cwd: clusters }))
      .map((path) => [path, readFileSync(`${clusters}/${path}`, "utf8")] as const),
  );
  const renamed = Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [
      path.replaceAll("sample-a", "shop-a"),
      text.replaceAll("sample-a", "shop-a"),
    ]),
  );

  test("is the same app in every cluster: nothing comes and nothing goes", () => {
    const changes = changesOf(texts, renamed);
    expect(changes.filter(({ how }) => how !== "changed").map(line)).toEqual([]);
    const lines = changes.map(line);
    expect(lines).toContain("renamed Namespace sample-a Namespace shop-a");
    expect(lines).toContain("renamed ServiceAccount sample-a/nginx ServiceAccount shop-a/nginx");
    expect(lines).toContain("renamed Application argocd/cluster-a-90-sample-a Application argocd/cluster-a-90-shop-a");
    expect(lines).toContain("renamed Job meshwright-gates/gate-90-sample-a Job meshwright-gates/gate-90-shop-a");
  });
});

test("thousands that come and go are matched in no time", () => {
  const many = (word: string, count: number): Texts =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `a/90-shop/${word}-${index}.yaml`,
        object("ConfigMap", `${word}-${index}`, { data: { a: `${word} ${index}`, b: word, c: "1", d: String(index) } }),
      ]),
    );
  const [before, after] = [sideOfTexts("base", many("old", 3000)), sideOfTexts("head", many("new", 3000))];
  const start = performance.now();
  expect(deltaOf(before, after).clusters[0]?.changes).toHaveLength(6000);
  expect(performance.now() - start).toBeLessThan(5000);
});
