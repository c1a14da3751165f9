import { accessFolder, settingsFolder } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import { isByFlux } from "../mesh/holdings.ts";
import { destinationIn } from "../mesh/members.ts";
import { resourceOf } from "../object-change.ts";
import type { ForecastStep } from "../report.ts";

const handWave = -1;

const step = (unit: string, does: readonly string[]): readonly ForecastStep[] =>
  does.length === 0 ? [] : [{ by: "hand", wave: handWave, unit, does, waitsFor: [], restarts: [] }];

/** True for a document that says what somebody outside of the clusters is to allow; not for the words around it. */
export const isDocument = (cluster: string, path: string): boolean =>
  path.startsWith(`${cluster}/${accessFolder}/`) && !path.endsWith("/README.md");

/** What a person does for a top folder, and no engine. */
export function stepsByHand(delta: ClusterDelta): readonly ForecastStep[] {
  const { cluster, presence, files, changes, after } = delta;
  const documents = files.filter(({ path }) => isDocument(cluster, path));
  const settings = changes.filter((change) => resourceOf(change).folder === `${cluster}/${settingsFolder}`);
  const destination = presence === "new" ? destinationIn(changes) : undefined;
  return [
    ...step(
      accessFolder,
      documents.map(({ how, path }) => (how === "removed" ? `take back what ${path} allowed` : `apply ${path}`)),
    ),
    ...step("cluster", [
      ...(destination === undefined ? [] : [`register the cluster in Argo CD as ${destination}`]),
      ...(presence === "new" && isByFlux(after) ? [`run flux bootstrap with the path of ${cluster}/flux`] : []),
    ]),
    ...step(
      settingsFolder,
      settings.filter(({ how }) => how !== "removed").map((change) => `apply ${resourceOf(change).file}`),
    ),
  ];
}
