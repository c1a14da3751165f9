import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isRecord } from "@meshwright/model";
import type { Cache } from "./cache.ts";
import { orUnwritable } from "./cache.ts";
import type { PinnedChart } from "./chart-lock.ts";
import { pinText } from "./chart-lock.ts";
import type { Helm, HelmAnswer } from "./helm.ts";
import type { ChartsWorld } from "./world.ts";

export type Fetched =
  | { readonly ok: true; readonly content: Buffer }
  | { readonly ok: false; readonly message: string };

const seconds = 300;
const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** What fetches charts with helm: from registries and repositories, with the credentials that helm itself was given. */
export function fetcher({ env }: Pick<ChartsWorld, "env">, helm: Helm, cache: Cache) {
  // Talk for people who look for mistakes may hold what nobody should see; where releases are kept is no matter of a pull, and
  // a database of that kind which is away would end it.
  const run = async (args: readonly string[], more: ChartsWorld["env"] = {}): Promise<HelmAnswer> =>
    helm.run({ args, env: { ...env, HELM_DEBUG: undefined, HELM_DRIVER: undefined, ...more }, seconds });

  const known = new Map<string, Promise<HelmAnswer>>();
  const once = async (args: readonly string[]): Promise<HelmAnswer> => {
    const key = JSON.stringify(args);
    const answer = known.get(key) ?? run(args);
    known.set(key, answer);
    return answer;
  };

  /** The name under which `helm repo add` knows an address: with the name helm finds user and password. */
  const nameOf = async (address: string): Promise<string | undefined> => {
    const answer = await once(["repo", "list", "--output", "json"]); // without any, helm 3 fails
    return answer.ok ? repositoriesIn(answer.stdout).find(({ url }) => bare(url) === bare(address))?.name : undefined;
  };

  const wordsFor = async ({ name, source }: PinnedChart): Promise<readonly string[] | HelmAnswer> => {
    if (source.startsWith("oci://")) {
      const isHere = loopback.has(URL.parse(source.replace(/^oci:/, "http:"))?.hostname ?? "");
      return [`${bare(source)}/${name}`, ...(isHere ? ["--plain-http"] : [])];
    }
    const repository = await nameOf(source);
    if (repository === undefined) return [name, "--repo", source];
    const updated = await once(["repo", "update", repository]);
    return updated.ok ? [`${repository}/${name}`] : updated;
  };

  return async (pin: PinnedChart): Promise<Fetched> => {
    const words = await wordsFor(pin);
    if ("ok" in words) return words.ok ? { ok: false, message: "it said nothing." } : words;
    const folder = cache.scratch();
    try {
      const answer = await run(["pull", ...words, "--version", pin.version, "--destination", folder], {
        // helm 4 would give again what it once got under the digest that the index of the repository claims.
        HELM_CONTENT_CACHE: join(folder, "content"),
      });
      if (!answer.ok) return answer;
      const file = readdirSync(folder).find((name) => name.endsWith(".tgz"));
      if (file === undefined) return { ok: false, message: "helm left no archive." };
      const path = join(folder, file);
      const shown = await run(["show", "chart", path]);
      if (!shown.ok) return shown;
      const told = { name: valueOf(shown.stdout, "name"), version: valueOf(shown.stdout, "version") };
      if (told.name !== pin.name || withoutV(told.version) !== withoutV(pin.version))
        return { ok: false, message: `it gave ${pinText({ ...pin, ...told })} instead.` };
      return { ok: true, content: readFileSync(path) };
    } finally {
      orUnwritable(folder, () => rmSync(folder, { recursive: true, force: true }));
    }
  };
}

const bare = (address: string): string => address.replace(/\/+$/, "");
const withoutV = (version: string): string => version.replace(/^v/, "");

/** A value of `helm show chart`, which prints plain YAML. */
const valueOf = (chart: string, key: string): string =>
  new RegExp(`^${key}: ["']?([^"'\\s]+)["']?$`, "m").exec(chart)?.[1] ?? "(nothing)";

function repositoriesIn(text: string): readonly { readonly name: string; readonly url: string }[] {
  const listed: unknown = JSON.parse(text);
  return (Array.isArray(listed) ? listed : []).flatMap((entry: unknown) =>
    isRecord(entry) && typeof entry["name"] === "string" && typeof entry["url"] === "string"
      ? [{ name: entry["name"], url: entry["url"] }]
      : [],
  );
}
