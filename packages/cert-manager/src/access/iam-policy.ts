import type { JsonObject } from "@meshwright/model";

/** Operator → condition key → what it is compared with. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

export interface Statement {
  /** Letters and digits. */
  readonly sid: string;
  /** Of trust policies and policies of resources. */
  readonly principal?: Readonly<Record<string, string | readonly string[]>>;
  readonly actions: readonly string[];
  /** Absent in trust policies: the role itself. */
  readonly resources?: readonly string[];
  readonly conditions?: Conditions;
}

/** One value stands alone, as AWS itself writes it. */
const oneOrMany = (values: readonly string[]): string | string[] => {
  const [first = "", ...more] = values;
  return more.length === 0 ? first : [...values];
};

const record = (values: Readonly<Record<string, string | readonly string[]>>): JsonObject =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === "string" ? value : oneOrMany(value)]),
  );

const statementOf = ({ sid, principal, actions, resources, conditions }: Statement): JsonObject => ({
  Sid: sid,
  Effect: "Allow",
  ...(principal && { Principal: record(principal) }),
  Action: oneOrMany(actions),
  ...(resources && { Resource: oneOrMany(resources) }),
  ...(conditions && {
    Condition: Object.fromEntries(Object.entries(conditions).map(([operator, keys]) => [operator, record(keys)])),
  }),
});

/** A policy of IAM; keys stand in the order of the grammar: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export const policyOf = (statements: readonly Statement[]): JsonObject => ({
  Version: "2012-10-17",
  Statement: statements.map(statementOf),
});

/** Characters that IAM counts: white space is free. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const sizeOf = (policy: JsonObject): number => JSON.stringify(policy).length;

/** Characters of a managed policy. */
export const managedPolicyQuota = 6144;
/** Characters of a trust policy: the standard, and what AWS raises it to for who asks. */
export const trustPolicyQuota = 2048;
export const raisedTrustPolicyQuota = 8192;

/** Policies that IAM takes, as few as hold the statements in their order. A statement that is too large alone stands alone. */
export function policiesOf(statements: readonly Statement[]): readonly JsonObject[] {
  const parts: Statement[][] = [];
  for (const statement of statements) {
    const last = parts.at(-1);
    if (last !== undefined && sizeOf(policyOf([...last, statement])) <= managedPolicyQuota) last.push(statement);
    else parts.push([statement]);
  }
  return parts.map(policyOf);
}
