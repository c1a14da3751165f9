import { readFileSync } from "node:fs";
import type { Environment } from "./settings.ts";

/** What the action needs to know of a pull request. */
export interface PullRequest {
  readonly number: number;
  /** What was done to it: `opened`, `synchronize`, `labeled`, … */
  readonly action: string;
  /** The label that was set or taken away, where it was that. */
  readonly label: string;
  readonly head: string;
  /** Name of its branch, which is anybody's text. */
  readonly branch: string;
  readonly base: string;
  readonly labels: readonly string[];
  /** Its code comes from another repository: somebody who need not have any rights here. */
  readonly isFork: boolean;
}

export const eventOf = (env: Environment): unknown => {
  const path = env["GITHUB_EVENT_PATH"];
  return path === undefined ? {} : JSON.parse(readFileSync(path, "utf8"));
};

/** A value within data of GitHub's, of which nothing is taken for granted. */
export const within = (data: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (value instanceof Object ? Reflect.get(value, key) : undefined), data);

export const textIn = (data: unknown, ...path: readonly string[]): string => {
  const value = within(data, ...path);
  return typeof value === "string" ? value : "";
};

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request */
export function pullRequestOf(event: unknown): PullRequest | undefined {
  const data = within(event, "pull_request");
  const number = within(data, "number");
  if (typeof number !== "number") return undefined;
  const labels = within(data, "labels");
  const home = textIn(event, "repository", "full_name");
  return {
    number,
    action: textIn(event, "action"),
    label: textIn(event, "label", "name"),
    head: textIn(data, "head", "sha"),
    branch: textIn(data, "head", "ref"),
    base: textIn(data, "base", "sha"),
    labels: Array.isArray(labels) ? labels.map((label) => textIn(label, "name")) : [],
    // A fork that was deleted has no repository any more.
    isFork: home === "" || textIn(data, "head", "repo", "full_name") !== home,
  };
}
