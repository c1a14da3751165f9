import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Finding } from "@meshwright/findings";
import { finding, hasErrors, kinds, MeshwrightError } from "@meshwright/findings";
import type { Fleet } from "@meshwright/model";
import { completeCluster } from "./answers/cluster-answers.ts";
import type { ClusterKey } from "./answers/cluster-keys.ts";
import { clusterSaid } from "./answers/cluster-said.ts";
import { commonPodNetworking, likeFleet } from "./answers/like-fleet.ts";
import { addressesOf, cidrsOf } from "./answers/networks.ts";
import { placedAtAnswers, shownFolder } from "./answers/placed.ts";
import type { Said } from "./answers/said.ts";
import { answerPlace, kebab, one } from "./answers/said.ts";
import type { Context, Engine } from "./context.ts";
import { writeNewFile } from "./fleet-files/write-fleet.ts";
import { isFleetModule } from "./is-fleet-module.ts";
import { addressLines } from "./print/address-lines.ts";
import { findingsText } from "./print/findings-text.ts";
import { nextLine } from "./print/next-line.ts";
import { readFleet } from "./read-fleet.ts";

export interface AddClusterOptions {
  readonly fleet?: string;
  readonly name: string;
  readonly flags: Readonly<Partial<Record<Exclude<ClusterKey, "name">, string | readonly string[]>>>;
}

const nameOf = (key: ClusterKey): string => (key === "name" ? "<name>" : `--${kebab(key)}`);

/** Writes the file of one more cluster, and nothing else. */
export async function runAddCluster(
  context: Context,
  engine: Engine,
  { fleet: named, name, flags }: AddClusterOptions,
): Promise<void> {
  const { cwd, today, uninterrupted } = context;
  const { stdout, stderr } = context.process;
  const { config } = engine;
  const refuse = (findings: readonly Finding[]): void => {
    if (hasErrors(findings)) throw new MeshwrightError(findings);
  };
  const words = {
    name: [name],
    ...Object.fromEntries(
      Object.entries(flags).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, typeof value === "string" ? [value] : value]],
      ),
    ),
  };
  const judged = await clusterSaid(config, words, { cwd, nameOf });
  refuse(judged.findings);
  const meant = named ?? config.defaultFleet(cwd).path ?? "";
  if (isFleetModule(meant)) refuse([finding(kinds.fleetInCode, { in: "file", file: meant }, {})]);
  // As it is: what is wrong with it is not the new cluster's.
  const { fleet, path, findings: known } = await readFleet(context, engine, named);
  const file = `clusters/${name}.yaml`;
  const shown = shownFolder(cwd, path);
  if (fleet.clusters.some((cluster) => cluster.name === name))
    refuse([finding(kinds.duplicateCluster, answerPlace(nameOf("name")), { name, other: `${shown}/${file}` })]);

  const said = { ...likeFleet(config, fleet, judged.said), ...judged.said };
  if (one(said, "peerGroup") === undefined) {
    const groups = [...new Set(fleet.clusters.map(({ peerGroup }) => peerGroup))];
    const help = `The clusters are of several: ${groups.join(", ")}. Name one of them, or a new one.`;
    refuse([finding(kinds.missingAnswer, answerPlace(nameOf("peerGroup")), { help })]);
  }
  const made = completeCluster(config, said, surroundings(fleet, said));
  if (made.cluster === undefined) throw new MeshwrightError(made.findings);
  const text = config.clusterFile(made.cluster, { schema: schemaNamed(resolve(cwd, path), fleet) });
  const unwritten = new Map([[file, text]]);
  const loaded = await config.loadFleet(path, { today, root: cwd, unwritten });
  const clusters = new Map([[name, { said: judged.said, nameOf }]]);
  const told = new Set(known.map((found) => JSON.stringify(found)));
  const fresh = loaded.findings.filter((found) => !told.has(JSON.stringify(found)));
  const placed = placedAtAnswers(fresh, { folder: shown, clusters, mesh: false });
  refuse(placed);

  uninterrupted(() => writeNewFile(resolve(cwd, path, file), `${shown}/${file}`, text));
  stderr.write(findingsText(placed, context));
  stdout.write(`${shown}/${file}\n`);
  for (const line of [...addressLines([made.cluster]), nextLine(cwd, path)]) stderr.write(`${line}\n`);
}

/** Peers are followed where there are any. */
function surroundings({ clusters }: Fleet, said: Said<ClusterKey>) {
  const peers = clusters.filter(({ peerGroup }) => peerGroup === one(said, "peerGroup"));
  return {
    taken: clusters.flatMap(cidrsOf),
    like: (peers.length > 0 ? peers : clusters).map(addressesOf),
    podNetworking: commonPodNetworking(peers.length > 0 ? peers : clusters),
    nameOf,
  };
}

/** The schema that the fleet's other clusters name for editors. */
function schemaNamed(folder: string, { clusters }: Fleet): string | undefined {
  const [first] = clusters;
  if (first === undefined) return undefined;
  const text = readFileSync(join(folder, `clusters/${first.name}.yaml`), "utf8");
  return /^# yaml-language-server: \$schema=(\S+)/m.exec(text)?.[1];
}
