import { kind } from "../kind.ts";

// Of the form of rendered objects.

export const notAnObject = kind(
  "MW4005",
  "error",
  "A file that holds no Kubernetes object",
  (a: { problem: string }) => `This is no Kubernetes object: ${a.problem}.`,
);
