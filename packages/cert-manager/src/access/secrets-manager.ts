import type { AwsSecretsManagerExchange } from "@meshwright/model";
import type { ExchangeKeys } from "./exchange-keys.ts";
import type { Conditions, Statement } from "./iam-policy.ts";
import { bareSecretArn, kmsStatement, secretArn } from "./secret-arns.ts";

/**
 * What External Secrets calls where a PushSecret writes: it looks whether the secret is there and its own, compares, writes,
 * sets tags right and takes a policy away that is not in the PushSecret. ExternalSecrets call GetSecretValue alone.
 * https://github.com/external-secrets/external-secrets, pkg/provider/aws/secretsmanager/secretsmanager.go
 */
const writing = [
  "secretsmanager:DeleteResourcePolicy",
  "secretsmanager:GetSecretValue",
  "secretsmanager:PutSecretValue",
  "secretsmanager:UntagResource",
];

/** Of these it calls some before there is a secret. */
const finding = ["secretsmanager:DescribeSecret", "secretsmanager:TagResource"];

/** Keys that a statement names: few enough for one policy. */
const mostToRead = 24;
const mostToWrite = 12;

const chunks = (keys: readonly string[], most: number): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(keys.length / most) }, (_, index) => keys.slice(index * most, (index + 1) * most));

const partOf = (index: number): string => (index === 0 ? "" : `Part${index + 1}`);

interface Use {
  /** What the sids end in, so that they differ. */
  readonly of: string;
  readonly keys: readonly string[];
  readonly conditions?: Conditions;
}

const filled = (conditions: Conditions | undefined) => (conditions === undefined ? {} : { conditions });

export const readStatements = (
  exchange: AwsSecretsManagerExchange,
  { of, keys, conditions }: Use,
): readonly Statement[] =>
  chunks(keys, mostToRead).map((part, index) => ({
    sid: `Read${of}${partOf(index)}`,
    actions: ["secretsmanager:GetSecretValue"],
    resources: part.map((key) => secretArn(exchange, key)),
    ...filled(conditions),
  }));

export const writeStatements = (
  exchange: AwsSecretsManagerExchange,
  { of, keys, conditions }: Use,
): readonly Statement[] =>
  chunks(keys, mostToWrite).flatMap((part, index) => {
    const name = `${of}${partOf(index)}`;
    const arns = part.map((key) => secretArn(exchange, key));
    // While there is no secret, its name is all that AWS can compare: what is added to it comes with the secret.
    const early = [...part.map((key) => bareSecretArn(exchange, key)), ...arns];
    return [
      {
        sid: `Create${name}`,
        actions: ["secretsmanager:CreateSecret"],
        resources: early,
        conditions: { ...conditions, StringEquals: { ...conditions?.["StringEquals"], "secretsmanager:Name": part } },
      },
      { sid: `Find${name}`, actions: finding, resources: early, ...filled(conditions) },
      { sid: `Write${name}`, actions: writing, resources: arns, ...filled(conditions) },
    ];
  });

/** What one cluster may do in the store: read what it is to read, and write its own; the key of KMS opens no other secret. */
export function secretStatements(
  exchange: AwsSecretsManagerExchange,
  { reads, writes }: ExchangeKeys,
): readonly Statement[] {
  const arns = (keys: readonly string[]) => keys.map((key) => secretArn(exchange, key));
  const opened = (sid: string, keys: readonly string[], use: "read" | "write") =>
    chunks(keys, mostToRead).map((part, index) =>
      kmsStatement(exchange, { sid: `${sid}${partOf(index)}`, secrets: arns(part), use }),
    );
  return [
    ...readStatements(exchange, { of: "Peers", keys: reads }),
    ...opened("DecryptPeers", reads, "read"),
    ...writeStatements(exchange, { of: "Own", keys: writes }),
    ...opened("EncryptOwn", writes, "write"),
  ].filter((statement) => statement !== undefined);
}

/** Secrets of the mesh, whatever cluster they are of: all below its prefix, and those that lie elsewhere. */
const allSecrets = (exchange: AwsSecretsManagerExchange, keys: readonly string[]): readonly string[] => [
  bareSecretArn(exchange, `${exchange.prefix}/*`),
  ...keys.filter((key) => !key.startsWith(`${exchange.prefix}/`)).map((key) => secretArn(exchange, key)),
];

/** Of all secrets of the mesh: what the policy of a customer's key lets the roles of the exchange do. */
export function keyPolicyStatement(
  exchange: AwsSecretsManagerExchange,
  roles: readonly string[],
  keys: readonly string[],
): Statement | undefined {
  const statement = keyOfMesh(exchange, keys);
  // In the policy of a key the star is the key itself, whatever its alias.
  return (
    statement && { ...statement, principal: { AWS: roles }, resources: ["*"], conditions: withoutAlias(statement) }
  );
}

function withoutAlias({ conditions = {} }: Statement): Conditions {
  const { "ForAnyValue:StringEquals": _, ...others } = conditions;
  return others;
}

/** KMS for all secrets of the mesh: through Secrets Manager only, which looks by itself who may have which secret. */
export const keyOfMesh = (exchange: AwsSecretsManagerExchange, keys: readonly string[]): Statement | undefined =>
  kmsStatement(exchange, { sid: "SecretsOfTheMesh", secrets: allSecrets(exchange, keys), use: "write" });
