import { MeshwrightError } from "@meshwright/findings";
import { buildApplication, buildRouteMap, text_en } from "@stricli/core";
import packageJson from "../package.json" with { type: "json" };
import { addCluster } from "./commands/add-cluster.ts";
import { chartsPull } from "./commands/charts-pull.ts";
import { check } from "./commands/check.ts";
import { diff } from "./commands/diff.ts";
import { fleetImportAws } from "./commands/fleet-import-aws.ts";
import { init } from "./commands/init.ts";
import { network } from "./commands/network.ts";
import { order } from "./commands/order.ts";
import { planRotateRoot } from "./commands/plan-rotate-root.ts";
import { planShow } from "./commands/plan.ts";
import { render } from "./commands/render.ts";
import { trust } from "./commands/trust.ts";
import type { Context } from "./context.ts";
import { findingsText } from "./print/findings-text.ts";

const routes = buildRouteMap<string, Context>({
  routes: {
    add: buildRouteMap<string, Context>({
      routes: { cluster: addCluster },
      docs: { brief: "Add something to a fleet that is there" },
    }),
    charts: buildRouteMap<string, Context>({
      routes: { pull: chartsPull },
      docs: { brief: "Fetch and lock the charts that the fleet renders" },
    }),
    check,
    diff,
    fleet: buildRouteMap<string, Context>({
      routes: {
        import: buildRouteMap<string, Context>({
          routes: { aws: fleetImportAws },
          docs: { brief: "Compare the fleet with what is really there, or fill it" },
        }),
      },
      docs: { brief: "What a fleet says, beside what is there" },
    }),
    init,
    network,
    order,
    plan: buildRouteMap<string, Context>({
      routes: { "rotate-root": planRotateRoot, show: planShow },
      defaultCommand: "show",
      docs: { brief: "Changes in stages, each one commit: how far they are, and what is next" },
    }),
    render,
    trust,
  },
  docs: {
    brief: "Renders a fleet of clusters into the YAML of one multi-primary Istio mesh",
    fullDescription:
      "Renders a fleet of clusters into the YAML of one multi-primary Istio mesh.\nIn the repository: ./mw render, ./mw order …; ./mw test runs all tests.",
  },
});

/** The command line. What a command throws is told here, and only here. */
export function buildApp(context: Pick<Context, "process">) {
  const told = (error: unknown): string =>
    error instanceof MeshwrightError ? findingsText(error.findings, context).trimEnd() : bugText(error, context);
  return buildApplication(routes, {
    name: "meshwright",
    versionInfo: { currentVersion: packageJson.version },
    scanner: { caseStyle: "allow-kebab-for-camel" },
    documentation: { disableAnsiColor: (context.process.env["NO_COLOR"] ?? "") !== "" },
    localization: {
      text: { ...text_en, exceptionWhileRunningCommand: told, exceptionWhileLoadingCommandFunction: told },
    },
    determineExitCode: () => 2,
  });
}

/** For what should never happen: one line, and where to find more. */
export function bugText(error: unknown, { process }: Pick<Context, "process">): string {
  if ((process.env["MESHWRIGHT_DEBUG"] ?? "") !== "")
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const line = (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
  return `unexpected error: ${line}\nThis is a bug in meshwright; MESHWRIGHT_DEBUG=1 shows where it comes from.`;
}
