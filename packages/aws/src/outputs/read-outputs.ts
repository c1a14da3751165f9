import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { isRecord } from "@meshwright/model";
import { isPlainKey, positionsIn } from "@meshwright/reading";
import type { Call } from "./call.ts";
import { beside, calls } from "./call.ts";
import { jsonOf } from "./json-of.ts";
import { differingKeys, merged } from "./merged.ts";
import { named } from "./named.ts";
import type { OutputName, Outputs, Told } from "./outputs.ts";
import type { SavedFile } from "./saved-file.ts";
import { unlike } from "./unlike.ts";

export interface ReadOutputs {
  readonly outputs: Outputs;
  readonly findings: readonly Finding[];
}

interface Root extends SavedFile {
  readonly root: Readonly<Record<string, unknown>>;
}

/** Reads files of a folder, each as what it holds. `clusters`: names of the fleet, after which some files are named. */
export function readOutputs(files: readonly SavedFile[], clusters: readonly string[]): ReadOutputs {
  const findings: Finding[] = [];
  const roots: Root[] = [];
  for (const saved of files.toSorted((left, right) => (left.file < right.file ? -1 : 1))) {
    const { data, findings: found } = jsonOf(saved);
    findings.push(...found);
    if (data === undefined) continue;
    const wrong = unknownRoot(data, saved.file);
    if (wrong !== undefined) findings.push(wrong);
    if (wrong !== undefined || !isRecord(data)) continue;
    const one = named(data, saved.file, clusters);
    findings.push(...one.findings, ...cut(one.root, saved.file));
    if (one.findings.length === 0) roots.push({ ...saved, root: one.root });
  }
  const of = <T>(call: Call<T>): ReadonlyMap<string, Told<T>> => told(call, roots, findings);
  const filesOf = (name: OutputName): readonly string[] =>
    roots.flatMap(({ root, file }) => (calls[name].items(root) === undefined ? [] : [file]));
  const outputs: Outputs = {
    clusters: of(calls.clusters),
    vpcs: of(calls.vpcs),
    subnets: of(calls.subnets),
    routeTables: of(calls.routeTables),
    securityGroups: of(calls.securityGroups),
    networkAcls: of(calls.networkAcls),
    natGateways: of(calls.natGateways),
    dnsSupport: of(calls.dnsSupport),
    dnsHostnames: of(calls.dnsHostnames),
    vpcPeerings: of(calls.vpcPeerings),
    instances: of(calls.instances),
    transitGateways: of(calls.transitGateways),
    attachments: of(calls.attachments),
    vpcAttachments: of(calls.vpcAttachments),
    peeringAttachments: of(calls.peeringAttachments),
    transitRouteTables: of(calls.transitRouteTables),
    transitRoutes: of(calls.transitRoutes),
    awsNodes: of(calls.awsNodes),
    eniConfigs: of(calls.eniConfigs),
    filesOf,
  };
  findings.push(...unlike(roots));
  return { outputs, findings };
}

/** What is wrong with an output that no call is known by. */
function unknownRoot(data: unknown, file: string): Finding | undefined {
  const place = { in: "file", file } as const;
  const other = (problem: string): Finding => finding(kinds.otherOutput, place, { problem });
  if (!isRecord(data)) return other("This is a list or a plain value: --query has taken the keys away.");
  if (Object.values(calls).some(({ items }) => items(data) !== undefined)) return undefined;
  const keys = Object.keys(data);
  if (keys.some((key) => beside.has(key))) return finding(kinds.unreadFile, place, {});
  // Keys of AWS are words of letters; anything else may be a token in the wrong place.
  const shown = keys
    .filter((key) => isPlainKey(key) && /^[A-Za-z]{2,30}$/.test(key))
    .slice(0, 3)
    .join(", ");
  return other(
    shown === ""
      ? "This JSON has none of the keys that a call is known by."
      : `This JSON has the keys ${shown}, and none that a call is known by: it is of another call, or of a --query.`,
  );
}

/** An output that AWS has more of than the file. */
function cut(root: Root["root"], file: string): readonly Finding[] {
  const place = { in: "file", file } as const;
  const command = Object.values(calls).find(({ items }) => items(root) !== undefined)?.command ?? "the call";
  const problems = ["NextToken", "nextToken"]
    .filter((key) => typeof root[key] === "string" && root[key] !== "")
    .map((key) => `${key} says that there is more: this is one page of several.`);
  if (root["AdditionalRoutesAvailable"] === true)
    problems.push(
      "AdditionalRoutesAvailable says that there are more routes: older versions of the AWS CLI stop at 1000, newer ones fetch all.",
    );
  return problems.map((problem) => finding(kinds.partialOutput, place, { problem, call: command }));
}

/** Everything that the outputs of one call tell of; the same thing in two files must be the same. */
function told<T>(call: Call<T>, roots: readonly Root[], findings: Finding[]): ReadonlyMap<string, Told<T>> {
  const all = new Map<string, Told<T>>();
  for (const { root, file, text } of roots)
    for (const { keys, value } of call.items(root) ?? []) {
      const parsed = call.shape.safeParse(value);
      if (!parsed.success) {
        findings.push(lacking(call, file, text, [...keys, ...(parsed.error.issues[0]?.path.map(String) ?? [])]));
        break;
      }
      const { data } = parsed;
      const id = call.id(data);
      const before = all.get(id);
      const differing = before === undefined ? [] : differingKeys(before.data, data);
      if (before !== undefined && differing.length > 0)
        findings.push(
          finding(
            kinds.contradictingOutputs,
            { in: "file", file, ...positionsIn(text)(keys) },
            { what: shownId(id), other: before.file, keys: differing },
          ),
        );
      all.set(id, before === undefined ? { file, data } : { file: before.file, data: merged(before.data, data) });
    }
  return all;
}

/** The id of a thing in AWS; anything else is not repeated. */
const shownId = (id: string): string =>
  /^[a-z][a-z0-9:/_.-]{2,160}$/i.test(id.split(" ")[0] ?? "") ? (id.split(" ")[0] ?? "") : "Something";

const lacking = <T>(call: Call<T>, file: string, text: string, keys: readonly string[]): Finding =>
  finding(
    kinds.otherOutput,
    { in: "file", file, ...positionsIn(text)(keys) },
    {
      problem: `This looks like ${call.command}, but ${keys
        .map((key) => (/^\d+$/.test(key) ? `[${key}]` : key))
        .join(".")
        .replaceAll(
          ".[",
          "[",
        )} is missing or has another form: a --query has dropped keys, or somebody has edited the file.`,
    },
  );
