import { hash } from "node:crypto";
import type { Finding } from "@meshwright/findings";
import type { FleetRenderer, RenderedCluster } from "@meshwright/mesh";
import type { Cluster, Fleet, Mesh } from "@meshwright/model";
import type { MadeCharts } from "../charts/made-charts.ts";
import type { Engine, Output } from "../context.ts";
import type { Part } from "../part.ts";
import { withProgress } from "../print/progress.ts";
import type { MadeFolder } from "./made-folder.ts";
import { freshFolder } from "./made-folder.ts";
import { toolDigest } from "./tool-digest.ts";
import type { TreeStore } from "./tree-store.ts";

export interface MakeOptions {
  readonly fleet: Fleet;
  readonly part: Part;
  readonly charts?: MadeCharts | undefined;
  /** Absent: everything is made anew. */
  readonly store?: TreeStore | undefined;
  readonly progress: Output;
}

export interface Made {
  /** In the order of the fleet, and its own folder last. */
  readonly folders: readonly MadeFolder[];
  /** What is wrong with what the hub holds; nothing where the part is not the whole. */
  readonly hub: readonly Finding[];
}

type Outline = RenderedCluster["outline"];

const keyOf = (...parts: readonly unknown[]): string => hash("sha256", JSON.stringify(parts), "hex");

/** Digests of what many clusters see, each worked out once. */
function digests(): (value: Mesh | Cluster) => string {
  const known = new WeakMap<Mesh | Cluster, string>();
  return (value) => {
    const found = known.get(value) ?? keyOf(value);
    known.set(value, found);
    return found;
  };
}

/**
 * Makes the top folders of a part, and judges each. What was made before of the same input is taken from the store: a cluster's
 * folder follows from the part of the fleet that it sees, the fleet's folder from the outlines of all clusters and from the network
 * between them, and what is wrong with the hub from what all of them give to it.
 */
export async function makeFolders(engine: Engine, options: MakeOptions): Promise<Made> {
  const { mesh } = engine;
  const { fleet, part, charts, store, progress } = options;
  const tool = store === undefined ? "" : toolDigest();
  const digestOf = digests();
  const renderer = mesh.fleetRenderer(charts?.objects);
  const clusterKey = (cluster: Cluster): string => {
    const seen = mesh.fleetSeenFrom(fleet, cluster);
    const chartsDigest = charts?.digestOf(cluster.name);
    return keyOf(tool, cluster.name, digestOf(seen.mesh), seen.clusters.map(digestOf), seen.apps, chartsDigest);
  };
  let validate: Parameters<Engine["mesh"]["examineFolder"]>[1]["validate"] | undefined;
  const prepare = async (): Promise<void> => {
    const compiler = charts !== undefined;
    validate ??= mesh.validatorsWith(await engine.schemas.loadSchemas({ compiler }));
  };
  const made = (
    folder: ReturnType<FleetRenderer["shared"]>,
    seen: Fleet | undefined,
    outline?: Outline,
  ): MadeFolder => {
    if (validate === undefined) throw new Error("folders are judged when the schemas are there");
    return freshFolder(folder, mesh.examineFolder(folder, { validate, ...(seen && { fleet: seen }) }), outline);
  };

  const found = part.clusters.map((cluster) => {
    if (store === undefined) return { cluster };
    const key = clusterKey(cluster);
    return { cluster, key, kept: store.folder(key) };
  });
  if (found.some(({ kept }) => kept === undefined)) await prepare();
  const outlines = new Map<string, Outline>();
  const folders: MadeFolder[] = [];
  for (const { cluster, key, kept } of withProgress(found, found.length, progress)) {
    let folder = kept;
    if (folder === undefined) {
      const rendered = renderer.cluster(fleet, cluster);
      folder = made(rendered.folder, mesh.fleetSeenFrom(fleet, cluster), rendered.outline);
      if (key !== undefined) store?.keepFolder(key, folder);
    }
    if (folder.outline !== undefined) outlines.set(cluster.name, folder.outline);
    folders.push(folder);
  }
  if (part.hasFleetFolder) {
    const outlineOf = (cluster: Cluster): Outline =>
      outlines.get(cluster.name) ??
      (store === undefined ? undefined : store.folder(clusterKey(cluster))?.outline) ??
      renderer.outline(fleet, cluster);
    const all = fleet.clusters.map(outlineOf);
    const network = mesh.terraformNetworkOf(fleet);
    const key = store === undefined ? undefined : keyOf(tool, "_fleet", digestOf(fleet.mesh), network, all);
    let folder = key === undefined ? undefined : store?.folder(key);
    if (folder === undefined) {
      await prepare();
      folder = made(renderer.shared(fleet.mesh, all, network), undefined);
      if (key !== undefined) store?.keepFolder(key, folder);
    }
    // Where each cluster has engines of its own, and charts by reference, there is nothing to share.
    if (folder.complete.count > 0) folders.push(folder);
  }
  return { folders, hub: part.isWhole ? examinedHub(engine, folders, store, tool) : [] };
}

function examinedHub(
  { mesh }: Engine,
  made: readonly MadeFolder[],
  store: TreeStore | undefined,
  tool: string,
): readonly Finding[] {
  const examine = () =>
    mesh.examineHub(
      made.map((one) => ({ name: one.name, findings: [], delivering: one.delivering(), folders: one.folders })),
    );
  if (store === undefined) return examine();
  const key = keyOf(
    tool,
    "hub",
    made.map(({ deliveringDigest, folders }) => [deliveringDigest, folders]),
  );
  const kept = store.data(key);
  if (Array.isArray(kept)) return kept;
  const findings = examine();
  store.keepData(key, findings);
  return findings;
}
