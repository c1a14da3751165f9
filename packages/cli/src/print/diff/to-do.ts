import type { Folded, ForecastStep, Report } from "@meshwright/diff";
import { foldedPlace, inFirst } from "@meshwright/diff";
import { headingOf } from "./words.ts";

/** Something that a person does, or looks at. */
export interface ToDo {
  /** `cluster-a (the same in cluster-b)`. */
  readonly where: string;
  /** The heading under which it is told why; absent for what no effect asks for. */
  readonly about?: string;
  /** Sentences. */
  readonly text: string;
  /** Where the text is a list of steps (`(1) … (2) …`): those. */
  readonly steps: readonly string[];
}

interface Asked extends Folded<string> {
  readonly about?: string;
}

type When = NonNullable<ForecastStep["when"]>;

/** All that people do on one side of the merge, each thing once: what effects ask for, the worst first, then what no engine does. */
export function toDosOf(report: Report, when: When): readonly ToDo[] {
  const { effects, forecast, clusters } = report;
  const asked = effects.flatMap(({ one, clusters: here, peers }): readonly Asked[] => {
    const text = when === "before merging" ? one.beforeMerging : one.afterMerging;
    return text === undefined || one.risk === "routine"
      ? []
      : [{ one: text, about: headingOf(one.rule, report), clusters: here, ...(peers && { peers }) }];
  });
  const known = together(asked).map((folded) => ({ folded, text: inFirst(folded) }));
  const byHand = forecast.flatMap(({ one, ...where }): readonly Asked[] =>
    one
      .filter((step) => step.by === "hand" && step.when === when)
      .map((step) => ({ ...where, one: sentenceOf(step) }))
      .filter((step) => !isAsked(inFirst(step), known)),
  );
  return [...known.map(({ folded }) => folded), ...byHand].map((folded) => ({
    where: foldedPlace(folded, clusters, folded.one),
    ...(folded.about !== undefined && { about: folded.about }),
    text: inFirst(folded),
    steps: stepsIn(inFirst(folded)),
  }));
}

/** What stands behind `(1)`, `(2)` and so on, or `1.`, `2.`, where a text begins with that; else nothing. */
function stepsIn(text: string): readonly string[] {
  const mark = text.startsWith("(1) ") ? (count: number) => `(${count}) ` : (count: number) => `${count}. `;
  if (!text.startsWith(mark(1))) return [];
  const steps: string[] = [];
  let rest = text.slice(mark(1).length);
  for (let next = rest.indexOf(` ${mark(2)}`); next >= 0; next = rest.indexOf(` ${mark(steps.length + 2)}`)) {
    steps.push(rest.slice(0, next));
    rest = rest.slice(next + ` ${mark(steps.length + 1)}`.length);
  }
  return [...steps, rest];
}

/** What several effects ask for in the same words, asked once. */
function together(all: readonly Asked[]): readonly Asked[] {
  const alike = Map.groupBy(all, ({ one, peers }) => JSON.stringify([one, peers]));
  return [...alike.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    return [{ ...first, clusters: [...new Set(same.flatMap(({ clusters }) => clusters))].toSorted() }];
  });
}

/** True where a text that is there already names each file that the other one does, or bids to register the cluster. */
function isAsked(text: string, known: readonly { readonly text: string }[]): boolean {
  const files = Array.from(text.matchAll(/[^\s`]+\/[^\s`]*[^\s`.]/g), ([file]) => file);
  if (files.length === 0) return text.startsWith("Register") && known.some((one) => /\bregister/i.test(one.text));
  return files.every((file) => known.some((one) => one.text.includes(file) || isFolderOf(one.text, file)));
}

/** True where a text bids to apply what is in the folder of a file. */
const isFolderOf = (text: string, file: string): boolean =>
  /\bapply\b/i.test(text) && text.includes(file.slice(0, file.lastIndexOf("/")));

/** `Apply cluster-a/access/role.policy.json and cluster-a/access/role.trust.json.` */
function sentenceOf({ does }: ForecastStep): string {
  const [first = "", ...others] = does.map((doing) => doing.replaceAll(/[^\s,]+\/[^\s,]+/g, "`$&`"));
  const verb = first.startsWith("apply ") ? "apply " : "";
  const text = [first, ...others.map((doing) => (doing.startsWith(verb) ? doing.slice(verb.length) : doing))].join(
    ", ",
  );
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
