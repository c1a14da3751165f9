/** Seconds as people write a duration in the fleet: `720h`, `1h30m`. */
export function durationText(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600), "h"],
    [Math.floor((seconds % 3600) / 60), "m"],
    [seconds % 60, "s"],
  ] as const;
  const text = parts.flatMap(([amount, unit]) => (amount > 0 ? `${amount}${unit}` : [])).join("");
  return text === "" ? "0s" : text;
}
