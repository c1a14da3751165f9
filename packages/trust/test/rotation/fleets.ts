import fc from "fast-check";
import type { ClusterWords, FleetWords, RotationScope, RotationStage } from "../../src/index.ts";
import { contradictions, editedWords, rotationStages, stageEdits } from "../../src/index.ts";

export const next = "roots/harbour-2027.pem";

const olds = ["roots/harbour-2020.pem", "roots/quay-2021.pem"] as const;

/** What a file may say of its own; with two roots it must say which one signs. */
const own = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  fc.constant({ roots: [olds[0]], signingRoot: olds[0] }),
  fc.constantFrom(...olds).map((signingRoot) => ({ roots: [...olds], signingRoot })),
);

const mesh = fc.oneof(
  fc.constant({ roots: [olds[0]] }),
  fc.constant({ roots: [olds[0]], signingRoot: olds[0] }),
  fc.constantFrom(...olds).map((signingRoot) => ({ roots: [...olds].toReversed(), signingRoot })),
);

/** A fleet in which all peers accept each other before anything begins, and the scope of a rotation. */
export const fleets: fc.Arbitrary<{ readonly words: FleetWords; readonly scope: RotationScope }> = fc
  .record({
    mesh,
    owns: fc.array(fc.record({ own, peerGroup: fc.constantFrom("north", "south") }), { minLength: 1, maxLength: 4 }),
    isWhole: fc.boolean(),
  })
  .map(({ mesh: shared, owns, isWhole }) => {
    const clusters = owns.map(({ own: words, peerGroup }, index): ClusterWords => ({
      file: `clusters/dock-${index}.yaml`,
      name: `dock-${index}`,
      peerGroup,
      ...words,
    }));
    const words: FleetWords = { mesh: { file: "mesh.yaml", ...shared }, clusters };
    return { words, scope: isWhole ? {} : { peerGroup: clusters[0]?.peerGroup ?? "" } };
  })
  .filter(({ words }) => isPeaceful(words));

/** True where every cluster accepts the root that each of its peers signs under. */
function isPeaceful({ mesh: shared, clusters }: FleetWords): boolean {
  const roots = ({ roots: said }: ClusterWords): readonly string[] => said ?? shared.roots ?? [];
  const signing = ({ signingRoot, roots: said }: ClusterWords): string =>
    signingRoot ?? shared.signingRoot ?? (said ?? shared.roots ?? [])[0] ?? "";
  return clusters.every((one) =>
    clusters.every((other) => one.peerGroup !== other.peerGroup || roots(one).includes(signing(other))),
  );
}

/** What the fleet says before a rotation and after each of its stages. */
export function commitsOf(
  words: FleetWords,
  scope: RotationScope,
  stages: readonly RotationStage[] = rotationStages,
): readonly FleetWords[] {
  const commits = [words];
  for (const [index, stage] of stages.entries()) {
    const today = `2026-12-0${index + 1}`;
    const order = { scope, stage, to: next, today, until: "2026-12-04" };
    commits.push(editedWords(commits[index] ?? words, stageEdits(commits[index] ?? words, order)));
  }
  return commits;
}

export const contradicted = (words: FleetWords): readonly unknown[] => [
  ...contradictions(words, { today: "2026-12-31" }),
];
