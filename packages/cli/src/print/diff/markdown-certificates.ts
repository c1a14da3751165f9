import type { CertificateChange, Folded, Report } from "@meshwright/diff";
import { clustersText, inFirst, placeParts } from "@meshwright/diff";
import type { Section } from "./fit.ts";
import type { Sheet } from "./markdown.ts";
import { cutNote, ranks } from "./markdown-ranks.ts";
import { cell, clipped, code, prose } from "./markdown-text.ts";

/** One certificate that comes, goes or stays, with all that it is for. */
export interface CertificateRow {
  readonly certificate: Omit<CertificateChange, "role">;
  /** `root that istiod and all sidecars of cluster-a trust (the same in cluster-b)`. */
  readonly roles: readonly string[];
  readonly clusters: readonly string[];
}

/** Each certificate of all effects once, for each thing that happens to it. */
export function certificatesOf({
  effects,
  clusters: all,
}: Pick<Report, "effects" | "clusters">): readonly CertificateRow[] {
  const found = effects.flatMap(({ one, ...where }) =>
    (one.certificates ?? []).map((certificate): Folded<CertificateChange> => ({ ...where, one: certificate })),
  );
  const alike = Map.groupBy(found, (folded) => JSON.stringify(withoutRole(folded)));
  return [...alike.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const clusters = [...new Set(same.flatMap((row) => row.clusters))].toSorted();
    return [{ certificate: withoutRole(first), roles: [...new Set(same.map((one) => roleText(one, all)))], clusters }];
  });
}

function withoutRole(folded: Folded<CertificateChange>): CertificateRow["certificate"] {
  const { role: _, ...rest } = inFirst(folded);
  return rest;
}

function roleText(folded: Folded<CertificateChange>, all: readonly string[]): string {
  const { role } = inFirst(folded);
  return `${role}${placeParts(folded, all, folded.one.role).same}`;
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
      blocks: rows.map(({ certificate: one, roles, clusters }) => ({
        text: `| ${[
          `**${prose(one.how)}**`,
          cell(clipped(roles.join("; "), 600)),
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
