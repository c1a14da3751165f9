import { expect, test } from "vitest";
import { exchangeHolderModels } from "../src/exchange/holder.ts";

test("the token of the exchange fetches and writes what it knows by name, and neither lists nor deletes", () => {
  const [rule, ...others] = exchangeHolderModels("mesh-exchange").flatMap((model) => {
    const rules: unknown = Reflect.get(Object(model.toJSON()), "rules");
    return Array.isArray(rules) ? rules : [];
  });
  expect(rule).toEqual({ apiGroups: [""], resources: ["secrets"], verbs: ["get", "create", "update"] });
  expect(others).toEqual([]);
});
