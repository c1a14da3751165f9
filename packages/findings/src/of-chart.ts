/** Which chart it is about, which of its templates, and which clusters beside that of the finding have the same. */
export interface OfChart {
  readonly chart: string;
  readonly template?: string | undefined;
  readonly also: readonly string[];
}

export const who = ({ chart, template }: OfChart): string =>
  template === undefined ? `The chart ${chart}` : `${template} of the chart ${chart}`;

/** At most this many clusters are named. */
const named = 5;

export const also = ({ also: clusters }: Pick<OfChart, "also">): string => {
  if (clusters.length === 0) return "";
  const rest = clusters.length - named;
  return ` The same in ${clusters.slice(0, named).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}.`;
};
