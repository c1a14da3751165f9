const unitSeconds = { h: 3600, m: 60, s: 1 } as const;

/** Seconds of a Go duration such as `1h30m`; undefined where it is none. */
export function seconds(text: string): number | undefined {
  if (!/^([0-9]+(\.[0-9]+)?[hms])+$/.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/([0-9.]+)([hms])/g)) {
    total += Number(amount) * unitSeconds[unit as keyof typeof unitSeconds]; // oxlint-disable-line typescript/no-unsafe-type-assertion -- the expression allows these letters only
  }
  return Math.round(total);
}
