import type { Finding } from "@meshwright/findings";
import { placeText } from "@meshwright/findings";
import type { Delta } from "./delta.ts";
import { oncePer } from "./once-per.ts";
import type { VerdictChange } from "./report.ts";
import type { Verdict } from "./verdict.ts";
import { checks } from "./verdicts/checks.ts";
import { fleet } from "./verdicts/fleet.ts";

/** All verdicts, in the order in which they are told. */
export const verdicts: readonly Verdict[] = [checks, fleet];

/** Equal for the same thing in the same place, though its file, line or index in a list has moved. */
function sameness({ code, message, place }: Finding): string {
  const where =
    place.in === "object"
      ? placeText({ ...place, file: undefined, pointer: place.pointer.replaceAll(/\/\d+(?=\/|$)/g, "") })
      : place.in === "fleet"
        ? [place.file, ...place.keyPath.filter((key) => typeof key === "string")].join(" ")
        : place.in === "file"
          ? place.file
          : placeText(place);
  return [code, message, where].join("\n");
}

/** Those that the others have not; of several that are the same, as many as there are more. */
function without(all: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const known = new Map<string, number>();
  for (const one of others.map(sameness)) known.set(one, (known.get(one) ?? 0) + 1);
  return all.filter((one) => {
    const key = sameness(one);
    const left = known.get(key) ?? 0;
    known.set(key, left - 1);
    return left <= 0;
  });
}

const changesBy = (asked: readonly Verdict[], delta: Delta): readonly VerdictChange[] =>
  asked.map(({ name, judge }): VerdictChange => {
    const found = judge(delta);
    if ("notJudged" in found) return { name, added: [], gone: [], notJudged: found.notJudged };
    return { name, added: without(found.after, found.before), gone: without(found.before, found.after) };
  });

/** The report and the rule ask the same. */
const byAll = oncePer((delta: Delta) => changesBy(verdicts, delta));

/** What each verdict finds on the head that it did not find on the base, and the other way round. */
export const verdictChanges = (delta: Delta, asked?: readonly Verdict[]): readonly VerdictChange[] =>
  asked === undefined ? byAll(delta) : changesBy(asked, delta);
