import { at, entriesAt, isMap, textAt } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { enumerate } from "../words.ts";

/** Keys by which a statement is for everything but what it names. */
const inverted = ["NotPrincipal", "NotAction", "NotResource"];

const listAt = (statement: Json | undefined, key: string): readonly Json[] => {
  const value = at(statement, key);
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
};

const statementsOf = (document: Json | undefined): readonly Json[] => {
  const all = at(document, "Statement");
  return Array.isArray(all) ? all.filter(isMap) : isMap(all) ? [all] : [];
};

/** `StringEquals aws:SourceAccount` → its values. */
const conditionsOf = (statement: Json): ReadonlyMap<string, readonly Json[]> =>
  new Map(
    entriesAt(statement, "Condition").flatMap(([operator, keys]) =>
      entriesAt(keys).map(([key]) => [`${operator} ${key}`, listAt(keys, key)] as const),
    ),
  );

const isDeny = (statement: Json): boolean => textAt(statement, "Effect") === "Deny";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous */
function isForEverybody(statement: Json): boolean {
  const principals = entriesAt(statement, "Principal").flatMap(([, value]) => value);
  return (
    !isDeny(statement) &&
    at(statement, "Condition") === undefined &&
    (at(statement, "Principal") === "*" || principals.includes("*") || at(statement, "NotPrincipal") !== undefined)
  );
}

/** What an IAM document lets somebody do without what bounded it, in words; of Vault's and other texts nothing. */
export function widenedIn(before: Json | undefined, after: Json | undefined): readonly string[] {
  const [old, now] = [statementsOf(before), statementsOf(after)];
  const later = new Map(now.map((statement, index) => [idOf(statement, index), statement]));
  const pairs = old.flatMap((statement, index) => {
    const id = idOf(statement, index);
    const other = later.get(id);
    return other === undefined ? [] : [{ id, was: statement, is: other }];
  });
  const lostDenials = old.filter(isDeny).length - now.filter(isDeny).length;
  return [
    ...(lostDenials > 0 ? ["a statement that denied goes, or allows now"] : []),
    ...pairs.flatMap(({ id, was, is }) => (isDeny(was) || isDeny(is) ? [] : ofStatement(id, was, is))),
    ...now
      .flatMap((statement, index) => (old.length > 0 && isForEverybody(statement) ? [idOf(statement, index)] : []))
      .filter((id) => !old.some((one, index) => idOf(one, index) === id && isForEverybody(one)))
      .map((id) => `${id} is for everybody`),
  ];
}

const idOf = (statement: Json, index: number): string => `statement ${textAt(statement, "Sid") ?? index + 1}`;

function ofStatement(id: string, was: Json, is: Json): readonly string[] {
  const [old, now] = [conditionsOf(was), conditionsOf(is)];
  const lost = [...old.keys()].filter((key) => !now.has(key));
  const gained = [...now.keys()].filter((key) => !old.has(key));
  // Another way of saying it has other keys instead.
  const isFree = lost.length > gained.length;
  const wild = [...now].filter(
    ([key, values]) => /Like/.test(key) && values.includes("*") && old.get(key)?.includes("*") !== true,
  );
  const others = inverted.filter((key) => at(is, key) !== undefined && at(was, key) === undefined);
  const isAll = listAt(is, "Resource").includes("*") && !listAt(was, "Resource").includes("*");
  return [
    ...(isFree ? [`${id} no longer asks for ${enumerate(lost, 4)}`] : []),
    ...(wild.length > 0 ? [`${id} takes anything as ${enumerate(wild.map(([key]) => key))}`] : []),
    ...(others.length > 0 ? [`${id} holds for all but what it names (${enumerate(others)})`] : []),
    ...(isAll ? [`${id} holds for every resource (*)`] : []),
  ];
}

export const hasEverybody = (document: Json | undefined): boolean => statementsOf(document).some(isForEverybody);
