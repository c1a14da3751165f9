import { positionsIn } from "@meshwright/reading";
import { describe, expect, test } from "vitest";

const text = `apiVersion: v1
kind: Service
metadata:
  name: orders
spec:
  ports:
    - name: http
      port: 80
    - { name: grpc, port: 9090 }
  selector:
    "app.kubernetes.io/name": orders
`;

describe("the position of a value", () => {
  test.each<[string, readonly string[], number, number]>([
    ["a plain value", ["kind"], 2, 7],
    ["a value in a map", ["metadata", "name"], 4, 9],
    ["a map, at its key", ["metadata"], 3, 1],
    ["a list, at its key", ["spec", "ports"], 6, 3],
    ["an item of a list", ["spec", "ports", "0"], 7, 7],
    ["a value in an item", ["spec", "ports", "0", "port"], 8, 13],
    ["a value in braces", ["spec", "ports", "1", "port"], 9, 27],
    ["a key in quotes", ["spec", "selector", "app.kubernetes.io/name"], 11, 31],
    ["what is not there: what is around it", ["spec", "ports", "0", "targetPort"], 7, 7],
    ["what is nowhere: the start", ["status"], 1, 1],
    ["the document", [], 1, 1],
  ])("of %s", (_, keys, line, column) => {
    expect(positionsIn(text)(keys)).toEqual({ line, column });
  });

  test("of its key, where the key is meant", () => {
    expect(positionsIn(text)(["metadata", "name"], "key")).toEqual({ line: 4, column: 3 });
  });

  test.each(["", "\t: [", "a: &a\n", "---\n---\n", "a: 1\na: 2\n"])("is somewhere in any text: %j", (odd) => {
    const { line, column } = positionsIn(odd)(["a", "0", "b"]);
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
  });
});
