import { text } from "./text.ts";

/** Least and most of minute, hour, day of the month, month, day of the week. */
const bounds = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
] as const;

/** `*`, a number or a range, with a step or without: all within the bounds. */
function isField(field: string, [least, most]: readonly [number, number]): boolean {
  return field.split(",").every((part) => {
    const [, range = "", step] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? [];
    const ends = range === "*" ? [least, most] : range.split("-").map(Number);
    const isInside = ends.every((end) => end >= least && end <= most);
    return isInside && (ends[0] ?? 0) <= (ends.at(-1) ?? 0) && step !== "0" && step !== "00";
  });
}

const part = String.raw`(\*|\d{1,2}(-\d{1,2})?)(\/\d{1,2})?`;
const field = `${part}(,${part})*`;

/** A schedule as CronJobs take it: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax. */
export const schedule = () =>
  text({
    pattern: new RegExp(`^${field}( ${field}){4}$`),
    wants: 'This must be a cron schedule of five fields of numbers in quotes, such as "17 * * * *".',
    also: (value) => value.split(" ").every((one, index) => isField(one, bounds[index] ?? [0, 0])),
  });
