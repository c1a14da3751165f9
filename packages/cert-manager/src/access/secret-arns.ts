import type { AwsSecretsManagerExchange } from "@meshwright/model";
import { arnParts, partitionOf } from "@meshwright/model";
import { awsDomainOf } from "../aws-domain.ts";
import type { Conditions, Statement } from "./iam-policy.ts";

/** The secret of a key, without what Secrets Manager adds to its name. */
export const bareSecretArn = ({ region, account }: AwsSecretsManagerExchange, key: string): string =>
  `arn:${partitionOf(region)}:secretsmanager:${region}:${account}:secret:${key}`;

/**
 * The secret of exactly one key: Secrets Manager adds a hyphen and six characters to the name.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html
 */
export const secretArn = (exchange: AwsSecretsManagerExchange, key: string): string =>
  `${bareSecretArn(exchange, key)}-??????`;

/** What a policy says of the key that encrypts: its ARN, or for an alias any key that has this alias. */
interface KmsKey {
  readonly resource: string;
  readonly conditions: Conditions;
}

function kmsKeyOf({ region, account, kmsKey }: AwsSecretsManagerExchange): KmsKey | undefined {
  if (kmsKey === undefined) return undefined;
  const partition = partitionOf(region);
  const [prefix, alias] = /^(arn:[^/]*:|)alias\/(.+)$/.exec(kmsKey)?.slice(1) ?? [];
  if (alias !== undefined) {
    const owner = prefix ? arnParts(kmsKey) : { partition, region, account };
    return {
      resource: `arn:${owner.partition}:kms:${owner.region}:${owner.account}:key/*`,
      // An alias is none of IAM's resources. https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
      conditions: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": `alias/${alias}` } },
    };
  }
  const resource = kmsKey.startsWith("arn:") ? kmsKey : `arn:${partition}:kms:${region}:${account}:key/${kmsKey}`;
  return { resource, conditions: {} };
}

/** Secrets Manager as KMS sees it; by either of its names where a partition has a domain of its own. */
const viaService = ({ region }: AwsSecretsManagerExchange): readonly string[] =>
  [...new Set(["amazonaws.com", awsDomainOf(partitionOf(region))])].map(
    (domain) => `secretsmanager.${region}.${domain}`,
  );

/** What Secrets Manager gives for the ARN where it tries a key, before there is a secret. */
const trial = "RequestToValidateKeyAccess";

export interface KmsUse {
  readonly sid: string;
  /** ARNs, with wildcards. */
  readonly secrets: readonly string[];
  /** `write` encrypts too. */
  readonly use: "read" | "write";
}

/**
 * The use of the customer's key for some secrets, through Secrets Manager only; undefined for the account's own key, to which
 * AWS lets everybody in who may have the secret.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
 */
export function kmsStatement(
  exchange: AwsSecretsManagerExchange,
  { sid, secrets, use }: KmsUse,
): Statement | undefined {
  const key = kmsKeyOf(exchange);
  if (key === undefined) return undefined;
  return {
    sid,
    actions: use === "write" ? ["kms:Decrypt", "kms:GenerateDataKey"] : ["kms:Decrypt"],
    resources: [key.resource],
    conditions: {
      ...key.conditions,
      StringEquals: { "kms:ViaService": viaService(exchange) },
      StringLike: { "kms:EncryptionContext:SecretARN": use === "write" ? [...secrets, trial] : secrets },
    },
  };
}
