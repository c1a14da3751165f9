import type { TrustPicture } from "@meshwright/trust";
import type { TrustReport } from "../trust-report.ts";
import { cell, findingItem, table } from "./markdown.ts";
import { groupRows, matrixTable, shownMatrices } from "./trust-groups.ts";
import {
  breaksText,
  cacertsText,
  chainText,
  clustersText,
  dayOf,
  eventText,
  headlines,
  holdersText,
  inDaysText,
  issuerText,
  leftText,
  noDays,
  noRoots,
  renewalText,
  uncheckedText,
} from "./trust-words.ts";

/** For a pull request or a page. */
export function trustMarkdown(report: TrustReport): string {
  const { picture, findings } = report;
  const [verdict, first] = headlines(report);
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ["", `## ${title}`, "", ...lines];
  const lines = [
    `# Trust of ${cell(picture.mesh)} on ${dayOf(picture.at)}`,
    "",
    `**${verdict}** ${cell(first)}`,
    ...section("Findings", findings.map(findingItem)),
    ...matrices(picture),
    ...section("Roots", picture.roots.length === 0 ? [noRoots] : roots(picture)),
    ...section("Intermediates", intermediates(picture)),
    ...section("Peer groups", table(["Group", "Size", "Clusters", "Signed under"], groupRows(picture))),
    ...section("Calendar", picture.calendar.length === 0 ? [noDays] : calendar(picture)),
    ...section(
      "Not checked",
      picture.notChecked
        .map((one) => cell(`${clustersText(one.clusters, picture)}: ${uncheckedText(one)}`))
        .map((line) => `- ${line}`),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

const roots = (picture: TrustPicture): readonly string[] =>
  table(
    ["Root", "File", "SHA-256", "Key", "Valid", "Accepted by", "Signs for"],
    picture.roots.map((root) => [
      root.subject,
      root.file,
      root.fingerprint,
      root.key,
      `${dayOf(root.notBefore)} to ${dayOf(root.notAfter)}, ${leftText(root.daysLeft)}`,
      clustersText(root.acceptedBy, picture),
      clustersText(root.signsFor, picture),
    ]),
  );

const intermediates = (picture: TrustPicture): readonly string[] =>
  table(
    ["Clusters", "Trust domain", "Issuer", "Way", "Intermediate", "cacerts"],
    picture.authorities.map((authority) => [
      holdersText(authority, picture),
      authority.trustDomain,
      issuerText(authority),
      chainText(authority, picture),
      `${authority.intermediate.key}, ${renewalText(authority)}`,
      cacertsText(authority),
    ]),
  );

const calendar = (picture: TrustPicture): readonly string[] =>
  table(
    ["Day", "In", "Breaks", "What", "Clusters"],
    picture.calendar.map((day) => [
      dayOf(day.at),
      inDaysText(day.inDays).replace(/^in /, ""),
      breaksText(day),
      eventText(day),
      clustersText(day.clusters, picture),
    ]),
  );

const matrices = ({ refusals }: TrustPicture): readonly string[] => {
  const { shown, left } = shownMatrices(refusals);
  const tables = shown.flatMap(({ matrix, groups }) => {
    const { titles, rows } = matrixTable(matrix);
    return ["", `## Who accepts whom in ${cell(groups)}`, "", ...table(titles.map(cell), rows)];
  });
  return left === "" ? tables : [...tables, "", left];
};
