import type { Folded, ForecastStep, Report } from "@meshwright/diff";
import { foldedPlace, inFirst } from "@meshwright/diff";

/** Something that a person does, or looks at. */
export interface ToDo {
  /** `cluster-a (the same in cluster-b)`. */
  readonly where: string;
  /** Sentences. */
  readonly text: string;
}

type When = NonNullable<ForecastStep["when"]>;

/** All that people do on one side of the merge, each thing once: what effects ask for, the worst first, then what no engine does. */
export function toDosOf({ effects, forecast, clusters }: Report, when: When): readonly ToDo[] {
  const asked = effects.flatMap(({ one, ...where }): readonly Folded<string>[] => {
    const text = when === "before merging" ? one.beforeMerging : one.afterMerging;
    return text === undefined || one.risk === "routine" ? [] : [{ ...where, one: text }];
  });
  const known = together(asked).map((folded) => ({ folded, text: inFirst(folded) }));
  const byHand = forecast.flatMap(({ one, ...where }): readonly Folded<string>[] =>
    one
      .filter((step) => step.by === "hand" && step.when === when)
      .map((step) => ({ ...where, one: sentenceOf(step) }))
      .filter((step) => !isAsked(inFirst(step), known)),
  );
  return [...known.map(({ folded }) => folded), ...byHand].map((folded) => ({
    where: foldedPlace(folded, clusters, folded.one),
    text: inFirst(folded),
  }));
}

/** What several effects ask for in the same words, asked once. */
function together(all: readonly Folded<string>[]): readonly Folded<string>[] {
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
  return files.every((file) => known.some((one) => one.text.includes(file)));
}

/** `Apply cluster-a/access/role.policy.json and cluster-a/access/role.trust.json.` */
function sentenceOf({ does }: ForecastStep): string {
  const [first = "", ...others] = does.map((doing) => doing.replaceAll(/[^\s,]+\/[^\s,]+/g, "`$&`"));
  const verb = first.startsWith("apply ") ? "apply " : "";
  const text = [first, ...others.map((doing) => (doing.startsWith(verb) ? doing.slice(verb.length) : doing))].join(
    ", ",
  );
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
