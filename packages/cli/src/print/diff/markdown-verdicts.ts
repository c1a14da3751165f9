import type { Finding } from "@meshwright/findings";
import type { Report } from "@meshwright/diff";
import { placeText } from "@meshwright/findings";
import type { Block, Section } from "./fit.ts";
import type { Sheet } from "./markdown.ts";
import { cutNote, ranks } from "./markdown-ranks.ts";
import { clipped, prose } from "./markdown-text.ts";

/** What the checks and proofs say of the head that they did not say of the base, and the other way round. */
export function verdictSections({ verdicts }: Report, { artifact }: Sheet): readonly Section[] {
  const blocks = verdicts.flatMap(({ name, added, gone, notJudged }): readonly Block[] => [
    ...(notJudged === undefined
      ? []
      : [block(`**${prose(name)}** could not judge: ${prose(clipped(notJudged, 600))}`)]),
    ...added.map((finding) => block(`**new ${finding.level}** (${prose(name)}): ${findingText(finding)}`)),
    ...gone.map((finding) => block(`no longer (${prose(name)}): ${findingText(finding)}`)),
  ]);
  if (blocks.length === 0) return [];
  return [
    {
      chapter: "## What the checks say",
      open: "",
      blocks,
      rank: ranks.verdicts,
      share: 0.5,
      cut: cutNote("finding", artifact),
    },
  ];
}

const block = (text: string): Block => ({ text: `- ${text}`, tells: 1 });

const findingText = ({ code, message, place }: Finding): string =>
  `${code}: ${prose(clipped(message, 500))} (${prose(clipped(placeText(place), 300))})`;
