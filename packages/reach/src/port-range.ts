import type { PortRange } from "@meshwright/model";

export const allPorts: PortRange = { from: 0, to: 65_535 };

/** Cuts ports where rules begin and end, so that each piece is wholly within a rule or wholly outside it. */
export function portCuts(ports: PortRange, rules: readonly (PortRange | undefined)[]): readonly PortRange[] {
  const { from, to } = ports;
  if (from === to) return [ports];
  const starts = new Set([from]);
  for (const rule of rules) {
    if (rule === undefined) continue;
    if (rule.from > from && rule.from <= to) starts.add(rule.from);
    if (rule.to >= from && rule.to < to) starts.add(rule.to + 1);
  }
  const sorted = [...starts].toSorted((left, right) => left - right);
  return sorted.map((start, index) => ({ from: start, to: (sorted[index + 1] ?? to + 1) - 1 }));
}

export const holdsPorts = (outer: PortRange | undefined, inner: PortRange): boolean =>
  outer === undefined || (outer.from <= inner.from && inner.to <= outer.to);

export const portText = ({ from, to }: PortRange): string => (from === to ? `${from}` : `${from}-${to}`);
