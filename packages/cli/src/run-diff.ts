import type { Report, Side } from "@meshwright/diff";
import { deltaOf, reportOf } from "@meshwright/diff";
import type { Context } from "./context.ts";
import { diffJson } from "./print/diff/json.ts";
import { diffMarkdown } from "./print/diff/markdown.ts";
import { diffText } from "./print/diff/text.ts";
import { painter } from "./print/paint.ts";
import type { FleetSource } from "./sides/fleet-source.ts";
import { areSameFleets, loadFleetOf } from "./sides/load-fleets.ts";
import type { ReadSides, SidesAsked } from "./sides/read-sides.ts";
import { readSides } from "./sides/read-sides.ts";

export interface DiffOptions extends SidesAsked {
  readonly format: "text" | "markdown" | "json";
  /** Show also what is generated and follows from the rest. */
  readonly all: boolean;
  readonly exitCode: boolean;
  /** Label by which what stops is confirmed; Markdown names it. */
  readonly allowLabel?: string;
  /** Address of the pages that Markdown links to. */
  readonly docs?: string;
}

/** Compares two trees by what they mean. */
export async function runDiff(context: Context, options: DiffOptions): Promise<void> {
  const { process } = context;
  const { format, all, exitCode, docs, allowLabel } = options;
  const { columns } = process.stdout;
  const report = await reportWithFleets(context, await readSides(context, options));
  const printers = {
    text: () => diffText(report, { paint: painter(process.stdout, process.env), all, ...(columns && { columns }) }),
    markdown: () =>
      diffMarkdown(report, {
        all,
        ...(docs !== undefined && { docs }),
        ...(allowLabel !== undefined && { allowLabel }),
      }),
    json: () => diffJson(report),
  };
  process.stdout.write(printers[format]());
  if (report.unread.length > 0) process.exitCode = 2;
  else if (exitCode && differs(report)) process.exitCode = 1;
}

/** The fleets are read where they can say anything: they differ, or something is found that a fleet may explain. */
async function reportWithFleets(context: Context, { before, after, fleets }: ReadSides): Promise<Report> {
  const delta = deltaOf(before, after);
  const sources = fleets();
  if (areSameFleets(sources.before, sources.after)) {
    const none = { fleet: { findings: [] } };
    const report = reportOf({ ...delta, before: { ...before, ...none }, after: { ...after, ...none } });
    if (report.verdicts.every(({ added, gone }) => added.length + gone.length === 0)) return report;
  }
  if (sources.before.is === "none" && sources.after.is === "none")
    return reportOf({
      ...delta,
      before: { ...before, noFleet: sources.before.why },
      after: { ...after, noFleet: sources.after.why },
    });
  const engine = await context.engine();
  const withFleet = async (side: Side, source: FleetSource): Promise<Side> => ({
    ...side,
    ...(await loadFleetOf(context, engine, source)),
  });
  const both = [await withFleet(before, sources.before), await withFleet(after, sources.after)] as const;
  return reportOf({ ...delta, before: both[0], after: both[1] });
}

const differs = ({ counts: { added, removed, changed, files } }: Report): boolean =>
  added + removed + changed + files > 0;
