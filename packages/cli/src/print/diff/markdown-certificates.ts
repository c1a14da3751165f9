import type { CertificateChange, Report } from "@meshwright/diff";
import { clustersText } from "@meshwright/diff";
import type { Section } from "./fit.ts";
import type { Sheet } from "./markdown.ts";
import { cutNote, ranks } from "./markdown-ranks.ts";
import { cell, clipped, code, prose } from "./markdown-text.ts";

interface Row {
  readonly certificate: CertificateChange;
  readonly clusters: readonly string[];
}

/** Each certificate of each effect, all of it, with the clusters in which the same happens to it. */
export function certificatesOf({ effects }: Report): readonly Row[] {
  const rows = effects.flatMap(({ one, clusters }) =>
    (one.certificates ?? []).map((certificate) => ({ certificate, clusters })),
  );
  const alike = Map.groupBy(rows, ({ certificate }) => JSON.stringify(certificate));
  return [...alike.values()].flatMap((same) => {
    const [first] = same;
    const clusters = [...new Set(same.flatMap((row) => row.clusters))].toSorted();
    return first === undefined ? [] : [{ certificate: first.certificate, clusters }];
  });
}

const day = (instant: string): string => prose(clipped(instant.slice(0, 10), 10));

/** Never left out for being the same as others: who is trusted is what a reviewer must see. */
export function certificateSections(report: Report, { artifact }: Sheet): readonly Section[] {
  const rows = certificatesOf(report);
  if (rows.length === 0) return [];
  return [
    {
      chapter: "## Certificates",
      open: ["| | What it is | Subject | Issuer | SHA-256 | Valid | Clusters |", "|---|---|---|---|---|---|---|"].join(
        "\n",
      ),
      tight: true,
      blocks: rows.map(({ certificate: one, clusters }) => ({
        text: `| ${[
          `**${prose(one.how)}**`,
          cell(clipped(one.role, 300)),
          cell(clipped(one.subject, 300)),
          cell(clipped(one.issuer, 300)),
          code(clipped(one.fingerprint, 100)),
          `${day(one.notBefore)} to ${day(one.notAfter)}`,
          prose(clustersText(clusters, report.clusters)),
        ].join(" | ")} |`,
        tells: 1,
      })),
      rank: ranks.certificates,
      cut: cutNote("certificate", artifact),
    },
  ];
}
