import { expect, test } from "vitest";
import { foldedPlace, inFirst } from "../src/folding/in-first.ts";

const all = Array.from({ length: 12 }, (_, index) => `c${index + 1}`);
const [own, other] = ["link of ‹cluster›", "link of ‹cluster› to ‹peer›"];

test("a fold is told of its first cluster, and of the first that it is about there", () => {
  expect(inFirst({ one: { a: other }, clusters: ["c1", "c2"], peers: { c1: ["c3", "c4"], c2: ["c3"] } })).toEqual({
    a: "link of c1 to c3",
  });
  expect(inFirst({ one: own, clusters: ["c1"] })).toBe(own);
});

test.each([
  [{ clusters: ["c1", "c2"] }, "says no name", "c1 and c2"],
  [{ clusters: ["c1"] }, own, "c1"],
  [{ clusters: ["c1", "c2"] }, own, "c1 (the same in c2)"],
  [{ clusters: all }, own, "c1 (the same in all 11 other clusters, each with its own name)"],
  [{ clusters: ["c1"], peers: { c1: ["c3", "c4"] } }, other, "c1 about c3 (the same about c4)"],
  [{ clusters: ["c1", "c2"], peers: { c1: ["c2"], c2: ["c1"] } }, other, "c1 about c2 (the same for c2 about c1)"],
  [
    { clusters: ["c1", "c2"], peers: { c1: ["c3", "c4", "c5"], c2: ["c3", "c4", "c5"] } },
    other,
    "c1 about c3 (the same for 5 other pairs of clusters)",
  ],
  [{ clusters: ["c1"], peers: { c1: ["c3", "c4"] } }, "says no name", "c1, about c3 and c4"],
])("%o with %s is in %s", (folded, told, text) => {
  expect(foldedPlace(folded, all, told)).toBe(text);
});
