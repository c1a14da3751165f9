import { at, textAt } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { referenceCheck, type ReferenceRule } from "./known/reference.ts";

const kustomize = "kustomize.toolkit.fluxcd.io";
const helm = "helm.toolkit.fluxcd.io";
const source = "source.toolkit.fluxcd.io";

/** Flux looks in the object's own namespace where nothing else is said. */
const namespaceIn = (value: Json, own: string | undefined): string | undefined => textAt(value, "namespace") ?? own;

/** The tree's own GitRepository is made by the bootstrap, and sources of others may be anywhere. */
const ofTree = new Set(["HelmRepository", "OCIRepository", "HelmChart"]);

const named = (...way: readonly string[]) => ({ way, name: "name" });

const dependency = (group: string, kind: string): ReferenceRule => ({
  group,
  kinds: [kind],
  ...named("spec", "dependsOn", "*"),
  target: (value, { ref }) => ({ group, kind, namespace: namespaceIn(value, ref.namespace) }),
});

const chart = (...way: readonly string[]): ReferenceRule => ({
  group: helm,
  kinds: ["HelmRelease"],
  ...named("spec", ...way),
  target: (value, { ref }) => {
    const kind = textAt(value, "kind") ?? "";
    return ofTree.has(kind) && at(value, "apiVersion") === undefined
      ? { group: source, kind, namespace: namespaceIn(value, ref.namespace) }
      : undefined;
  },
});

export const danglingFluxObjects = referenceCheck({
  name: "dangling-flux-objects",
  summary: "Every Kustomization, HelmRelease and chart source that Flux is told to wait for or to take is rendered",
  rules: [
    dependency(kustomize, "Kustomization"),
    dependency(helm, "HelmRelease"),
    chart("chartRef"),
    chart("chart", "spec", "sourceRef"),
  ],
});
