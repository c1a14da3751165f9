import type * as z from "zod";
import type { clusterSchema } from "../schema/cluster.ts";
import type { meshSchema } from "../schema/mesh.ts";

type MeshInput = z.input<typeof meshSchema>;
type ClusterInput = z.input<typeof clusterSchema>;

/** What a new fleet says of its mesh; the rest has defaults that are safe everywhere. */
export interface MeshAnswers extends Pick<MeshInput, "meshID" | "trustDomain" | "connectivity" | "exchange"> {
  readonly issuer: MeshInput["certificateAuthority"]["issuer"];
  readonly gitops: Pick<MeshInput["gitops"], "engines" | "repository" | "revision" | "path">;
}

/** What a new file says of its cluster. */
export interface ClusterAnswers extends Omit<ClusterInput, "releases" | "toolbox"> {
  /** Which of its addresses nobody gave; the file says so. */
  readonly chosen?: readonly ChosenAddresses[];
}

/** Addresses that were found free, because none were given. */
export type ChosenAddresses = "vpc" | "subnets" | "pods" | "services";

export interface RootAnswer {
  /** Of the file in `roots/`, which ends in .pem. */
  readonly name: string;
  readonly pem: string;
}

/** Everything that a first fleet is made from. */
export interface FleetAnswers {
  readonly mesh: MeshAnswers;
  readonly roots: readonly RootAnswer[];
  readonly clusters: readonly ClusterAnswers[];
  /** Whether the two sample apps are in it. */
  readonly samples: boolean;
}
