import { fleetFolder, networkFolder } from "@meshwright/inventory";
import type { Change } from "../tree/step.ts";

const folder = `${fleetFolder}/${networkFolder}`;

const isFile = ({ path }: Change): boolean => path.startsWith(`${folder}/`) && path.endsWith(".tf.json");

/** What a render says where the network between clusters is to be another: no engine makes it. */
export function networkLines(changes: readonly Change[]): readonly string[] {
  const files = changes.filter(isFile);
  if (files.length === 0) return [];
  const mayDestroy = files.some(({ kind }) => kind !== "added");
  return [
    `Terraform files changed in ${folder}/: plan and apply them before this is merged; the README there says how.${mayDestroy ? " What leaves these files is destroyed: read the plan." : ""}`,
  ];
}
