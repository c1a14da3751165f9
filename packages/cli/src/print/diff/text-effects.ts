import type { CertificateChange, FoldedEffect, Report, Risk } from "@meshwright/diff";
import { inFirst } from "@meshwright/diff";
import { printable } from "../printable.ts";
import type { Page } from "./text.ts";
import { asks, headingOf, riskTitles, whereText } from "./words.ts";
import { wrapped } from "../wrapped.ts";

export const riskStyles = { stop: "red", careful: "yellow", routine: "green" } as const;

/** What happens, of one risk: by rule. */
export function riskLines(report: Report, risk: Risk, page: Page): readonly string[] {
  const effects = report.effects.filter(({ one }) => one.risk === risk);
  if (effects.length === 0) return [];
  return [
    page.paint([riskStyles[risk], "bold"], `${riskTitles[risk].toUpperCase()}  ${asks[risk]}`),
    ...[...Map.groupBy(effects, ({ one }) => one.rule)].flatMap(([rule, told]) => [
      `  ${page.paint("bold", printable(headingOf(rule, report)))} ${page.paint("dim", printable(rule))}`,
      ...told.flatMap((effect) => effectLines(effect, report, page)),
    ]),
  ];
}

function effectLines(effect: FoldedEffect, { clusters }: Report, { paint, width }: Page): readonly string[] {
  const { says, certificates = [] } = inFirst(effect);
  const where = wrapped(whereText(effect, clusters, [effect.one.says, effect.one.certificates]), {
    width,
    indent: "      ",
    first: "    - ",
  });
  return [
    ...where.map((line) => paint("cyan", line)),
    ...wrapped(says, { width, indent: "      " }),
    ...certificates.flatMap(certificateLines),
  ];
}

/** All of it: who is trusted is what a reviewer must see. */
const certificateLines = (one: CertificateChange): readonly string[] => [
  `      certificate ${printable(one.how)}: ${printable(one.role)}`,
  `        subject  ${printable(one.subject)}`,
  `        issuer   ${printable(one.issuer)}`,
  `        SHA-256  ${printable(one.fingerprint)}`,
  `        valid    ${printable(one.notBefore.slice(0, 10))} to ${printable(one.notAfter.slice(0, 10))}`,
];
