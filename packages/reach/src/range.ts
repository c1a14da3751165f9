import { parseCidr } from "cidr-tools";

/** A run of IPv4 addresses, both ends in it. Parsed once; everything after is comparing numbers. */
export interface Range {
  readonly first: number;
  readonly last: number;
  /** The CIDR that it was read from, or of which it is a part. */
  readonly text: string;
}

/** Of a CIDR that the checks of the fleet have let pass. */
export function rangeOf(cidr: string): Range {
  const known = ranges.get(cidr);
  if (known !== undefined) return known;
  const { start, end } = parseCidr(cidr);
  const range = { first: Number(start), last: Number(end), text: cidr };
  ranges.set(cidr, range);
  return range;
}

/** The same few CIDRs stand in every route table. */
const ranges = new Map<string, Range>();

export const overlaps = (one: Range, other: Range): boolean => one.first <= other.last && other.first <= one.last;

/** True where all of `inner` lies in `outer`. */
export const holds = (outer: Range, inner: Range): boolean => outer.first <= inner.first && inner.last <= outer.last;

/** What both have; undefined where they lie apart. It keeps the text of the smaller one. */
export function common(one: Range, other: Range): Range | undefined {
  if (!overlaps(one, other)) return undefined;
  const first = Math.max(one.first, other.first);
  const last = Math.min(one.last, other.last);
  const { text } = one.last - one.first <= other.last - other.first ? one : other;
  return { first, last, text };
}

/** What is left of a range without others, in order. */
export function without(range: Range, others: readonly Range[]): readonly Range[] {
  let left: readonly Range[] = [range];
  for (const other of others)
    left = left.flatMap((one) =>
      overlaps(one, other)
        ? [
            ...(one.first < other.first ? [{ ...one, last: other.first - 1 }] : []),
            ...(other.last < one.last ? [{ ...one, first: other.last + 1 }] : []),
          ]
        : [one],
    );
  return left;
}

/** True where each address of the range is in one of the others. */
export const isWithin = (range: Range, others: readonly Range[]): boolean => without(range, others).length === 0;

/** True where the range has an address of one of the others. */
export const reaches = (range: Range, others: readonly Range[]): boolean =>
  others.some((other) => overlaps(range, other));
