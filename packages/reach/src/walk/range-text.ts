import type { Range } from "../range.ts";
import { rangeOf } from "../range.ts";

const dotted = (address: number): string =>
  [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join(".");

/** As people write it: its CIDR where it is one, else its first and its last address. */
export function rangeText({ first, last, text }: Range): string {
  if (text !== "") {
    const whole = rangeOf(text);
    if (whole.first === first && whole.last === last) return text;
  }
  const bits = Math.log2(last - first + 1);
  const isCidr = Number.isInteger(bits) && first % 2 ** bits === 0;
  return isCidr ? `${dotted(first)}/${32 - bits}` : `${dotted(first)}-${dotted(last)}`;
}
