import type { SettledNeed, SettledUnit } from "@meshwright/kit";
import { exists, isAvailable, isTrue } from "@meshwright/kit";
import type { ResourceRef } from "@meshwright/model";
import { knownName } from "@meshwright/model";
import { expect, test } from "vitest";
import { dependenciesOf } from "../../src/flux/dependencies.ts";

const ref = (kind: string, name: string, namespace?: string): ResourceRef => ({
  apiVersion: "v1",
  kind,
  name: knownName(name),
  ...(namespace !== undefined && { namespace: knownName(namespace) }),
});

interface Sketch {
  readonly parts?: readonly ResourceRef[];
  readonly needs?: readonly SettledNeed[];
  readonly aside?: boolean;
  readonly chartIn?: string;
}

const unit = (id: string, { parts = [], needs = [], aside = false, chartIn }: Sketch = {}): SettledUnit =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- dependencies are told by these alone
  ({
    id,
    aside,
    needs,
    parts: parts.map((one) => ({ ref: one })),
    ...(chartIn !== undefined && { release: { namespace: chartIn } }),
  }) as unknown as SettledUnit;

const network = unit("00-network", { parts: [ref("Namespace", "meshwright-gates")] });
const namespaces = unit("10-namespaces", { parts: [ref("Namespace", "istio-system")] });
const deployment = ref("Deployment", "istiod", "istio-system");

const after = (...units: readonly SettledUnit[]) => Object.fromEntries(dependenciesOf([network, namespaces, ...units]));

test("who makes what is needed comes first, and who holds the namespaces of gate and chart", () => {
  const base = unit("50-istio-base", { chartIn: "istio-system" });
  const istiod = unit("60-istiod", {
    chartIn: "istio-system",
    needs: [{ unit: "50-istio-base", until: isTrue(ref("CustomResourceDefinition", "gateways"), "Established") }],
  });
  expect(after(base, istiod)).toEqual({
    "00-network": [],
    "10-namespaces": [],
    "50-istio-base": ["10-namespaces"],
    "60-istiod": ["00-network", "10-namespaces", "50-istio-base"],
  });
});

test("nobody waits for what stands aside, but what stands aside itself", () => {
  const secrets = unit("100-kiali-secrets", { aside: true });
  const need: SettledNeed = { unit: "100-kiali-secrets", until: isTrue(ref("ExternalSecret", "key", "kiali")) };
  const kiali = unit("101-kiali", { aside: true, needs: [need] });
  const verify = unit("110-verify", { needs: [need] });
  expect(after(secrets, kiali, verify)).toMatchObject({
    "101-kiali": ["00-network", "100-kiali-secrets"],
    "110-verify": ["00-network"],
  });
});

test("that an object is there is no reason to wait until an app is healthy; the gate asks for it", () => {
  const shop = unit("90-shop", { parts: [ref("Namespace", "shop"), ref("Deployment", "till", "shop")] });
  const verify = unit("110-verify", {
    parts: [ref("Role", "calls", "shop")],
    needs: [{ unit: "90-shop", until: exists(ref("Namespace", "shop")) }],
  });
  expect(after(shop, verify)["110-verify"]).toEqual(["00-network"]);
});

test("objects of a chart come together, so that what needs one may wait for all", () => {
  const base = unit("50-istio-base", { chartIn: "istio-system" });
  const self = unit("70-self", {
    aside: true,
    needs: [{ unit: "50-istio-base", until: exists(ref("ServiceAccount", "reader", "istio-system")) }],
  });
  expect(after(base, self)["70-self"]).toEqual(["00-network", "50-istio-base"]);
});

test("a namespace that another unit holds, and no gate asks for, is waited for", () => {
  const shop = unit("90-shop", { parts: [ref("Namespace", "shop")] });
  const policy = unit("95-policy", { parts: [ref("Role", "calls", "shop")] });
  expect(after(shop, policy)["95-policy"]).toEqual(["90-shop"]);
});

test("only earlier units are waited for, so that no circle can be", () => {
  const early = unit("60-istiod", { needs: [{ unit: "90-shop", until: isAvailable(deployment) }] });
  const late = unit("90-shop", { needs: [{ unit: "60-istiod", until: isAvailable(deployment) }] });
  expect(after(early, late)).toMatchObject({ "60-istiod": ["00-network"], "90-shop": ["00-network", "60-istiod"] });
});
