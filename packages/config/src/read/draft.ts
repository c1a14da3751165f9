import type { Finding } from "@meshwright/findings";
import type { AppSource } from "../schema/app.ts";
import type { ClusterSource } from "../schema/cluster.ts";
import type { Known } from "../schema/known.ts";
import type { MeshSource } from "../schema/mesh.ts";
import type { KeyPath, Source } from "@meshwright/reading";

/** One description, of the mesh, a cluster or an app, as far as it could be read. */
export interface Part<T> {
  readonly source: Source;
  /** The name that its file gives it; a fleet made in code has none. */
  readonly fileName?: string;
  readonly known: Known<T>;
  /** What is there, but wrong; told already. */
  readonly broken: readonly KeyPath[];
  /** Present where nothing is wrong with it. */
  readonly value?: T;
}

/** True where something is there but wrong, or where it cannot be known: then nothing follows from its absence. */
export const isBroken = ({ broken }: Part<unknown>, keyPath: KeyPath): boolean =>
  broken.some((start) => start.every((key, index) => key === keyPath[index]));

/** A fleet as it was read: parts, some perhaps broken, before they are compared with each other. */
export interface Draft {
  readonly mesh: Part<MeshSource>;
  readonly clusters: readonly Part<ClusterSource>[];
  readonly apps: readonly Part<AppSource>[];
  /** Names of clusters and apps that cannot be read but are meant to exist. */
  readonly others: { readonly clusters: readonly string[]; readonly apps: readonly string[] };
  /** The folder in which paths of PEM files start. */
  readonly folder: string;
  readonly findings: readonly Finding[];
}
