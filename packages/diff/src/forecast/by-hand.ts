import { accessFolder, networkFolder, settingsFolder } from "@meshwright/inventory";
import { documentChange } from "../access/document-change.ts";
import type { ClusterDelta, Delta, FileChange } from "../delta.ts";
import { isByFlux } from "../mesh/holdings.ts";
import { destinationIn } from "../mesh/members.ts";
import { resourceOf } from "../object-change.ts";
import { folderChanges } from "../terraform/folder-changes.ts";
import type { ForecastStep } from "../report.ts";
import { unitTitle } from "./unit-title.ts";

/** Before all that the engines do, and after it. */
const [first, last] = [-1, 999];

const step = (unit: string, does: readonly string[], wave = first): readonly ForecastStep[] =>
  does.length === 0
    ? []
    : [
        {
          by: "hand",
          wave,
          unit,
          ...unitTitle(unit),
          when: wave === first ? "before merging" : "after merging",
          does,
          waitsFor: [],
          restarts: [],
        },
      ];

/** True for a document that says what somebody outside of the clusters is to allow; not for the words around it. */
export const isDocument = (cluster: string, path: string): boolean =>
  path.startsWith(`${cluster}/${accessFolder}/`) && !path.endsWith("/README.md");

/** True where a document allows something that it did not. */
const gains = ({ how, path }: FileChange, { before, after }: Delta): boolean =>
  how === "added" || (how === "changed" && documentChange(before.text(path), after.text(path)).gained.length > 0);

const documentsOf = ({ cluster, files }: ClusterDelta): readonly FileChange[] =>
  files.filter(({ path }) => isDocument(cluster, path));

/** True where a change of Terraform's files makes something; false where it only takes away; undefined where it does nothing. */
function makes(delta: ClusterDelta, whole: Delta): boolean | undefined {
  const { resources, settings } = folderChanges(delta, whole);
  if (resources.length === 0 && settings.length === 0) return undefined;
  return settings.length > 0 || resources.some(({ how }) => how !== "destroyed");
}

const applyIn = (cluster: string): string => `run terraform apply in ${cluster}/${networkFolder}`;

/** What a person does for a top folder before anything else, and no engine. */
export function stepsByHand(delta: ClusterDelta, whole: Delta): readonly ForecastStep[] {
  const { cluster, presence, changes, after } = delta;
  const settings = changes.filter((change) => resourceOf(change).folder === `${cluster}/${settingsFolder}`);
  const destination = presence === "new" ? destinationIn(changes) : undefined;
  return [
    ...step(
      accessFolder,
      documentsOf(delta)
        .filter((file) => gains(file, whole))
        .map(({ path }) => `apply ${path}`),
    ),
    ...step("terraform", makes(delta, whole) === true ? [applyIn(cluster)] : []),
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

/** What a person takes back when all has arrived: until then something may still use it. */
export const stepsAfterwards = (delta: ClusterDelta, whole: Delta): readonly ForecastStep[] => [
  ...step(
    accessFolder,
    documentsOf(delta)
      .filter((file) => !gains(file, whole))
      .map(({ how, path }) =>
        how === "removed" ? `take back what ${path} allowed` : `apply ${path}, which allows less`,
      ),
    last,
  ),
  ...step("terraform", makes(delta, whole) === false ? [`${applyIn(delta.cluster)}, which destroys`] : [], last),
];
