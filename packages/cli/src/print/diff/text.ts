import type { FoldedEffect, FoldedObject, Report, Risk } from "@meshwright/diff";
import { clustersText, risks } from "@meshwright/diff";
import type { Paint } from "../paint.ts";
import { printable } from "../printable.ts";
import { objectLines } from "./change-lines.ts";
import { asks, countsText, hiddenText, objectText, riskTitles, whereText } from "./words.ts";
import { wrapped } from "./wrapped.ts";

export interface TextOptions {
  readonly paint: Paint;
  /** Show also what is hidden as noise. */
  readonly all: boolean;
  /** Width of the terminal; 100 in a pipe. */
  readonly columns?: number;
}

interface Page extends TextOptions {
  readonly width: number;
}

const styles = { stop: "red", careful: "yellow", routine: "green" } as const;
const markStyles = { "+": "green", "-": "red" } as const;

/** For people at a terminal: effects by risk, what happens next, details, and what is not told. */
export function diffText(report: Report, options: TextOptions): string {
  const page: Page = { ...options, width: Math.min(120, Math.max(80, options.columns ?? 100)) };
  const sections = [
    headLines(report, page),
    ...risks.map((risk) => riskLines(report, risk, page)),
    verdictLines(report, page),
    forecastLines(report, page),
    detailLines(report, page),
    hiddenLines(report, page),
    unreadLines(report, page),
  ].filter((lines) => lines.length > 0);
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function headLines(report: Report, { paint, width }: Page): readonly string[] {
  const { title, base, head, risk } = report;
  const what = `${printable(base)} → ${printable(head)}: ${countsText(report)}`;
  if (risk === undefined) return [paint("bold", "Nothing differs."), what];
  return [
    ...wrapped(`${printable(title)}.`, width, "").map((line) => paint("bold", line)),
    ...wrapped(`${riskTitles[risk]}: ${asks[risk]}.`, width, "").map((line) => paint([styles[risk]], line)),
    ...wrapped(what, width, "").map((line) => paint("dim", line)),
  ];
}

function riskLines(report: Report, risk: Risk, page: Page): readonly string[] {
  const effects = report.effects.filter(({ one }) => one.risk === risk);
  if (effects.length === 0) return [];
  const byRule = Map.groupBy(effects, ({ one }) => one.rule);
  const head = page.paint([styles[risk], "bold"], `${riskTitles[risk].toUpperCase()}  ${asks[risk]}`);
  return [
    head,
    ...[...byRule].flatMap(([rule, told]) => {
      const heading = report.rules.find(({ name }) => name === rule)?.heading ?? rule;
      return [
        `  ${page.paint("bold", heading)} ${page.paint("dim", rule)}`,
        ...told.flatMap((effect) => effectLines(effect, report, page)),
      ];
    }),
  ];
}

function effectLines(effect: FoldedEffect, { clusters }: Report, { paint, width }: Page): readonly string[] {
  const { says, watch, certificates = [] } = effect.one;
  return [
    ...wrapped(printable(says), width, "      ", "    - "),
    ...wrapped(printable(whereText(effect, clusters)), width, "      ").map((line) => paint("cyan", line)),
    ...(watch === undefined ? [] : wrapped(printable(`watch: ${watch}`), width, "        ", "      ")),
    ...certificates.flatMap((one) => [
      `      certificate ${one.how}: ${printable(one.role)}`,
      `        subject      ${printable(one.subject)}`,
      `        issuer       ${printable(one.issuer)}`,
      `        SHA-256      ${printable(one.fingerprint)}`,
      `        valid        ${printable(one.notBefore)} to ${printable(one.notAfter)}`,
    ]),
  ];
}

function verdictLines({ verdicts }: Report, { paint, width }: Page): readonly string[] {
  const told = verdicts.filter(
    ({ added, gone, notJudged }) => added.length + gone.length > 0 || notJudged !== undefined,
  );
  if (told.length === 0) return [];
  return [
    paint("bold", "What the checks say"),
    ...told.flatMap(({ name, added, gone, notJudged }) => [
      ...(notJudged === undefined ? [] : wrapped(printable(`${name}: not judged: ${notJudged}`), width, "    ", "  ")),
      ...added.flatMap(({ code, level, message }) =>
        wrapped(printable(`${name}: new ${level} ${code}: ${message}`), width, "    ", "  "),
      ),
      ...gone.flatMap(({ code, message }) =>
        wrapped(printable(`${name}: gone ${code}: ${message}`), width, "    ", "  "),
      ),
    ]),
  ];
}

function forecastLines({ forecast, clusters }: Report, { paint, width }: Page): readonly string[] {
  if (forecast.length === 0) return [];
  return [
    paint("bold", "What happens next"),
    ...forecast.flatMap(({ one, clusters: here }) => [
      `  ${paint("cyan", printable(clustersText(here, clusters)))}`,
      ...one.flatMap(({ unit, by, does, waitsFor, restarts }, index) => [
        ...wrapped(
          printable(`${unit} (${by === "hand" ? "by hand" : by}): ${does.join(", ")}`),
          width,
          "       ",
          `  ${String(index + 1).padStart(3)}. `,
        ),
        ...(waitsFor.length === 0
          ? []
          : wrapped(printable(`waits for ${waitsFor.join("; ")}`), width, "         ", "       ")),
        ...(restarts.length === 0
          ? []
          : wrapped(printable(`restarts ${restarts.join(", ")}`), width, "         ", "       ")),
      ]),
    ]),
  ];
}

function detailLines(report: Report, page: Page): readonly string[] {
  const objects = report.objects.filter(({ noise }) => page.all || noise === undefined);
  const files = report.files.filter(({ noise }) => page.all || noise === undefined);
  if (objects.length + files.length === 0) return [];
  return [
    page.paint("bold", "Details"),
    ...objects.flatMap((object) => objectTextLines(object, report, page)),
    ...files.map(
      ({ one, ...where }) => `  ${printable(`${one.path} ${one.how}; ${whereText(where, report.clusters)}`)}`,
    ),
  ];
}

function objectTextLines(object: FoldedObject, { clusters }: Report, { paint, width, all }: Page): readonly string[] {
  const { one } = object;
  const lines = one.how === "added" && !all ? [] : objectLines(object, { all });
  return [
    ...wrapped(printable(objectText(one)), width, "    ", "  ").map((line) => paint("bold", line)),
    ...wrapped(printable(`${one.after ?? one.before}; ${whereText(object, clusters)}`), width, "    ").map((line) =>
      paint("dim", line),
    ),
    ...lines.map(({ mark, text }) => {
      const line = `    ${mark} ${text}`;
      return mark === " " ? line : paint([markStyles[mark]], line);
    }),
  ];
}

function hiddenLines({ hidden }: Report, { paint, all }: Page): readonly string[] {
  if (hidden.length === 0) return [];
  return [
    paint("bold", all ? "Generated, and shown with --all" : "Not shown (--all shows it)"),
    ...hidden.map((one) => `  ${printable(hiddenText(one))}`),
  ];
}

function unreadLines({ unread }: Report, { paint, width }: Page): readonly string[] {
  if (unread.length === 0) return [];
  return [
    paint("bold", "Not compared: it could not be read"),
    ...unread.flatMap(({ code, message }) => wrapped(printable(`${code}: ${message}`), width, "    ", "  ")),
  ];
}
