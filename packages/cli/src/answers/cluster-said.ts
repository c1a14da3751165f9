import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Engine } from "../context.ts";
import { errorText } from "../tree/error-text.ts";
import type { ClusterKey } from "./cluster-keys.ts";
import { clusterKeyNames, clusterKeys } from "./cluster-keys.ts";
import { eksCluster } from "./eks-cluster.ts";
import type { Said } from "./said.ts";
import { answerPlace, kebab, one, together } from "./said.ts";
import { subnetOf } from "./subnet.ts";

export interface ClusterSaid {
  readonly said: Said<ClusterKey>;
  readonly findings: readonly Finding[];
}

export interface SayingOptions {
  readonly cwd: string;
  /** How findings call a key: `--region`, or `--cluster cluster-a region`. */
  readonly nameOf: (key: ClusterKey) => string;
}

/** Takes up the files that are named among the words of a cluster, and judges each word by itself. */
export async function clusterSaid(
  { valueFindings }: Engine["config"],
  words: Said<ClusterKey>,
  { cwd, nameOf }: SayingOptions,
): Promise<ClusterSaid> {
  const findings: Finding[] = [];
  const placeOf = (key: ClusterKey) => answerPlace(nameOf(key));
  const textOf = async (key: ClusterKey, file: string): Promise<string | undefined> => {
    const text = await textFile(resolve(cwd, file));
    if ("text" in text) return text.text;
    findings.push(finding(kinds.badAnswer, placeOf(key), { problem: text.problem }));
    return undefined;
  };
  let said = words;
  const eks = one(said, "eks");
  if (eks !== undefined) {
    const text = await textOf("eks", eks);
    const known = text === undefined ? {} : eksCluster(text);
    if (known !== undefined) said = together(said, known);
    else {
      const problem = "This file is not what `aws eks describe-cluster --name <cluster> --output json` prints.";
      findings.push(finding(kinds.badAnswer, placeOf("eks"), { problem }));
    }
  }
  const ca = one(said, "ca");
  if (ca !== undefined && !ca.startsWith("LS0t")) {
    const text = await textOf("ca", ca);
    if (text !== undefined) {
      const data = /-----BEGIN/.test(text) ? Buffer.from(text).toString("base64") : text.replaceAll(/\s/g, "");
      said = { ...said, ca: [data] };
    } else said = { ...said, ca: undefined };
  }
  for (const key of clusterKeyNames) {
    if (key === "eks") continue;
    if (key === "endpointAccess") {
      const problem = "This must be private, public, or private-and-public.";
      const isWrong = (said[key] ?? []).some((value) => !/^(private|public|private-and-public)$/.test(value));
      if (isWrong) findings.push(finding(kinds.badAnswer, placeOf(key), { problem }));
      continue;
    }
    for (const value of said[key] ?? []) {
      if (key !== "subnet")
        findings.push(...valueFindings("cluster", clusterKeys[key].keys, value, () => placeOf(key)));
      else
        findings.push(
          ...subnetFindings(value, (part) => answerPlace(`${nameOf("subnet")} ${part}`.trim()), valueFindings),
        );
    }
  }
  for (const [part, whole] of halves)
    if (one(said, part) !== undefined && one(said, whole) === undefined)
      findings.push(finding(kinds.missingAnswer, placeOf(whole), { help: `Without it ${nameOf(part)} says nothing.` }));
  return { said, findings };
}

/** What counts only together with another one. */
const halves: readonly (readonly [part: ClusterKey, whole: ClusterKey])[] = [
  ["publicAccessCidr", "endpointAccess"],
  ["nodeSecurityGroup", "securityGroup"],
];

function subnetFindings(
  text: string,
  placeOf: (part: string) => ReturnType<typeof answerPlace>,
  valueFindings: Engine["config"]["valueFindings"],
): readonly Finding[] {
  const subnet = subnetOf(text);
  if (subnet === undefined) {
    const problem =
      "Write a subnet as <id>:<availability zone>:<route table> or <id>:<availability zone>:<route table>:<CIDR>.";
    return [finding(kinds.badAnswer, placeOf(""), { problem })];
  }
  return Object.entries(subnet).flatMap(([part, value]) =>
    value === undefined ? [] : valueFindings("cluster", ["vpc", "subnets", part], value, () => placeOf(kebab(part))),
  );
}

/** Of a sane size; a folder or a device is not waited for. */
async function textFile(path: string): Promise<{ readonly text: string } | { readonly problem: string }> {
  try {
    const stats = await stat(path);
    if (!stats.isFile() || stats.size > 1024 * 1024)
      return { problem: "The file named here is no file of a sane size." };
    return { text: await readFile(path, "utf8") };
  } catch (error) {
    return { problem: `The file named here cannot be read: ${errorText(error)}.` };
  }
}
