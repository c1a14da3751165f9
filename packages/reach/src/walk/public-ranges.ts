import type { Range } from "../range.ts";
import { isWithin, rangeOf, reaches, without } from "../range.ts";

/** Where no public address is: https://www.iana.org/assignments/iana-ipv4-special-registry/ */
const notPublic = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "224.0.0.0/3",
].map(rangeOf);

export const everything = rangeOf("0.0.0.0/0");
export const publicRanges = without(everything, notPublic);

/** True where every address is public. */
export const isPublic = (range: Range): boolean => !reaches(range, notPublic);

/** True where some address is public. */
export const holdsPublic = (range: Range): boolean => !isWithin(range, notPublic);
