import type { RotationStage } from "../../src/index.ts";
import { rotationStages } from "../../src/index.ts";
import type { World } from "./world.ts";

/** What must hold before a stage's commit is made, and before it is reverted. */
export interface Gates {
  readonly forward: Partial<Record<RotationStage, (world: World) => boolean>>;
  readonly back: Partial<Record<RotationStage, (world: World) => boolean>>;
}

/** The plan's own: `docs/rotation.md` says how each is seen. */
export const gates: Gates = {
  forward: { verify: ({ isTold }) => isTold, wait: ({ isWaited }) => isWaited },
  back: { sign: ({ isTold }) => isTold, "trust-both": ({ isWaited }) => isWaited },
};

export interface Walk {
  readonly gates: Gates;
  readonly stages?: readonly RotationStage[];
  /** True where nobody asks whether every cluster has followed before the next stage. */
  readonly isHasty?: true;
}

/** One move of somebody, picked by a number; nothing happens where it may not. */
export function move(world: World, pick: number, { gates: own, stages = rotationStages, isHasty }: Walk): void {
  const mayMove = isHasty === true || world.isSettled;
  const which = Math.floor(pick / 8);
  switch (pick % 8) {
    case 0:
    case 1:
      world.sync(which);
      break;
    case 2:
      world.reissue(which);
      break;
    case 3:
      world.push(which);
      break;
    case 4:
      world.renew(which);
      break;
    case 5:
      world.tick();
      break;
    case 6: {
      const stage = stages[world.head];
      if (stage !== undefined && mayMove && (own.forward[stage]?.(world) ?? true)) world.head += 1;
      break;
    }
    default: {
      const stage = stages[world.head - 1];
      // Back is rarer than forward, or no walk gets far.
      if (which % 4 === 0 && stage !== undefined && mayMove && (own.back[stage]?.(world) ?? true)) world.head -= 1;
    }
  }
  world.judge();
}

/** Everybody does what is to be done, again and again: nothing may hold the plan up for ever. */
export function finish(world: World, walk: Walk): void {
  const rounds = 20 * (world.last + 1);
  for (let round = 0; round < rounds; round += 1)
    for (const action of [0, 2, 3, 4, 5, 6]) for (let who = 0; who < 8; who += 1) move(world, action + 8 * who, walk);
}
