import { expect, test } from "vitest";
import { printable } from "../src/print/printable.ts";

test.each([
  ["clusters/cluster-a/40-ca/x.yaml", "clusters/cluster-a/40-ca/x.yaml"],
  ["Zürich – 東京", "Zürich – 東京"],
  ["a\tb", "a b"],
  ["\u001B[2J\u001B[31mclean", "\ufffd[2J\ufffd[31mclean"],
  ["a\r\nb", "a\ufffd\ufffdb"],
  ["x\u202Elmay.y", "x\ufffdlmay.y"],
  ["a\u0000b\u009Bc", "a\ufffdb\ufffdc"],
  ["a\u00adb\u061cc", "a\ufffdb\ufffdc"],
  ["\ud800a\udc00 \u{1F980}", "\ufffda\ufffd \u{1F980}"],
  ["a\u{E0041}", "a\ufffd\ufffd"],
])("%j is shown as %j, of the same width", (text, shown) => {
  expect(printable(text)).toBe(shown);
  expect(printable(text)).toHaveLength(text.length);
});
