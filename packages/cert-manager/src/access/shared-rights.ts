import type { AwsSecretsManagerExchange } from "@meshwright/model";
import type { Caller } from "./assumed-role.ts";
import { isTagged } from "./assumed-role.ts";
import type { ExchangeKeys } from "./exchange-keys.ts";
import type { Conditions, Statement } from "./iam-policy.ts";
import { keyOfMesh, readStatements, writeStatements } from "./secrets-manager.ts";
import { eksArnOf, eksNameOf } from "./workload.ts";

/** A cluster that takes a role of the store's account, and its keys. */
export interface ExchangeCaller extends Caller {
  readonly keys: ExchangeKeys;
}

const byKey = ([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number =>
  left < right ? -1 : 1;

const isOneOf = (callers: readonly ExchangeCaller[]): Conditions => ({
  StringEquals: { "aws:PrincipalTag/eks-cluster-arn": callers.map(eksArnOf).toSorted() },
});

/** Whoever writes a key reads it too: so peers share one statement. */
function reading(exchange: AwsSecretsManagerExchange, callers: readonly ExchangeCaller[]): readonly Statement[] {
  const readers = new Map<string, ExchangeCaller[]>();
  for (const caller of callers)
    for (const key of new Set([...caller.keys.reads, ...caller.keys.writes]))
      readers.set(key, [...(readers.get(key) ?? []), caller]);
  const groups = Map.groupBy([...readers].toSorted(byKey), ([, some]) => some.map(({ name }) => name).join(" "));
  return [...groups.values()].flatMap((group, index) =>
    readStatements(exchange, {
      of: `Group${index + 1}`,
      keys: group.map(([key]) => key),
      conditions: isOneOf(group[0]?.[1] ?? []),
    }),
  );
}

/**
 * The keys below a cluster's own name, with the tag that EKS names the cluster by in its place: then one statement is for all.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
function ownKeys({ prefix }: AwsSecretsManagerExchange, caller: ExchangeCaller): readonly string[] {
  const own = `${prefix}/${caller.name}/`;
  const isByTag = (key: string): boolean => key.startsWith(own) && eksNameOf(caller) === caller.name;
  return caller.keys.writes.map((key) =>
    isByTag(key) ? `${prefix}/\${aws:PrincipalTag/eks-cluster-name}/${key.slice(own.length)}` : key,
  );
}

function writing(exchange: AwsSecretsManagerExchange, callers: readonly ExchangeCaller[]): readonly Statement[] {
  const groups = Map.groupBy(callers, (caller) => ownKeys(exchange, caller).join(" "));
  return [...groups.values()].flatMap((group, index) =>
    writeStatements(exchange, {
      of: `Own${index + 1}`,
      keys: group[0] === undefined ? [] : ownKeys(exchange, group[0]),
      conditions: isOneOf(group),
    }),
  );
}

/** Sessions of IRSA have no tags: such clusters have one right for all of them, and no other cluster has it. */
function untagged(exchange: AwsSecretsManagerExchange, callers: readonly ExchangeCaller[]): readonly Statement[] {
  const all = (what: keyof ExchangeKeys) => [...new Set(callers.flatMap(({ keys }) => keys[what]))].toSorted();
  const conditions: Conditions = { Null: { "aws:PrincipalTag/eks-cluster-arn": "true" } };
  return [
    ...readStatements(exchange, { of: "WebIdentity", keys: all("reads"), conditions }),
    ...writeStatements(exchange, { of: "WebIdentity", keys: all("writes"), conditions }),
  ];
}

/**
 * What a role may do that clusters of other accounts take. The session tags of EKS keep them apart: each reads what it is to
 * read, and writes its own.
 */
export function sharedStatements(
  exchange: AwsSecretsManagerExchange,
  callers: readonly ExchangeCaller[],
): readonly Statement[] {
  const tagged = callers.filter(isTagged);
  const key = keyOfMesh(
    exchange,
    callers.flatMap(({ keys }) => [...keys.reads, ...keys.writes]),
  );
  return [
    ...reading(exchange, tagged),
    ...writing(exchange, tagged),
    ...untagged(
      exchange,
      callers.filter((caller) => !isTagged(caller)),
    ),
    ...(key === undefined ? [] : [key]),
  ];
}
