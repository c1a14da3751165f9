import type { ForecastStep, Report } from "@meshwright/diff";
import { expand, fold, foldedPlace, inFirst } from "@meshwright/diff";

/** What a reader is told of a step. */
export type NextStep = Omit<ForecastStep, "delivery" | "wave" | "when">;

/** What engines do in some clusters. */
export interface NextSteps {
  /** `cluster-a (the same in cluster-b)`. */
  readonly where: string;
  readonly steps: readonly NextStep[];
  /** Another list, of which only those steps are given that are not the same. */
  readonly butFor?: string;
}

/** What the engines do once it is merged. What people do is told as such; a single step that waits for nothing is told by its effects. */
export function nextStepsOf({ forecast, clusters }: Report): readonly NextSteps[] {
  const own = forecast.flatMap((folded) =>
    expand(folded).map((steps, index) => ({
      cluster: folded.clusters[index] ?? "",
      steps: steps.filter(({ by }) => by !== "hand").map(nextStep),
    })),
  );
  const lists = fold(own.filter(({ steps }) => steps.length > 0));
  const [only, ...others] = lists.flatMap(({ one }) => one.steps);
  const isTold = only === undefined || (others.length === 0 && isSimple(only));
  const told: (NextSteps & { readonly texts: readonly string[] })[] = [];
  for (const folded of isTold ? [] : lists) {
    const { steps } = inFirst(folded);
    const texts = steps.map((step) => JSON.stringify(step));
    const where = foldedPlace(folded, clusters, folded.one.steps);
    const like = told.find((one) => one.butFor === undefined && isLike(one.texts, texts));
    const differing = steps.filter((_, index) => like?.texts[index] !== texts[index]);
    told.push(like === undefined ? { where, steps, texts } : { where, steps: differing, butFor: like.where, texts });
  }
  return told.map(({ texts: _, ...list }) => list);
}

const nextStep = ({ delivery: _, wave: __, when: ___, ...step }: ForecastStep): NextStep => step;

const isSimple = ({ after = [], waitsFor, restarts }: NextStep): boolean =>
  after.length + waitsFor.length + restarts.length === 0;

/** True for as many steps of which most are the same. */
const isLike = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && 2 * other.filter((text, index) => one[index] !== text).length <= other.length;

const engines = { argocd: "Argo CD", flux: "Flux", hand: "a person" } as const;

const enginesIn = (lists: readonly NextSteps[]): readonly string[] =>
  [...new Set(lists.flatMap(({ steps }) => steps.map(({ by }) => engines[by])))].toSorted();

/** What holds for all of the steps. */
export function beginning(lists: readonly NextSteps[]): string {
  const names = enginesIn(lists);
  const [who, syncs] = [names.join(" and "), names.length === 1 ? "syncs" : "sync"];
  const waiting = lists.some(({ steps }) =>
    steps.some(({ after = [], waitsFor }) => after.length + waitsFor.length > 0),
  );
  const more = waiting ? "A step that waits says for what." : "No step waits for another.";
  return `When this is merged, ${who} ${syncs} all of these at once, in each cluster for itself. ${more}`;
}

/** `70-link-cluster-b (the remote secret for cluster-b)`: the unit, and what it is. */
export function stepTitle({ unit, title, by }: NextStep, lists: readonly NextSteps[]): string {
  if (unit === "all" && title !== undefined) return title;
  const more = [
    ...(title === undefined || unit.replace(/^\d+-/, "") === title ? [] : [title]),
    ...(enginesIn(lists).length > 1 ? [engines[by]] : []),
  ];
  return more.length === 0 ? unit : `${unit} (${more.join("; ")})`;
}

/** What holds up a step, and what restarts with it. */
export const stepNotes = ({ after = [], waitsFor, restarts }: NextStep): readonly string[] => [
  ...(after.length === 0 ? [] : [`Begins after ${after.join(", ")}`]),
  ...(waitsFor.length === 0 ? [] : [`Waits until ${waitsFor.join("; ")}`]),
  ...(restarts.length === 0 ? [] : [`Restarts ${restarts.join(", ")}`]),
];

/** `In cluster-b the same as in cluster-a, but for:`. */
export const listTitle = ({ where, butFor }: NextSteps): string =>
  butFor === undefined ? `In ${where}:` : `In ${where} the same as in ${butFor}, but for:`;
