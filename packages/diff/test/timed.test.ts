import { expect, test } from "vitest";
import { timed } from "../src/timed.ts";

test.each([
  ["Before merging, ask who calls.", { beforeMerging: "Ask who calls." }],
  ["Before merging, ask; after merging, look.", { beforeMerging: "Ask", afterMerging: "Look." }],
  ["After merging, look.", { afterMerging: "Look." }],
  ["Confirm that it is meant.", { beforeMerging: "Confirm that it is meant." }],
  ["`kubectl get pods` shows them.", { afterMerging: "`kubectl get pods` shows them." }],
])("%s is done on its side of the merge", (watch, done) => {
  expect(timed({ says: "It is so.", watch })).toEqual({ says: "It is so.", ...done });
});

test("what a rule says itself of a side stays", () => {
  expect(timed({ afterMerging: "Look." })).toEqual({ afterMerging: "Look." });
  expect(timed({ afterMerging: "Look.", watch: "`kubectl`" })).toEqual({ afterMerging: "Look." });
});
