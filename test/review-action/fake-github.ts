import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { listening } from "./listening.ts";

interface Comment {
  readonly id: number;
  readonly user: { readonly login: string };
  body: string;
}

/** What of GitHub's REST API the action uses, for one repository and one pull request. */
export interface FakeGitHub {
  readonly url: string;
  readonly comments: Comment[];
  readonly labels: Set<string>;
  /** Labels that the repository has. */
  readonly known: Set<string>;
  /** Open pull requests, as the API lists them. */
  readonly pulls: unknown[];
  /** `POST /issues/7/comments`: what was asked that writes. */
  readonly writes: string[];
  /** Status for all that writes, where it is to fail. */
  refuses?: number;
  readonly close: () => void;
}

export async function fakeGitHub(): Promise<FakeGitHub> {
  const state = {
    comments: [] as Comment[],
    labels: new Set<string>(),
    known: new Set<string>(),
    pulls: [] as unknown[],
    writes: [] as string[],
  };
  const fake: Omit<FakeGitHub, "url" | "close"> = state;
  const server = createServer();
  server.on("request", (request, response) => {
    void answer(request, response);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sent = await text(request);
    const { method = "", url = "" } = request;
    const [path = ""] = url.replace("/repos/harbour-retail/mesh", "").split("?");
    const [status, body] = handle(`${method} ${path}`, url, sent === "" ? {} : JSON.parse(sent));
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  }

  function handle(what: string, url: string, sent: unknown): readonly [number, unknown] {
    if (what.startsWith("GET ")) {
      const page = Number(/[?&]page=(\d+)$/.exec(url)?.[1]);
      if (what.endsWith("/comments")) return [200, state.comments.slice(100 * (page - 1), 100 * page)];
      if (page !== 1) return [200, []];
      if (what.endsWith("/labels")) return [200, [...state.labels].map((name) => ({ name }))];
      if (what.endsWith("/pulls")) return [200, state.pulls];
      return [404, { message: "Not Found" }];
    }
    state.writes.push(what);
    if (fake.refuses !== undefined) return [fake.refuses, { message: "Resource not accessible by integration" }];
    const said = Object(sent);
    const id = Number(/\d+$/.exec(what)?.[0]);
    if (what.startsWith("PATCH /issues/comments/")) {
      const found = state.comments.find((one) => one.id === id);
      if (found === undefined) return [404, { message: "Not Found" }];
      found.body = said.body;
      return [200, found];
    }
    if (what.endsWith("/comments")) {
      state.comments.push({ id: state.comments.length + 1, user: { login: "github-actions[bot]" }, body: said.body });
      return [201, {}];
    }
    if (what === "POST /labels") {
      if (state.known.has(said.name)) return [422, { message: "Validation Failed" }];
      state.known.add(said.name);
      return [201, {}];
    }
    if (what.startsWith("DELETE "))
      return [state.labels.delete(decodeURIComponent(what.split("/labels/")[1] ?? "")) ? 200 : 404, {}];
    for (const name of said.labels) state.labels.add(name);
    return [200, []];
  }

  return Object.assign(fake, { url: await listening(server), close: () => void server.close() });
}
