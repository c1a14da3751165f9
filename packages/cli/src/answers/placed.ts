import type { Finding, FleetPlace } from "@meshwright/findings";
import { relative, resolve, sep } from "node:path";
import { clusterKeyAt } from "./cluster-keys.ts";
import type { ClusterKey } from "./cluster-keys.ts";
import { exchangeAnswer } from "./exchange-said.ts";
import { meshFlagAt } from "./mesh-keys.ts";
import type { Said } from "./said.ts";
import { answerPlace, kebab } from "./said.ts";

/** How findings call the answers about each new cluster. */
export interface NamedCluster {
  readonly said: Said<ClusterKey>;
  readonly nameOf: (key: ClusterKey) => string;
}

export interface Placing {
  /** The fleet's folder, as findings have it. */
  readonly folder: string;
  /** The answers about clusters, by name. */
  readonly clusters: ReadonlyMap<string, NamedCluster>;
  /** Whether `mesh.yaml` is made from answers too. */
  readonly mesh: boolean;
}

/** A folder as findings name it: from where the tool was started, with forward slashes. */
export const shownFolder = (cwd: string, folder: string): string =>
  relative(cwd, resolve(cwd, folder)).split(sep).join("/");

/** Findings about files that are not written yet, told where the person said what is wrong. Each is told once. */
export function placedAtAnswers(findings: readonly Finding[], placing: Placing): readonly Finding[] {
  const placed = findings.map((found) => {
    const answer = found.place.in === "fleet" ? answerOf(found.place, placing) : undefined;
    return answer === undefined ? found : { ...found, place: answerPlace(answer) };
  });
  return [...new Map(placed.map((found) => [JSON.stringify(found), found])).values()];
}

function answerOf({ file, keyPath }: FleetPlace, { folder, clusters, mesh }: Placing): string | undefined {
  const inner = file.slice(folder.length + 1);
  if (mesh && inner === "mesh.yaml") {
    if (keyPath[0] === "exchange") return exchangeAnswer(keyPath.slice(1));
    const flag = meshFlagAt(keyPath);
    return flag === undefined ? undefined : `--${kebab(flag)}`;
  }
  const [, name = ""] = /^clusters\/(.*)\.yaml$/.exec(inner) ?? [];
  const cluster = clusters.get(name);
  const key = clusterKeyAt(keyPath);
  if (cluster === undefined || key === undefined) return undefined;
  // Pods that follow the VPC are wrong because the VPC is.
  const followsVpc = key === "podCidr" && cluster.said.podCidr === undefined && cluster.said.vpcCidr !== undefined;
  return cluster.nameOf(followsVpc ? "vpcCidr" : key);
}
