import type { Plan } from "../tree/plan.ts";
import { counted } from "./counted.ts";
import type { Paint } from "./paint.ts";

const signs = { added: "+", changed: "~", removed: "-" } as const;
const words = { added: "missing", changed: "differs", removed: "stale" } as const;
const styles = { added: "green", changed: "yellow", removed: "red" } as const;

const countOf = ({ changes }: Plan, kind: "added" | "changed" | "removed"): number =>
  changes.filter((change) => change.kind === kind).length;

/** What a render did: a line for each file, and a summary. */
export function renderText(out: string, plan: Plan, paint: Paint): string {
  const lines = plan.changes.map(({ kind, path }) => `${paint(styles[kind], signs[kind])} ${out}/${path}\n`);
  const total = `${counted(plan.unchanged, "file")} unchanged`;
  const summary =
    plan.changes.length === 0
      ? total
      : `${countOf(plan, "added")} added, ${countOf(plan, "changed")} changed, ${countOf(plan, "removed")} removed, ${total}`;
  return `${lines.join("")}${out}: ${summary}\n`;
}

/** True when the tree is exactly what the fleet renders. */
export const isUpToDate = ({ changes, unfinished, manifests }: Plan): boolean =>
  changes.length + unfinished.length + manifests.length === 0;

/** How the tree differs from what the fleet renders: a line for each file, and a summary. */
export function checkText(out: string, plan: Plan, paint: Paint): string {
  const lines = [
    ...plan.changes.map(({ kind, path }) => `${paint(styles[kind], words[kind])} ${out}/${path}\n`),
    ...plan.manifests.map((path) => `${paint("yellow", "differs")} ${out}/${path}\n`),
    ...plan.unfinished.map(
      (name) => `${paint("red", "unfinished")} ${out}/${name}: a render began here and did not end\n`,
    ),
  ];
  const summary = isUpToDate(plan)
    ? `${out}: up to date, ${counted(plan.unchanged, "file")}`
    : `${out}: out of date (${countOf(plan, "added")} missing, ${countOf(plan, "changed") + plan.manifests.length} differ, ${countOf(plan, "removed")} stale); render it again`;
  return `${lines.join("")}${summary}\n`;
}
