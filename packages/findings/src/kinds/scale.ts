import { kind } from "../kind.ts";

// Of large fleets: parts of a render, and what is kept between renders.

export const badShard = kind(
  "MW0080",
  "error",
  "A shard that is none",
  (a: { problem: string; advice: string }) => `${a.problem} ${a.advice}`,
);
