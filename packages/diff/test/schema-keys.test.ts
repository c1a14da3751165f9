import type { Json } from "@meshwright/model";
import { expect, test } from "vitest";
import { deltaOf, pathText } from "../src/index.ts";
import { sideOfTexts } from "./fixture.ts";

test("lists are told apart by the keys that a CRD in the same tree names", () => {
  const crd = {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: "trips.travel.example" },
    spec: {
      group: "travel.example",
      names: { kind: "Trip" },
      versions: [
        {
          name: "v1",
          schema: {
            openAPIV3Schema: {
              properties: {
                spec: {
                  properties: {
                    hops: {
                      "x-kubernetes-list-map-keys": ["via", "by"],
                      items: { properties: { by: { default: "train" } } },
                    },
                  },
                },
              },
            },
          },
        },
      ],
    },
  };
  const trip = (hops: Json) => ({
    apiVersion: "travel.example/v1",
    kind: "Trip",
    metadata: { name: "home" },
    spec: { hops },
  });
  const side = (label: string, hops: Json) =>
    sideOfTexts(label, {
      "a/90-shop/crd.yaml": JSON.stringify(crd),
      "a/90-shop/trip.yaml": JSON.stringify(trip(hops)),
    });
  const before = side("base", [
    { via: "Cork", hours: 1 },
    { via: "Cork", by: "ship", hours: 9 },
  ]);
  const after = side("head", [
    { via: "Cork", by: "ship", hours: 8 },
    { via: "Cork", by: "train", hours: 1 },
  ]);
  const [{ changes: [change] } = { changes: [] }] = deltaOf(before, after).clusters;
  expect(change?.changes.map(({ how, path }) => `${how} ${pathText(path)}`)).toEqual([
    "added spec.hops[Cork/train].by",
    "changed spec.hops[Cork/ship].hours",
    "reordered spec.hops",
  ]);
});
