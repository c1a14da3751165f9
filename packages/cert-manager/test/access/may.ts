import { many, type Policy, type PolicyStatement } from "./policy.ts";

// As much of IAM as the documents use: allow statements, wildcards, and the operators that they name.

export interface Request {
  readonly action: string;
  readonly resource: string;
  /** Condition key → value; a list where the key has several. */
  readonly context: Readonly<Record<string, string>>;
}

/** Puts tags of the session in the place of their names; what the session has not matches nothing. */
const filledIn = (pattern: string, context: Request["context"]): string =>
  pattern.replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => context[name] ?? "\0");

const like = (pattern: string, text: string): boolean =>
  new RegExp(
    `^${pattern
      .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
    "s",
  ).test(text);

const equals = (wanted: string, value: string): boolean => wanted === value;

type Operator = (wanted: readonly string[], value: string | undefined) => boolean;

const present =
  (matches: (wanted: string, value: string) => boolean): Operator =>
  (wanted, value) =>
    value !== undefined && wanted.some((one) => matches(one, value));

const operators: Readonly<Record<string, Operator>> = {
  StringEquals: present(equals),
  StringLike: present(like),
  ArnEquals: present(like),
  "ForAnyValue:StringEquals": present(equals),
  StringEqualsIfExists: (wanted, value) => value === undefined || present(equals)(wanted, value),
  Null: ([wanted], value) => (wanted === "true") === (value === undefined),
};

const holds = (Condition: PolicyStatement["Condition"], context: Request["context"]): boolean =>
  Object.entries(Condition ?? {}).every(([name, entries]) => {
    const operator = operators[name];
    if (operator === undefined) throw new Error(`no operator ${name} here`);
    return Object.entries(entries).every(([key, wanted]) =>
      operator(
        many(wanted).map((one) => filledIn(one, context)),
        context[key],
      ),
    );
  });

/** True where any of the policies lets the request through. */
export const may = (policies: readonly Policy[], { action, resource, context }: Request): boolean =>
  policies.some(({ Statement }) =>
    Statement.some(
      (statement) =>
        many(statement.Action).includes(action) &&
        many(statement.Resource).some((one) => like(filledIn(one, context), resource)) &&
        holds(statement.Condition, context),
    ),
  );

/** True where a role trusts a principal, given by its ARN, or by its account's. */
export const trusts = (
  policy: Policy,
  { action, principal, context }: { action: string; principal: string; context: Request["context"] },
): boolean =>
  policy.Statement.some(
    (statement) =>
      many(statement.Action).includes(action) &&
      Object.values(statement.Principal ?? {}).some((names) =>
        many(names).some((name) => name === principal || name === principal.replace(/:role\/.*/, ":root")),
      ) &&
      holds(statement.Condition, context),
  );
