import type { ChartRequest } from "@meshwright/charts";
import type { Helm, HelmAnswer } from "./helm.ts";
import { quietEnv } from "./quiet-env.ts";
import type { ChartsWorld } from "./world.ts";

/** What a run of helm for one input gave. */
export type Templated = HelmAnswer | { readonly ok: "unstable"; readonly object: string };

export interface TemplateOptions {
  readonly helm: Helm;
  readonly env: ChartsWorld["env"];
  /** Path of the chart's archive. */
  readonly archive: string;
  /** A folder in which helm finds nothing. */
  readonly home: string;
  /** Render it a second time, and compare. */
  readonly twice: boolean;
}

const seconds = 120;

/** A chart that prints the day cannot hide between these: it is never the same day in both. */
const zones = ["Etc/GMT+12", "Pacific/Kiritimati"] as const;

const nothingOf = (home: string) => ({ HELM_CACHE_HOME: home, HELM_CONFIG_HOME: home, HELM_DATA_HOME: home });

/** Lets helm render a chart, and tells where two runs differ: a chart that makes something up has no place in git. */
export async function templateChart(
  { release, kubernetesVersion, apiVersions }: ChartRequest,
  { helm, env, archive, home, twice }: TemplateOptions,
): Promise<Templated> {
  const args = [
    "template",
    release.name,
    archive,
    `--namespace=${release.namespace}`,
    "--include-crds",
    "--values=-",
    `--kube-version=${kubernetesVersion}`,
    "--kubeconfig=/dev/null",
    ...apiVersions.map((version) => `--api-versions=${version}`),
  ];
  const input = JSON.stringify(release.values);
  const run = async (zone: string): Promise<HelmAnswer> =>
    helm.run({ args, env: { ...quietEnv(env), ...nothingOf(home), TZ: zone }, input, seconds });
  const first = await run(zones[0]);
  if (!first.ok || !twice) return first;
  const second = await run(zones[1]);
  if (!second.ok) return second;
  return first.stdout === second.stdout
    ? first
    : { ok: "unstable", object: firstDifference(first.stdout, second.stdout) };
}

/** Kind and name of the first object that differs; never its content, which may be a made-up password. */
function firstDifference(left: string, right: string): string {
  const documents = (text: string): readonly string[] => text.split(/^---$/m);
  const others = documents(right);
  const found = documents(left).find((document, index) => document !== others[index]) ?? "";
  const kind = /^["']?kind["']?: *["']?([A-Za-z0-9]{1,63})/m.exec(found)?.[1] ?? "an object";
  const name = /^(?: +|["']?metadata["']?: *\{ *)["']?name["']?: *["']?([a-z0-9.-]{1,253})/m.exec(found)?.[1];
  return name === undefined ? kind : `the ${kind} ${name}`;
}
