import type { AuthorityPicture, RootPicture, TrustPicture } from "@meshwright/trust";
import type { TrustReport } from "../trust-report.ts";
import { paintedLine } from "./findings-text.ts";
import type { Paint } from "./paint.ts";
import { printable } from "./printable.ts";
import { tableText } from "./table-text.ts";
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

const keyValues = (rows: readonly (readonly [key: string, value: string])[], paint: Paint): readonly string[] => {
  const width = Math.max(...rows.map(([key]) => key.length));
  return rows.map(([key, value]) => `  ${paint("dim", key.padEnd(width))}  ${printable(value)}`);
};

/** The picture for people. */
export function trustText(report: TrustReport, paint: Paint): string {
  const { picture, findings, fails } = report;
  const [verdict, first] = headlines(report);
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ["", paint("bold", title), ...lines];
  const told = findings.map((found) => paintedLine(found, paint));
  const lines = [
    paint("bold", `${picture.mesh} on ${dayOf(picture.at)}`),
    paint(fails ? "red" : "green", verdict),
    printable(first),
    ...section("FINDINGS", told),
    ...matrixLines(picture, paint),
    ...section(
      "ROOTS",
      picture.roots.length === 0 ? [noRoots] : picture.roots.flatMap((root) => rootLines(root, picture, paint)),
    ),
    ...section(
      "INTERMEDIATES",
      picture.authorities.flatMap((authority) => authorityLines(authority, picture, paint)),
    ),
    ...section("PEER GROUPS", tableText(["GROUP", "SIZE", "CLUSTERS", "SIGNED UNDER"], groupRows(picture), { paint })),
    ...section("CALENDAR", picture.calendar.length === 0 ? [noDays] : calendarLines(picture, paint)),
    ...section("NOT CHECKED", uncheckedLines(picture, paint)),
  ];
  return `${lines.join("\n")}\n`;
}

const rootLines = (root: RootPicture, picture: TrustPicture, paint: Paint): readonly string[] => [
  printable(root.subject),
  ...keyValues(
    [
      ["file", root.file],
      ["SHA-256", root.fingerprint],
      ["key", root.key],
      ["valid", `${dayOf(root.notBefore)} to ${dayOf(root.notAfter)}, ${leftText(root.daysLeft)}`],
      ["accepted by", clustersText(root.acceptedBy, picture)],
      ["signs for", clustersText(root.signsFor, picture)],
    ],
    paint,
  ),
];

const authorityLines = (authority: AuthorityPicture, picture: TrustPicture, paint: Paint): readonly string[] => [
  holdersText(authority, picture),
  ...keyValues(
    [
      ["trust domain", authority.trustDomain],
      ["issuer", issuerText(authority)],
      ["way", chainText(authority, picture)],
      ["intermediate", `${authority.intermediate.key}, ${renewalText(authority)}`],
      ["cacerts", cacertsText(authority)],
    ],
    paint,
  ),
];

const calendarLines = (picture: TrustPicture, paint: Paint): readonly string[] =>
  tableText(
    ["DAY", "IN", "BREAKS", "WHAT", "CLUSTERS"],
    picture.calendar.map((day) => [
      dayOf(day.at),
      inDaysText(day.inDays).replace(/^in /, ""),
      breaksText(day),
      printable(eventText(day)),
      clustersText(day.clusters, picture),
    ]),
    { paint, right: [1] },
  ).map((line) => line.replace(/(?<= {2})(workloads|renewals|renders)(?= )/, (word) => paint("red", word)));

const uncheckedLines = (picture: TrustPicture, paint: Paint): readonly string[] =>
  picture.notChecked.map(
    (one) => `${paint("yellow", "?")} ${clustersText(one.clusters, picture)}: ${uncheckedText(one)}`,
  );

const matrixLines = ({ refusals }: TrustPicture, paint: Paint): readonly string[] => {
  const { shown, left } = shownMatrices(refusals);
  const tables = shown.flatMap(({ matrix, groups }) => {
    const { titles, rows } = matrixTable(matrix);
    return ["", paint("bold", `WHO ACCEPTS WHOM in ${groups}`), ...tableText(titles, rows, { paint })];
  });
  return left === "" ? tables : [...tables, "", left];
};
