import { isRecord } from "@meshwright/model";
import { resolve } from "node:path";
import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { parseYamlFile } from "@meshwright/reading";
import type { FleetWords, IssuerWords, RotationScope } from "@meshwright/trust";
import { clustersOf, effectiveAuthority } from "@meshwright/trust";
import { answerPlace } from "../answers/said.ts";
import type { Context, Engine } from "../context.ts";
import { smallFile } from "./small-file.ts";

export interface IssuerAnswers {
  /** By cluster; under the empty name that of the mesh or the group. */
  readonly issuers: ReadonlyMap<string, IssuerWords>;
  readonly findings: readonly Finding[];
}

const place = answerPlace("--issuer");

/** What `--issuer` says: an ARN, a YAML file or a map in YAML, with `<cluster>=` before it where only one is meant. */
export function issuerAnswers(
  { cwd }: Pick<Context, "cwd">,
  { config }: Engine,
  {
    said,
    words,
    scope,
  }: { readonly said: readonly string[]; readonly words: FleetWords; readonly scope: RotationScope },
): IssuerAnswers {
  const issuers = new Map<string, IssuerWords>();
  const findings: Finding[] = [];
  const refuse = (problem: string): void => void findings.push(finding(kinds.badIssuerAnswer, place, { problem }));
  for (const one of said) {
    const [, cluster = "", text = ""] = /^(?:([a-z0-9-]+)=)?(.*)$/s.exec(one) ?? [];
    const own = clustersOf(words, scope).find(({ name }) => name === cluster);
    if (cluster !== "" && own === undefined) {
      refuse(`There is no cluster ${cluster} in this rotation.`);
      continue;
    }
    if (issuers.has(cluster)) refuse(`It is said twice${cluster === "" ? "" : ` of ${cluster}`}.`);
    const read = issuerIn(cwd, text, effectiveAuthority(words.mesh, own).issuer);
    if (typeof read === "string") {
      refuse(read);
      continue;
    }
    const wrong = config.valueFindings("mesh", ["certificateAuthority", "issuer"], read, () => place);
    findings.push(...wrong);
    issuers.set(cluster, read);
  }
  return { issuers, findings };
}

function issuerIn(cwd: string, text: string, before: IssuerWords | undefined): IssuerWords | string {
  if (text.startsWith("arn:")) {
    // The role that is assumed for it, and whatever else is said, stays.
    return { ...(before?.kind === "aws-private-ca" && before), kind: "aws-private-ca", arn: text };
  }
  const yaml = text.trimStart().startsWith("{") ? text : smallFile(resolve(cwd, text));
  if (yaml === undefined)
    return "It is neither the ARN of a CA (arn:…), nor a file that is there, nor a map in YAML ({kind: …}).";
  const { data, findings } = parseYamlFile("--issuer", yaml);
  if (findings.length > 0) return "It is not YAML that a fleet may hold.";
  const issuer: unknown =
    isRecord(data) && isRecord(data["issuer"]) && data["kind"] === undefined ? data["issuer"] : data;
  if (!isRecord(issuer) || typeof issuer["kind"] !== "string")
    return "It is no map with a `kind`: write what is to stand under `issuer:` in the fleet.";
  return { ...issuer, kind: issuer["kind"] };
}
