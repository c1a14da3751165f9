import { text } from "./text.ts";

const unitMilliseconds = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 } as const;

/** Milliseconds of a Go duration such as `1h30m` or `250ms`; undefined where it is none. */
export function milliseconds(written: string): number | undefined {
  if (!/^([0-9]+(\.[0-9]+)?(h|ms|m|s))+$/.test(written)) return undefined;
  let total = 0;
  for (const [, amount, unit] of written.matchAll(/([0-9.]+)(h|ms|m|s)/g)) {
    total += Number(amount) * unitMilliseconds[unit as keyof typeof unitMilliseconds]; // oxlint-disable-line typescript/no-unsafe-type-assertion -- the expression allows these units only
  }
  return Math.round(total);
}

/** Whole seconds of a Go duration; undefined where it is none. */
export function seconds(written: string): number | undefined {
  const found = milliseconds(written);
  return found === undefined ? undefined : Math.round(found / 1000);
}

/** A Go duration of hours, minutes and seconds, of `atLeast` seconds. */
export const duration = (atLeast: number, least: string) =>
  text({
    pattern: /^([0-9]+(\.[0-9]+)?(h|m|s))+$/,
    wants: `This must be a duration in hours, minutes and seconds, such as 2160h or 1h30m, of at least ${least}.`,
    also: (value) => (seconds(value) ?? 0) >= atLeast,
  });
