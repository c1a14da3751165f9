import { dayText } from "@meshwright/model";

const lastMoment = 24 * 3600 * 1000 - 1;

/** The end of a day that a person names, UTC: what ends on it has ended then. Throws where it is no day, or gone. */
export function dayAhead(text: string, today: Date): Date {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new Error("this must be a day, YYYY-MM-DD, such as 2027-03-31");
  const start = new Date(`${text}T00:00:00Z`);
  // 2026-02-30 would be taken for 2 March.
  if (Number.isNaN(start.getTime()) || dayText(start) !== text) throw new Error("there is no such day in the calendar");
  const end = new Date(start.getTime() + lastMoment);
  if (end < today) throw new Error(`this day is gone; today is ${dayText(today)}`);
  return end;
}
