import type { RotationStage } from "@meshwright/trust";
import { fleetWords, typedCommand } from "../print/next-line.ts";
import type { RotationPlan } from "./rotation-plan.ts";

/** What is typed to apply a stage; what only a person knows stands in `<…>`. */
export function applyCommand(
  cwd: string,
  path: string,
  { scope: { peerGroup } }: RotationPlan,
  stage: RotationStage,
): string {
  return [
    `${typedCommand(cwd)} plan rotate-root`,
    ...(peerGroup === undefined ? [] : [`--peer-group ${peerGroup}`]),
    ...(stage === "trust-both" ? ["--to <new-root.pem>"] : []),
    ...(stage === "sign" ? ["--issuer <new issuer>"] : []),
    `--apply ${stage}${fleetWords(path)}`,
  ].join(" ");
}
