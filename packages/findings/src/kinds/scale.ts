import { kind } from "../kind.ts";

// Of large fleets: parts of a render, and what is kept between renders.

export const badShard = kind(
  "MW0080",
  "error",
  "A shard that is none",
  (a: { problem: string; advice: string }) => `${a.problem} ${a.advice}`,
);

export const cacheUnwritable = kind(
  "MW0081",
  "warning",
  "What was made cannot be kept for the next render",
  (a: { reason: string }) =>
    `Nothing can be kept here: ${a.reason}. The tree is complete; the next render is as slow as this one. Set MESHWRIGHT_CACHE to a folder that can be written, or take --no-cache.`,
);
