import type { Json } from "@meshwright/model";
import { at, entriesAt, itemsAt, textAt } from "@meshwright/inventory";
import { accountOf } from "../mesh/principals.ts";

/** Who may do what, one by one: in words → the service account that is meant, where it is one. */
export type Access = ReadonlyMap<string, string | undefined>;

/** What is in one and not in the other. */
export const without = (all: Access, others: Access): Access =>
  new Map([...all].filter(([words]) => !others.has(words)));

/** How people read who may call without any condition. */
export const everybody = "everybody";

interface Part {
  readonly words: string;
  readonly account?: string;
}

const anybody: Part = { words: everybody };

const wordsAt = (value: Json | undefined, key: string): readonly string[] =>
  itemsAt(value, key).flatMap((item) => (typeof item === "string" || typeof item === "number" ? [String(item)] : []));

/** What the fields of a source are called: https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source. */
const sourceWords: Readonly<Record<string, (item: string) => string>> = {
  principals: principalWords,
  notPrincipals: (item) => `anyone but ${principalWords(item)}`,
  namespaces: (item) => `pods of namespace ${item}`,
  notNamespaces: (item) => `pods outside of namespace ${item}`,
  ipBlocks: (item) => `addresses ${item}`,
  notIpBlocks: (item) => `addresses outside of ${item}`,
  remoteIpBlocks: (item) => `clients from ${item}`,
  notRemoteIpBlocks: (item) => `clients not from ${item}`,
  requestPrincipals: (item) => `holders of a token ${item}`,
  notRequestPrincipals: (item) => `holders of no token ${item}`,
  serviceAccounts: (item) => `service account ${item}`,
};

function principalWords(principal: string): string {
  if (principal === "*") return "everybody with a certificate of the mesh";
  const account = accountOf(principal);
  return account === undefined ? `identity ${principal}` : `service account ${account}`;
}

/** Each item by itself where a map has one list only; else all of it as one condition. */
function partsOf(value: Json | undefined, words: Readonly<Record<string, (item: string) => string>>): readonly Part[] {
  const lists = entriesAt(value).filter(([, list]) => Array.isArray(list) && list.length > 0);
  const said = lists.map(([key]) =>
    wordsAt(value, key).map((item) => (words[key] ?? ((text) => `${key} ${text}`))(item)),
  );
  const [only] = lists;
  if (lists.length !== 1 || only === undefined)
    return [{ words: said.map((items) => items.join(" or ")).join(" and ") }];
  const accounts = only[0] === "principals" ? wordsAt(value, "principals") : [];
  return (said[0] ?? []).map((text, index) => {
    const account = accountOf(accounts[index] ?? "");
    return { words: text, ...(account !== undefined && { account }) };
  });
}

const operationWords = {
  ports: (item: string) => `port ${item}`,
  methods: (item: string) => item,
  paths: (item: string) => `path ${item}`,
};

/** What the rules of an AuthorizationPolicy match. Without rules nothing; a rule without conditions everything. */
export function accessOf(rules: readonly Json[]): Access {
  return new Map(
    rules.flatMap((rule) => {
      const sources = itemsAt(rule, "from").flatMap((from) => partsOf(at(from, "source"), sourceWords));
      const targets = itemsAt(rule, "to").flatMap((to) => partsOf(at(to, "operation"), operationWords));
      const when = itemsAt(rule, "when").map(
        (one) =>
          `${textAt(one, "key") ?? "a condition"} ${[...wordsAt(one, "values"), ...wordsAt(one, "notValues").map((item) => `not ${item}`)].join(" or ")}`,
      );
      const condition = when.length === 0 ? "" : ` where ${when.join(" and ")}`;
      return (sources.length === 0 ? [anybody] : sources).flatMap(({ words, account }) =>
        (targets.length === 0 ? [{ words: "" }] : targets).map(
          (target) => [`${words}${target.words === "" ? "" : ` on ${target.words}`}${condition}`, account] as const,
        ),
      );
    }),
  );
}
