/** The same choices for the same seed, on every machine: mulberry32, by Tommy Ettinger (public domain). */
export interface Random {
  /** From 0 to one below the bound. */
  readonly below: (bound: number) => number;
  readonly pick: <T>(from: readonly T[]) => T | undefined;
}

export function randomOf(seed: number): Random {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return { below, pick: (from) => from[below(from.length)] };
}
