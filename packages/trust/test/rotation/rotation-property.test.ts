import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RotationStage } from "../../src/index.ts";
import { effectiveAuthority, rotationStages } from "../../src/index.ts";
import { commitsOf, contradicted, fleets, next } from "./fleets.ts";
import type { Walk } from "./walk.ts";
import { finish, gates, move } from "./walk.ts";
import { World } from "./world.ts";

const picks = fc.array(fc.nat({ max: 8 * 8 - 1 }), { maxLength: 400, size: "max" });

/** Random fleets, random moves, forward and back. */
const walks = (walk: Walk) =>
  fc.property(fleets, picks, ({ words, scope }, moves) => {
    const commits = commitsOf(words, scope, walk.stages);
    const world = new World(scoped(commits, scope.peerGroup));
    for (const pick of moves) move(world, pick, walk);
    finish(world, walk);
    expect(world.head).toBe(world.last);
    for (const { loaded, proxies } of world.sites)
      for (const { accepts, leaves } of proxies)
        expect([[...loaded], [...accepts], [...new Set(leaves.map(({ root }) => root))]]).toEqual([
          [next],
          [next],
          [next],
        ]);
  });

/** A world of the clusters that take part; those of other groups change nothing. */
const scoped = (commits: ReturnType<typeof commitsOf>, peerGroup: string | undefined) =>
  commits.map(({ mesh, clusters }) => ({
    mesh,
    clusters: clusters.filter((cluster) => peerGroup === undefined || cluster.peerGroup === peerGroup),
  }));

/** Rare misfortunes need many walks; a seed that comes to one early saves the wait. */
const failure = (walk: Walk, seed: number): string => {
  const { failed, errorInstance } = fc.check(walks(walk), { numRuns: 2000, seed, endOnFailure: true });
  return failed && errorInstance instanceof Error ? errorInstance.message : "";
};

describe("the plan", () => {
  test("never parts two peers, is never refused by istiod, and leaves nothing of the old root", () => {
    fc.assert(walks({ gates }), { numRuns: 200 });
  });

  test("says the same in every file after each stage, and leaves the clusters outside its scope as they are", () => {
    fc.assert(
      fc.property(fleets, ({ words, scope }) => {
        const commits = commitsOf(words, scope);
        for (const commit of commits) {
          expect(contradicted(commit)).toEqual([]);
          for (const [index, cluster] of commit.clusters.entries()) {
            if (scope.peerGroup === undefined || cluster.peerGroup === scope.peerGroup) continue;
            expect(effectiveAuthority(commit.mesh, cluster)).toEqual(
              effectiveAuthority(words.mesh, words.clusters[index]),
            );
          }
        }
        const last = commits.at(-1);
        expect(
          JSON.stringify([last?.mesh.rotation, last?.clusters.map(({ rotation }) => rotation ?? null)]),
        ).not.toContain("trusted");
      }),
    );
  });
});

const without = (...left: readonly RotationStage[]): Walk["stages"] =>
  rotationStages.filter((stage) => !left.includes(stage));

describe("a plan that is worse", () => {
  test.each<{ readonly title: string; readonly walk: Walk; readonly message: RegExp; readonly seed?: number }>([
    {
      title: "signs before every proxy accepts the new root",
      walk: { gates: { ...gates, forward: { ...gates.forward, verify: () => true } } },
      message: /refuses dock/,
    },
    {
      title: "drops the old root while its certificates live",
      walk: { gates: { ...gates, forward: { ...gates.forward, wait: () => true } } },
      message: /refuses dock/,
    },
    {
      title: "replaces one root by the other at once",
      walk: { gates: { forward: {}, back: {} }, stages: without("trust-both", "verify", "wait", "sign") },
      message: /refuses the roots/,
    },
    {
      title: "goes on while a cluster is still behind",
      walk: { gates, isHasty: true },
      message: /refuses dock|signs under a root that it drops/,
    },
    {
      title: "goes back to the old root before every proxy has it again",
      walk: { gates: { ...gates, back: { ...gates.back, sign: () => true } } },
      message: /refuses dock/,
      seed: 9,
    },
    {
      title: "takes the new root back while its certificates live",
      walk: { gates: { ...gates, back: { ...gates.back, "trust-both": () => true } } },
      message: /refuses dock/,
      seed: 1,
    },
  ])("$title, and fails", ({ walk, message, seed = 6 }) => {
    expect(failure(walk, seed)).toMatch(message);
  });
});
