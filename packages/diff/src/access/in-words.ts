import { enumerate } from "../words.ts";
import type { Allowed, DocumentChange } from "./document-change.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html: partition, service, region, account, resource. */
const arn = /^arn:[^:]*:[^:]*:[^:]*:([^:]*):(.+)$/;

/** The six signs that Secrets Manager adds to a name. */
const added = /-\?{6}$/;

/** The resource of an ARN, where its account was named before and the rest tells it from all others; else all of it. */
function short(value: string, all: readonly Allowed[], accounts: ReadonlySet<string>): string {
  const [, account = "", resource] = arn.exec(value) ?? [];
  if (resource === undefined || !accounts.has(account)) return value;
  const isAlone = all.every((one) => one.value === value || !one.value.endsWith(`:${resource}`));
  return isAlone ? resource.replace(added, "") : value;
}

function nounOf(of: string): string {
  const [first = "", ...rest] = of.split(" ");
  if (first === "Principal") return "principals";
  if (first === "Action" || first === "Resource") return `${first.toLowerCase()}s`;
  return first === "Condition" ? `values of ${rest.at(-1) ?? "a condition"}` : of === "" ? "lines" : of;
}

/** What the same change says of conditions follows from what it says of resources. */
function withoutEchoes(all: readonly Allowed[]): readonly Allowed[] {
  const resources = new Set(all.filter(({ of }) => of === "Resource").map(({ value }) => value));
  return all.filter(({ of, value }) => !of.startsWith("Condition ") || !resources.has(value));
}

const accountsIn = (all: readonly string[]): ReadonlySet<string> =>
  new Set(
    all.flatMap((text) =>
      Array.from(text.matchAll(/\barn:[^:\s"]*:[^:\s"]*:[^:\s"]*:([^:\s"]*):/g), ([, one]) => one ?? ""),
    ),
  );

/** Short names of values: `secret:meshwright/harbour/cluster-c/istio-reader-token`. */
export const shortNames = (
  some: readonly Allowed[],
  { gained, lost }: DocumentChange,
  before: string,
): readonly string[] => {
  const accounts = accountsIn([before]);
  return [...new Set(withoutEchoes(some).map(({ value }) => short(value, [...gained, ...lost], accounts)))];
};

/** `resources added: certificate-authority/71b0c9d4`, one text for each kind of value. */
export function changesInWords(change: DocumentChange, before: string): readonly string[] {
  return (["gained", "lost"] as const).flatMap((how) => {
    const groups = Map.groupBy(withoutEchoes(change[how]), ({ of }) => nounOf(of));
    return [...groups].map(
      ([noun, all]) =>
        `${noun} ${how === "gained" ? "added" : "removed"}: ${enumerate(shortNames(all, change, before), 4)}`,
    );
  });
}
