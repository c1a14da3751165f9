import type { Inventory, Resource } from "@meshwright/inventory";
import { textAt } from "@meshwright/inventory";
import { unitLabel } from "@meshwright/model";

/** The unit that an object belongs to, is the gate of, or delivers: `60-istiod`; undefined for what all units share. */
export function unitOf({ area, body }: Resource): string | undefined {
  switch (area.of) {
    case "unit":
    case "gate":
      return area.unit;
    case "delivery":
      return textAt(body, "metadata", "labels", unitLabel);
    case "crds":
    case "documents":
    case "nothing":
      return undefined;
  }
}

/** True where anything but its gate is of a unit. */
export const hasUnit = (unit: string, { resources }: Inventory): boolean =>
  resources.some((one) => one.area.of !== "gate" && unitOf(one) === unit);

/** The sync wave that a unit's name begins with. */
export const waveOfUnit = (unit: string): number => Number(/^\d+/.exec(unit)?.[0] ?? 0);

/** The other cluster that a link is for: `cluster-b` of `70-link-cluster-b`. */
const peerOfUnit = (unit: string): string | undefined => /^\d+-link-(.+)$/.exec(unit)?.[1];

/** The other clusters whose API server the istiod of a cluster is to read. */
export const peersIn = ({ resources }: Inventory): ReadonlySet<string> =>
  new Set(
    resources.flatMap(({ area }) => {
      const peer = area.of === "unit" ? peerOfUnit(area.unit) : undefined;
      return peer === undefined ? [] : [peer];
    }),
  );

/** True for what a link to any peer is made of. */
export const isLink = (resource: Resource): boolean => peerOfUnit(unitOf(resource) ?? "") !== undefined;

/** True for what a link to one of these peers is made of: the secret, the gate, and what delivers them. */
export const isOfLinkTo = (resource: Resource, peers: ReadonlySet<string>): boolean => {
  const peer = peerOfUnit(unitOf(resource) ?? "");
  return peer !== undefined && peers.has(peer);
};
