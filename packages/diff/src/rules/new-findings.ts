import type { Finding, Level } from "@meshwright/findings";
import { keyPathText } from "@meshwright/findings";
import { fleetFolder } from "@meshwright/inventory";
import { asApplied } from "../as-applied.ts";
import type { Delta } from "../delta.ts";
import { missing, removedByMessage } from "../objects/missing.ts";
import type { Risk } from "../risk.ts";
import type { Rule, SaidOfTree } from "../rule.ts";
import { verdictChanges } from "../verdicts.ts";
import { nameOf } from "../words.ts";

const riskOf: Readonly<Record<Level, Risk>> = { error: "stop", warning: "careful", info: "routine" };

/** Messages that are told in full; of more only the number. */
const most = 3;

/** The top folder that a finding is of; that of what all share, where it is of none. */
function clusterOf({ place }: Finding, tops: ReadonlySet<string>): string {
  if (place.in === "object" || place.in === "unit") return place.cluster;
  if (place.in === "answer") return fleetFolder;
  const [first = "", ...rest] = place.file.split("/");
  const name = place.in === "fleet" ? (rest.at(-1) ?? first).replace(/\.ya?ml$/, "") : first;
  return tops.has(name) ? name : fleetFolder;
}

/** Where something is wrong, without what moves from one commit to the next. */
function whereOf({ place }: Finding): string {
  switch (place.in) {
    case "object":
      return nameOf(place.ref);
    case "fleet":
      return [place.file, keyPathText(place.keyPath)].filter((part) => part !== "").join(" ");
    case "file":
      return place.file;
    case "unit":
      return place.unit;
    case "answer":
      return place.answer;
  }
}

const told = (found: readonly Finding[]): string =>
  [
    ...found.slice(0, most).map((one) => `${whereOf(one)}: ${one.message}`),
    ...(found.length > most ? [`and ${found.length - most} more of the kind`] : []),
  ].join(" ");

const filesOf = (found: readonly Finding[]): readonly string[] => [
  ...new Set(found.flatMap(({ place }) => (place.in === "object" && place.file !== undefined ? [place.file] : []))),
];

function effect(cluster: string, found: readonly Finding[], how: "added" | "gone"): readonly SaidOfTree[] {
  const [first] = found;
  if (first === undefined) return [];
  const { code, level } = first;
  return [
    {
      cluster,
      risk: how === "gone" ? "routine" : riskOf[level],
      says: how === "gone" ? `No longer found (${code}): ${told(found)}` : `${code}, ${level}: ${told(found)}`,
      ...(how === "added" &&
        riskOf[level] !== "routine" && {
          beforeMerging: `Mend it, or say why it may stay: \`./mw check --explain ${code}\` tells what is wrong, why it matters, and how to mend it.`,
        }),
      causes: [],
      files: filesOf(found),
    },
  ];
}

/** One effect for all that is found of one kind in one top folder. */
function effectsOf(found: readonly Finding[], how: "added" | "gone", { before, after }: Delta): readonly SaidOfTree[] {
  const tops = new Set(after.tops);
  const all = new Set([...before.tops, ...after.tops]);
  return [...Map.groupBy(found, (one) => `${clusterOf(one, all)} ${one.code} ${one.level}`)].flatMap(([key, same]) => {
    const cluster = key.split(" ")[0] ?? "";
    // That nothing is wrong any more with what is no longer there needs no words.
    return how === "gone" && !tops.has(cluster) && cluster !== fleetFolder ? [] : effect(cluster, same, how);
  });
}

/** What objects miss that go in the same change is told by needed-deletion, with what becomes of it. */
function isToldAsDeletion({ clusters }: Delta): (found: Finding) => boolean {
  const gone = new Map(
    clusters
      .filter(({ presence }) => presence === "both")
      .map(({ cluster, changes }) => [cluster, removedByMessage(asApplied(changes))]),
  );
  return ({ place, message }) => place.in === "object" && (gone.get(place.cluster)?.has(missing(message)) ?? false);
}

export const newFindings: Rule = {
  name: "new-findings",
  heading: "The checks find something new",
  summary: "What checks and proofs find on one side and not on the other",
  risks: ["stop", "careful", "routine"],
  *run() {
    // It speaks of the tree as a whole.
  },
  *ofTree(whole) {
    const isTold = isToldAsDeletion(whole);
    for (const { added, gone } of verdictChanges(whole)) {
      yield* effectsOf(
        added.filter((found) => !isTold(found)),
        "added",
        whole,
      );
      yield* effectsOf(gone, "gone", whole);
    }
  },
};
