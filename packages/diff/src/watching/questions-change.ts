import type { Inventory, Resource } from "@meshwright/inventory";
import { causeOf } from "../effect.ts";
import type { ClusterDelta } from "../delta.ts";
import { mtlsChanges } from "../mesh/mtls-changes.ts";
import { mtlsModes } from "../mesh/peer-authentication.ts";
import type { ObjectChange } from "../object-change.ts";
import type { Said } from "../rule.ts";
import { isWithin } from "../value/change.ts";
import { enumerate, nameOf } from "../words.ts";
import { questionsIn } from "./verification.ts";

const without = (all: readonly string[], others: readonly string[]): readonly string[] =>
  all.filter((one) => !others.includes(one));

/** The text that a Job of a CronJob runs. */
const script = ["spec", "jobTemplate", "spec", "template", "spec", "containers", "*", "args"] as const;

/** How long it may take follows from how much it asks. */
const timeLimit = ["spec", "jobTemplate", "spec", "activeDeadlineSeconds"] as const;

const outcome = / (?:answered|refused)$/;

/** The same question without its outcome. */
const subjectOf = (question: string): string => question.replace(outcome, "");

/** True where a question names a namespace of which these files hold nothing any more: an app that goes, or has another name. */
function isOfAbsent(question: string, { resources }: Inventory): boolean {
  const asked = Array.from(
    question.matchAll(
      /(?<![\w/-])([a-z0-9-]+)(?=\/[a-z0-9-]+)|(?<=\bnamespace )[a-z0-9-]+|(?<=\bof )[a-z0-9-]+(?= have)/g,
    ),
    ([one]) => one,
  );
  const homes = new Set<string>(
    resources.map(({ ref }) => (ref.kind === "Namespace" ? ref.name : (ref.namespace ?? ""))),
  );
  return asked.some((namespace) => !homes.has(namespace));
}

/** True where a policy of the same change makes mTLS mandatory. */
const isStricter = (delta: ClusterDelta): boolean =>
  mtlsChanges(delta).some(({ from, to }) => mtlsModes.indexOf(to) > mtlsModes.indexOf(from));

/** What a CronJob asks that it did not, and asks no more. */
export function questionsChange(
  change: ObjectChange,
  { before, after }: { readonly before: Resource; readonly after: Resource },
  delta: ClusterDelta,
): readonly Said[] {
  const within = change.changes.filter((one) => isWithin(one, ...script));
  if (within.length === 0) return [];
  const timed = change.changes.filter((one) => isWithin(one, ...timeLimit));
  const [old, now] = [questionsIn(before), questionsIn(after)];
  const [gone, come] = [without(old, now), without(now, old)];
  const turned = come.filter((one) => gone.some((other) => outcome.test(one) && subjectOf(other) === subjectOf(one)));
  const subjects = new Set(turned.map(subjectOf));
  const lost = gone.filter((one) => !subjects.has(subjectOf(one)));
  const gained = without(come, turned);
  const isLooser = turned.some((one) => one.startsWith("that plaintext ") && one.endsWith(" answered"));
  const follows =
    turned.every((one) => one.startsWith("that plaintext ") && one.endsWith(" refused")) && isStricter(delta);
  const missed = lost.filter((one) => !isOfAbsent(one, delta.after));
  const told = [
    ...(turned.length > 0 ? [`now expects ${enumerate(turned, 5)}`] : []),
    ...(lost.length > 0 ? [`no longer tests ${enumerate(lost, 5)}`] : []),
    ...(gained.length > 0 ? [`also tests ${enumerate(gained, 5)}`] : []),
  ];
  const isCareful = missed.length > 0 || (turned.length > 0 && !follows);
  const alarm = isLooser
    ? " Nobody is told any more when plaintext is accepted; the test fails where it is refused."
    : "";
  return [
    {
      risk: isCareful ? "careful" : "routine",
      says: `${nameOf(after.ref)} ${told.length === 0 ? "asks the same in other words" : told.join("; it ")}.${alarm}`,
      ...(isCareful && {
        beforeMerging: `Confirm that it need not be tested any more ${enumerate(
          [...missed, ...gone.filter((one) => subjects.has(subjectOf(one)))],
          5,
        )}.`,
      }),
      causes: [causeOf(change, [...within, ...timed])],
    },
  ];
}
