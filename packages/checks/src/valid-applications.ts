import { finding, kinds, pointerTo } from "@meshwright/findings";
import { fleetFolder, placeIn, rootsFolder, settingsFolder, textAt } from "@meshwright/inventory";
import type { Resource } from "@meshwright/inventory";
import type { Check } from "./check.ts";
import { wavesOf } from "./layout/wave.ts";
import { clusterLabel, unitLabel } from "@meshwright/model";

/** Roots, and what a person applies: they deliver no unit. */
const isAboveUnits = ({ cluster, folder }: Resource): boolean =>
  cluster === fleetFolder || [rootsFolder, settingsFolder].some((name) => folder === `${cluster}/${name}`);

export const validApplications: Check = {
  name: "valid-applications",
  summary: "Every Application of a unit is called after its cluster and its unit, and lies in its cluster's folder",
  finds: [kinds.misplacedObject],
  *run({ inventory }) {
    for (const resource of inventory.of("argoproj.io", "Application")) {
      const { area, cluster, ref, body } = resource;
      if (area.of !== "delivery" || isAboveUnits(resource)) continue;
      const told = (key: string): string => textAt(body, "metadata", "labels", key) ?? "";
      const misplaced = (key: string, problem: string) =>
        finding(kinds.misplacedObject, placeIn(resource, pointerTo("metadata", "labels", key)), { problem });
      const unit = told(unitLabel);
      if (told(clusterLabel) !== cluster)
        yield misplaced(
          clusterLabel,
          `It lies in the folder of ${cluster}, so it needs the label ${clusterLabel}: ${cluster}.`,
        );
      if (wavesOf(unit) === undefined)
        yield misplaced(unitLabel, `It needs the label ${unitLabel} of the unit that it delivers.`);
      else if (ref.name !== `${cluster}-${unit}`) {
        const problem = `The Application of unit ${unit} is called ${cluster}-${unit}: other names meet those of other clusters.`;
        yield finding(kinds.misplacedObject, placeIn(resource, "/metadata/name"), { problem });
      }
    }
  },
};
