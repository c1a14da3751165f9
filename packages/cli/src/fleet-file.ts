import type { Finding } from "@meshwright/findings";
import type { Fleet } from "@meshwright/model";
import { fleetFolder } from "@meshwright/inventory";
import { isFleetModule } from "./is-fleet-module.ts";

/** A fleet, and the path it was read from. */
interface Source {
  readonly fleet: Fleet;
  readonly path: string;
}

/**
 * The file of the fleet that an object is most likely changed in: of an app its own, of a link the peer's, of what all
 * share the mesh's, and of everything else the cluster's. Unknown where the object is in no cluster of the fleet.
 */
export function fleetFile({ fleet, path }: Source, { place }: Finding): string | undefined {
  if (place.in !== "object") return undefined;
  if (isFleetModule(path)) return path;
  if (place.cluster === fleetFolder) return `${path}/mesh.yaml`;
  if (!fleet.clusters.some(({ name }) => name === place.cluster)) return undefined;
  const unit = unitIn(place.file ?? "");
  const app = fleet.apps.find(({ name }) => unit === `90-${name}`);
  if (app !== undefined) return `${path}/apps/${app.name}.yaml`;
  const peer = fleet.clusters.find(({ name }) => unit === `70-link-${name}`);
  return `${path}/clusters/${(peer ?? { name: place.cluster }).name}.yaml`;
}

/** The unit of a rendered path, also of its gate and of its Application. */
const unitIn = (file: string): string | undefined =>
  /\/(\d{2,3}-[^/]+)\//.exec(file)?.[1] ?? /\/application-.*?-(\d{2,3}-[^/]+)\.yaml$/.exec(file)?.[1];
