import { hash } from "node:crypto";
import { crdsFolder } from "@meshwright/inventory";
import type { SettledPart, SettledUnit } from "@meshwright/kit";
import type { Body } from "@meshwright/model";

/** The CRDs of a rendered chart. They are large and the same in most clusters, so a set lies once in the fleet's folder. */
export interface CrdSet {
  /** Relative to the folder of what the clusters share; its name is one of the content, so that it needs no other cluster. */
  readonly folder: string;
  readonly parts: readonly SettledPart[];
}

const digests = new WeakMap<Body, string>();

/** Bodies of charts are shared by the clusters that have the same. */
function digestOf(body: Body): string {
  const digest = digests.get(body) ?? hash("sha256", JSON.stringify(body), "hex");
  digests.set(body, digest);
  return digest;
}

/** True for what lies in a set instead of the unit's folder. */
const isShared = ({ ofChart, ref }: SettledPart): boolean => ofChart && ref.kind === "CustomResourceDefinition";

/** The parts of a unit that lie in its own folder. */
export const ownParts = ({ parts }: SettledUnit): readonly SettledPart[] => parts.filter((part) => !isShared(part));

/** The set of a unit; undefined where its chart is by reference, or holds no CRDs. */
export function crdSetOf({ release, parts }: SettledUnit): CrdSet | undefined {
  const shared = parts.filter(isShared);
  if (release === undefined || shared.length === 0) return undefined;
  const content = shared.map(({ body, wave }) => `${wave} ${digestOf(body)}`).join("\n");
  const version = release.chart.version.toLowerCase().replaceAll(/[^a-z0-9.]+/g, "-");
  const name = `${release.name}-${version}-${hash("sha256", content, "hex").slice(0, 8)}`;
  return { folder: `${crdsFolder}/${name}`, parts: shared };
}
