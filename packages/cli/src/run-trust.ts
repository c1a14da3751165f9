import type { Finding } from "@meshwright/findings";
import { hasErrors, MeshwrightError } from "@meshwright/findings";
import type { Context, Engine } from "./context.ts";
import { findingsText } from "./print/findings-text.ts";
import { painter } from "./print/paint.ts";
import { trustJson } from "./print/trust-json.ts";
import { trustMarkdown } from "./print/trust-markdown.ts";
import { trustText } from "./print/trust-text.ts";
import { findFleet } from "./read-fleet.ts";
import type { TrustReport } from "./trust-report.ts";

export interface TrustOptions {
  readonly format: "text" | "json" | "markdown";
  /** Absent: now. */
  readonly at?: Date;
  readonly fleet?: string;
}

const isOfTrust = ({ code }: Finding): boolean => code.startsWith("MW3");

/** Prints whom a fleet trusts. One that is refused today is shown as well: that is when people look. */
export async function runTrust(
  context: Context,
  engine: Engine,
  { format, at = context.today, fleet: named }: TrustOptions,
): Promise<void> {
  const { stdout, stderr, env } = context.process;
  const { read, findings } = await findFleet({ ...context, today: at }, engine, named, {
    even: ["untrusted", "unreachable"],
    remarks: true,
  });
  if (read === undefined) throw new MeshwrightError(findings);
  // What the network lacks is a reason to refuse a fleet, and none to hide whom it trusts.
  const others = findings.filter((one) => !isOfTrust(one) && one.level !== "info");
  stderr.write(findingsText(others, context));
  const picture = engine.trust.trustPicture(read.fleet, { today: context.today, at });
  const ofTrust = findings.filter(isOfTrust);
  const fails = hasErrors(ofTrust) || picture.refusals.length > 0;
  const report: TrustReport = { picture, findings: ofTrust, isAhead: at !== context.today, fails };
  const printers = {
    text: () => trustText(report, painter(stdout, env)),
    json: () => trustJson(report),
    markdown: () => trustMarkdown(report),
  };
  stdout.write(printers[format]());
  if (fails) context.process.exitCode = 1;
}
