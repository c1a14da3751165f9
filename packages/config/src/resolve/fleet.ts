import type { Fleet } from "@meshwright/model";
import type { Certificates } from "../read/certificates.ts";
import type { Draft } from "../read/draft.ts";
import { resolveApp } from "./app.ts";
import { resolveCluster } from "./cluster.ts";
import { resolveMesh } from "./mesh.ts";

const byName = (left: { readonly name: string }, right: { readonly name: string }): number =>
  left.name < right.name ? -1 : 1;

/** The fleet as the model has it, from a draft without errors. */
export function resolveFleet({ mesh, clusters, apps }: Draft, certificates: Certificates): Fleet {
  const { value } = mesh;
  if (value === undefined) throw new Error("a fleet with errors cannot be resolved");
  return {
    mesh: resolveMesh(value, certificates),
    clusters: clusters
      .flatMap((cluster) => (cluster.value === undefined ? [] : resolveCluster(cluster.value, value, certificates)))
      .toSorted(byName),
    apps: apps.flatMap((app) => (app.value === undefined ? [] : resolveApp(app.value, value))).toSorted(byName),
  };
}
