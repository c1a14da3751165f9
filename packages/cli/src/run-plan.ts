import type { FleetWords, RotationScope } from "@meshwright/trust";
import { clustersOf, effectiveAuthority, recordOf, rotationsOf } from "@meshwright/trust";
import type { Context, Engine } from "./context.ts";
import { painter } from "./print/paint.ts";
import type { ToldPlan } from "./print/rotation-text.ts";
import { rotationText } from "./print/rotation-text.ts";
import { rotationPlan } from "./rotation/rotation-plan.ts";
import { rotatingFleet, toldPlan } from "./run-rotate-root.ts";

export interface PlanOptions {
  readonly format: "json" | "text";
  readonly fleet?: string;
}

/** Shows where a fleet stands: the rotations that are under way, or the roots under which it rests. */
export async function runPlan(context: Context, engine: Engine, { format, fleet }: PlanOptions): Promise<void> {
  const { stdout, env } = context.process;
  const rotating = await rotatingFleet(context, engine, fleet);
  const { words } = rotating;
  const rotations = rotationsOf(words).map((scope: RotationScope): ToldPlan => {
    const to = recordOf(words, scope)?.to ?? "";
    const plan = rotationPlan(rotating, {
      scope,
      root: { to },
      issuers: new Map(),
      chain: new Map(),
      today: context.today,
    });
    return toldPlan(context, engine, rotating, plan);
  });
  const resting = restingRoots(words);
  if (format === "json") {
    stdout.write(`${JSON.stringify({ rotations, roots: resting }, undefined, 2)}\n`);
    return;
  }
  const paint = painter(stdout, env);
  if (rotations.length === 0)
    stdout.write(
      ["No rotation is under way.", ...resting.map(({ root, clusters }) => `${root}: ${clusters.join(", ")}`), ""].join(
        "\n",
      ),
    );
  stdout.write(rotations.map((plan) => rotationText(plan, paint)).join("\n"));
}

/** The root that clusters sign under, and which clusters do. */
function restingRoots(words: FleetWords): readonly { readonly root: string; readonly clusters: readonly string[] }[] {
  const signing = clustersOf(words, {}).map(
    (cluster) => [effectiveAuthority(words.mesh, cluster).signingRoot ?? "", cluster.name] as const,
  );
  return [...Map.groupBy(signing, ([root]) => root)].map(([root, all]) => ({
    root,
    clusters: all.map(([, name]) => name),
  }));
}
