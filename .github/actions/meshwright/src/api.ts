import { Refused } from "./processes.ts";
import { textIn } from "./event.ts";
import type { Environment } from "./settings.ts";

export interface Api {
  /** The answer; undefined where the status is one that is expected. */
  readonly call: (method: string, path: string, body?: unknown, expected?: readonly number[]) => Promise<unknown>;
  /** All pages of a list. */
  readonly list: (path: string) => Promise<readonly unknown[]>;
}

const perPage = 100;
const most = 50;

/** What to do about an answer, in words. */
const advice: Readonly<Record<number, string>> = {
  401: "The token is not accepted.",
  403: "The token may not do this: the job needs pull-requests: write, and that of a fork never has it. Or GitHub limits the number of requests for a while.",
  404: "There is no such thing, or the token may not see it.",
  422: "GitHub does not accept what was sent.",
};

/** GitHub's REST API for one repository: https://docs.github.com/en/rest */
export function apiOf(env: Environment): Api {
  const url = env["GITHUB_API_URL"] ?? "https://api.github.com";
  const repository = env["GITHUB_REPOSITORY"] ?? "";
  const token = env["GITHUB_TOKEN"] ?? "";
  const call: Api["call"] = async (method, path, body, expected = []) => {
    const what = `${method} ${path}`;
    const response = await fetch(`${url}/repos/${repository}${path}`, {
      method,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${token}`,
        "x-github-api-version": "2022-11-28",
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000),
    }).catch((thrown: unknown) => {
      throw new Refused(`${what}: GitHub does not answer (${String(thrown)})`);
    });
    const text = await response.text();
    if (response.ok) return text === "" ? undefined : JSON.parse(text);
    if (expected.includes(response.status)) return undefined;
    throw new Refused(
      `${what}: ${response.status} ${messageIn(text)}. ${advice[response.status] ?? "Run the job again."}`,
    );
  };
  const list: Api["list"] = async (path) => {
    const all: unknown[] = [];
    for (let page = 1; page <= most; page += 1) {
      const answer = await call("GET", `${path}${path.includes("?") ? "&" : "?"}per_page=${perPage}&page=${page}`);
      const items: readonly unknown[] = Array.isArray(answer) ? answer : [];
      all.push(...items);
      if (items.length < perPage) break;
    }
    return all;
  };
  return { call, list };
}

function messageIn(text: string): string {
  try {
    return textIn(JSON.parse(text), "message") || "no reason given";
  } catch {
    return "no reason given";
  }
}
