import { expect, test } from "vitest";
import { inOrder } from "../src/trust/certificate-words.ts";

test.each([
  ["C=IE, O=Harbour Retail, OU=Platform, CN=Root 2026", "CN=Root 2026, OU=Platform, O=Harbour Retail, C=IE"],
  ["CN=Root 2027, OU=Platform, O=Harbour Retail, C=IE", "CN=Root 2027, OU=Platform, O=Harbour Retail, C=IE"],
  [String.raw`O=Harbour\, CN=Retail, CN=Root`, String.raw`CN=Root, O=Harbour\, CN=Retail`],
  ["DC=example, DC=harbour", "DC=example, DC=harbour"],
  ["", ""],
])("the parts of %s are shown in one order", (name, shown) => {
  expect(inOrder(name)).toBe(shown);
});
