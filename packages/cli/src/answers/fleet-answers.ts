import type { ClusterAnswers, FleetAnswers, RootAnswer } from "@meshwright/config";
import type { Finding } from "@meshwright/findings";
import { finding, hasErrors, kinds } from "@meshwright/findings";
import { resolve } from "node:path";
import type { Context, Engine } from "../context.ts";
import { cidrsSaid, completeCluster, missingOf } from "./cluster-answers.ts";
import { clusterKeys } from "./cluster-keys.ts";
import type { InitSaid } from "./init-said.ts";
import { clusterName } from "./init-said.ts";
import { exchangeHelp, exchangeText, meshAnswers, missingOfMesh } from "./mesh-answers.ts";
import { addressesOf, cidrsOf } from "./networks.ts";
import { all, answerPlace, one, together } from "./said.ts";

export interface CompletedFleet {
  /** Absent where something is missing or wrong. */
  readonly answers?: FleetAnswers;
  readonly findings: readonly Finding[];
}

/** Makes a whole fleet from what was said of it, each word of which is right by itself. */
export async function completeFleet(
  context: Pick<Context, "cwd" | "today">,
  config: Engine["config"],
  said: InitSaid,
): Promise<CompletedFleet> {
  const { mesh, clusters } = said;
  const roots = await rootsOf(context, config, all(mesh, "root"));
  const findings = [...missingAnswers(said), ...roots.findings];
  const exchange = exchangeText(mesh, clusters);
  if (exchange === undefined && !hasErrors(findings))
    findings.push(finding(kinds.missingAnswer, answerPlace("--exchange"), { help: exchangeHelp }));
  if (hasErrors(findings)) return { findings };
  const completed = completeClusters(config, said);
  findings.push(...completed.findings);
  if (exchange === undefined || hasErrors(findings)) return { findings };
  return {
    findings,
    answers: {
      mesh: meshAnswers(mesh, exchange),
      roots: roots.roots,
      clusters: completed.clusters,
      samples: said.samples ?? false,
    },
  };
}

/** What nobody said, and nothing can stand in for. */
export const missingAnswers = (said: InitSaid): readonly Finding[] => [
  ...missingOfMesh(said.mesh),
  ...missingOfClusters(said),
];

function missingOfClusters({ clusters }: InitSaid): readonly Finding[] {
  const missing = (answer: string, help: string) => finding(kinds.missingAnswer, answerPlace(answer), { help });
  if (clusters.length === 0) {
    const keys = "name=…,region=…,account=…,kubernetes-version=…,vpc=…,subnet=…,endpoint=…,ca=…";
    return [missing("--cluster", `One for each cluster: ${keys}; eks=<file> stands for what EKS knows.`)];
  }
  const names = clusters.map((cluster) => one(cluster, "name"));
  return clusters.flatMap((cluster, index) => {
    const nameOf = clusterName(cluster, index);
    const name = names[index];
    const first = names.indexOf(name);
    return [
      ...(name === undefined ? [missing(nameOf("name"), `${clusterKeys.name.brief}.`)] : []),
      ...(name !== undefined && first < index
        ? [
            finding(kinds.duplicateCluster, answerPlace(`--cluster ${index + 1} name`), {
              name,
              other: `--cluster ${first + 1}`,
            }),
          ]
        : []),
      ...missingOf(cluster, nameOf),
    ];
  });
}

function completeClusters(config: Engine["config"], { mesh, clusters }: InitSaid) {
  const made: ClusterAnswers[] = [];
  const findings: Finding[] = [];
  for (const [index, cluster] of clusters.entries()) {
    const others = clusters.filter((other) => other !== cluster).flatMap(cidrsSaid);
    // Of two networks where nobody says otherwise: a gateway stands where pods may or may not reach each other.
    const network = one(mesh, "model") === "flat" ? one(mesh, "mesh") : one(cluster, "name");
    const usual = { peerGroup: ["default"], network: [network ?? ""] };
    const completed = completeCluster(config, together(cluster, usual), {
      taken: [...others, ...made.flatMap(cidrsOf)],
      like: made.map(addressesOf),
      nameOf: clusterName(cluster, index),
    });
    findings.push(...completed.findings);
    if (completed.cluster !== undefined) made.push(completed.cluster);
  }
  return { clusters: made, findings };
}

async function rootsOf(
  { cwd, today }: Pick<Context, "cwd" | "today">,
  config: Engine["config"],
  files: readonly string[],
) {
  const roots: RootAnswer[] = [];
  const findings: Finding[] = [];
  for (const file of files) {
    const read = await config.readRootFile({
      path: resolve(cwd, file),
      shown: file,
      place: answerPlace("--root"),
      today,
    });
    // What only warns is told once more by the fleet itself.
    findings.push(...read.findings.filter(({ level }) => level === "error"));
    if (read.root === undefined) continue;
    const { name, pem } = read.root;
    const isTaken = (candidate: string) => roots.some((root) => root.name === candidate);
    let free = name;
    for (let count = 2; isTaken(free); count += 1) free = name.replace(/\.pem$/, `-${count}.pem`);
    roots.push({ name: free, pem });
  }
  return { roots, findings };
}
