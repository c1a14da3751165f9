import { keyValues } from "./key-values.ts";
import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { Engine } from "../context.ts";
import type { ClusterKey } from "./cluster-keys.ts";
import { clusterKeys } from "./cluster-keys.ts";
import { clusterSaid } from "./cluster-said.ts";
import { exchangeFindings } from "./exchange-said.ts";
import type { MeshKey } from "./mesh-keys.ts";
import { meshFlags, meshKeys } from "./mesh-keys.ts";
import type { Said } from "./said.ts";
import { answerPlace, kebab, one } from "./said.ts";

/** All that was said of a fleet to be made. */
export interface InitSaid {
  readonly mesh: Said<MeshKey>;
  readonly clusters: readonly Said<ClusterKey>[];
  readonly samples?: boolean;
}

/** The flags of `init` that say something of the fleet. */
export interface InitFlags extends Partial<Record<Exclude<MeshKey, "root" | "engine">, string>> {
  readonly root?: readonly string[];
  readonly engine?: readonly string[];
  readonly cluster?: readonly string[];
  readonly samples?: boolean;
}

/** How findings call what was said of a cluster: by its name, or by its number where that can be no name. */
export const clusterName =
  (said: Said<ClusterKey>, index: number) =>
  (key: ClusterKey): string => {
    const name = one(said, "name") ?? "";
    return `--cluster ${/^[a-z0-9-]{1,40}$/.test(name) ? name : index + 1} ${kebab(key)}`;
  };

/** Takes the flags apart, and judges each answer by itself. */
export async function initSaid(
  config: Engine["config"],
  { cluster = [], samples, ...flags }: InitFlags,
  cwd: string,
): Promise<{ readonly said: InitSaid; readonly findings: readonly Finding[] }> {
  const findings: Finding[] = [];
  const mesh: Partial<Record<MeshKey, readonly string[]>> = {};
  for (const key of meshKeys) {
    const value = flags[key];
    if (value === undefined) continue;
    mesh[key] = typeof value === "string" ? [value] : value;
    findings.push(...meshFindings(config, key, mesh[key]));
  }
  if (mesh.issuer !== undefined && mesh.issuerSecret !== undefined) {
    const problem = "A CA of AWS and one in a Secret are named; give either --issuer or --issuer-secret.";
    findings.push(finding(kinds.badAnswer, answerPlace("--issuer-secret"), { problem }));
  }
  const clusters: Said<ClusterKey>[] = [];
  for (const [index, text] of cluster.entries()) {
    const parsed = keyValues(text, `--cluster ${index + 1}`, clusterKeys);
    const judged = await clusterSaid(config, parsed.said, { cwd, nameOf: clusterName(parsed.said, index) });
    clusters.push(judged.said);
    findings.push(...parsed.findings, ...judged.findings);
  }
  return { said: { mesh, clusters, ...(samples !== undefined && { samples }) }, findings };
}

/** What is wrong with one answer about the mesh. Files of roots are read elsewhere; engines can only be chosen. */
export function meshFindings(config: Engine["config"], key: MeshKey, values: readonly string[]): readonly Finding[] {
  if (key === "root" || key === "engine") return [];
  const place = answerPlace(`--${kebab(key)}`);
  return values.flatMap((value) =>
    key === "exchange"
      ? exchangeFindings(config, value)
      : config.valueFindings("mesh", meshFlags[key], value, () => place),
  );
}
