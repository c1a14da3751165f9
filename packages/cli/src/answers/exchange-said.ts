import { keyValues } from "./key-values.ts";
import type { MeshAnswers } from "@meshwright/config";
import type { Finding } from "@meshwright/findings";
import type { Engine } from "../context.ts";
import type { ExchangeKey } from "./mesh-keys.ts";
import { exchangeKeys } from "./mesh-keys.ts";
import { answerPlace, kebab } from "./said.ts";

const flag = "--exchange";

/** The exchange as the fleet spells it. */
function exchangeObject(text: string): Readonly<Record<string, unknown>> {
  const { said } = keyValues(text, flag, exchangeKeys);
  const names = Object.keys(said) as readonly ExchangeKey[]; // oxlint-disable-line typescript/no-unsafe-type-assertion -- keyValues makes no others
  const made: Record<string, string | Record<string, string>> = {};
  for (const name of names) {
    const [first, second] = exchangeKeys[name].keys as readonly [string, string?];
    const value = said[name]?.[0] ?? "";
    const inner = made[first];
    if (second === undefined) made[first] = value;
    else made[first] = { ...(typeof inner === "object" && inner), [second]: value };
  }
  return made;
}

export function exchangeFindings({ valueFindings }: Engine["config"], text: string): readonly Finding[] {
  const { findings } = keyValues(text, flag, exchangeKeys);
  if (findings.length > 0) return findings;
  return valueFindings("mesh", ["exchange"], exchangeObject(text), (keyPath) => answerPlace(exchangeAnswer(keyPath)));
}

/** How findings call a place in `exchange`. */
export function exchangeAnswer(keyPath: readonly (string | number)[]): string {
  const path = keyPath.join(".");
  const found = Object.entries(exchangeKeys).find(([, { keys }]) => keys.join(".") === path);
  return found === undefined ? flag : `${flag} ${kebab(found[0])}`;
}

/** The exchange that was said, once nothing is wrong with it. */
export const exchangeOf = (text: string): MeshAnswers["exchange"] => exchangeObject(text) as MeshAnswers["exchange"]; // oxlint-disable-line typescript/no-unsafe-type-assertion -- exchangeFindings found it right

/** Where nothing is said and all clusters are of one account: the store of the first cluster's region, which is there already. */
export const usualExchange = (account: string, region: string): string =>
  `kind=aws-secrets-manager,account=${account},region=${region}`;
