import type { Resource } from "@meshwright/inventory";
import { inventoryOf, readResource, whereabouts } from "@meshwright/inventory";
import { expect, test } from "vitest";
import { runChecks } from "../src/index.ts";

const resource = (file: string, yaml: string): Resource => {
  const { object } = readResource(file, yaml);
  if (object === undefined) throw new Error(`${file} is no object`);
  return { ...object, file: `quay/${file}`, ...whereabouts("quay", file) };
};

/** A pod of the shop, which mounts the roots that an istiod publishes. */
const orders = resource(
  "90-shop/pod-shop-orders.yaml",
  `apiVersion: v1
kind: Pod
metadata: { name: orders, namespace: shop, annotations: { argocd.argoproj.io/sync-wave: "90" } }
spec: { volumes: [{ name: roots, configMap: { name: istio-ca-root-cert } }] }
`,
);

/** The control plane as its chart renders it; another Deployment is none, whatever its name. */
const istiod = (app: string): Resource =>
  resource(
    "60-istiod/deployment-istio-system-istiod.yaml",
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: istiod, namespace: istio-system, labels: { app: ${app} } }
`,
  );

const danglingIn = (...resources: readonly Resource[]): readonly string[] =>
  runChecks({ inventory: inventoryOf("quay", resources) }).flatMap(({ message }) =>
    message.includes("istio-ca-root-cert") ? [message] : [],
  );

test("what the istiod of a rendered chart writes is known from its Deployment", () => {
  expect(danglingIn(orders, istiod("istiod"))).toEqual([]);
  expect(danglingIn(orders, istiod("berths"))).toHaveLength(1);
});
