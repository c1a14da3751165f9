import type { Fleet } from "@meshwright/model";
import type { ReachProblem } from "@meshwright/reach";
import { networkOf, networkRules, planOf } from "@meshwright/reach";

/** What the rules beside the walk find, as code, place and message. */
export function problemsOf(fleet: Fleet): readonly (readonly [code: string, place: string, message: string])[] {
  const plan = planOf(fleet);
  const input = { fleet, network: networkOf(fleet, plan), plan };
  return networkRules.flatMap((rule) => [...rule.run(input)].map(told));
}

const told = ({ code, cluster, keyPath, tell }: ReachProblem) =>
  [
    code,
    [cluster ?? "mesh", ...keyPath].join(" "),
    tell({ in: "fleet", file: "fleet/mesh.yaml", keyPath }).message,
  ] as const;
