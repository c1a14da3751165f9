import { hash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { ChartArchive } from "./chart-archives.ts";

/** A chart repository on this machine: a Helm repository by HTTP, and a registry by OCI, with the same charts. */
export interface ChartRepository {
  /** `http://127.0.0.1:…/charts` */
  readonly http: string;
  /** `oci://127.0.0.1:…/charts` */
  readonly oci: string;
  readonly host: string;
  /** Adds a chart, or puts another in its place. */
  publish(chart: ChartArchive): void;
  /** What it was asked, since it was asked last. */
  requests(): readonly string[];
  close(): Promise<void>;
}

export interface RepositoryOptions {
  /** Without them, nobody gets anything. */
  readonly login?: { readonly username: string; readonly password: string };
}

interface Answer {
  readonly type: string;
  readonly content: Buffer;
}

const digestOf = (content: Buffer): string => `sha256:${hash("sha256", content, "hex")}`;

const manifestType = "application/vnd.oci.image.manifest.v1+json";

/** What a registry holds of a chart: https://helm.sh/docs/topics/registries/#helm-chart-manifest */
function ociParts({ name, version, content }: ChartArchive) {
  const config = Buffer.from(JSON.stringify({ name, version, apiVersion: "v2" }));
  const described = (mediaType: string, part: Buffer) => ({ mediaType, digest: digestOf(part), size: part.length });
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: manifestType,
      config: described("application/vnd.cncf.helm.config.v1+json", config),
      layers: [described("application/vnd.cncf.helm.chart.content.v1.tar+gzip", content)],
    }),
  );
  return { manifest, blobs: [config, content] };
}

/** https://helm.sh/docs/topics/chart_repository/#the-index-file */
const indexOf = (charts: readonly ChartArchive[]): Buffer => {
  const entries = Object.groupBy(charts, ({ name }) => name);
  return Buffer.from(
    JSON.stringify({
      apiVersion: "v1",
      entries: Object.fromEntries(
        Object.entries(entries).map(([name, versions = []]) => [
          name,
          versions.map(({ version, content }) => ({
            apiVersion: "v2",
            name,
            version,
            urls: [`${name}-${version}.tgz`],
            digest: hash("sha256", content, "hex"),
          })),
        ]),
      ),
    }),
  );
};

function answerTo(path: string, charts: readonly ChartArchive[]): Answer | undefined {
  if (path === "/v2/") return { type: "application/json", content: Buffer.from("{}") };
  if (path === "/charts/index.yaml") return { type: "application/yaml", content: indexOf(charts) };
  const archive = charts.find(({ name, version }) => path === `/charts/${name}-${version}.tgz`);
  if (archive !== undefined) return { type: "application/gzip", content: archive.content };
  const [, name, what, reference] = /^\/v2\/charts\/([^/]+)\/(manifests|blobs)\/(.+)$/.exec(path) ?? [];
  for (const chart of charts.filter((one) => one.name === name)) {
    const { manifest, blobs } = ociParts(chart);
    if (what === "manifests" && [chart.version.replace("+", "_"), digestOf(manifest)].includes(reference ?? ""))
      return { type: manifestType, content: manifest };
    const blob = what === "blobs" && blobs.find((one) => digestOf(one) === reference);
    if (blob) return { type: "application/octet-stream", content: blob };
  }
  return undefined;
}

function send(request: IncomingMessage, response: ServerResponse, { type, content }: Answer): void {
  response.writeHead(200, {
    "Content-Type": type,
    "Content-Length": content.length,
    "Docker-Content-Digest": digestOf(content),
  });
  response.end(request.method === "HEAD" ? undefined : content);
}

/** Starts a repository; whoever starts it closes it. */
export async function startChartRepository(
  charts: readonly ChartArchive[],
  { login }: RepositoryOptions = {},
): Promise<ChartRepository> {
  const held = new Map<string, ChartArchive>();
  const publish = (chart: ChartArchive): void => void held.set(`${chart.name} ${chart.version}`, chart);
  for (const chart of charts) publish(chart);
  let asked: string[] = [];
  const wanted = login && `Basic ${Buffer.from(`${login.username}:${login.password}`).toString("base64")}`;
  const server = createServer((request, response) => {
    const { pathname: path } = new URL(request.url ?? "/", "http://localhost");
    asked.push(`${request.method} ${path}`);
    if (wanted !== undefined && request.headers.authorization !== wanted) {
      response.writeHead(401, { "WWW-Authenticate": 'Basic realm="charts"' }).end();
      return;
    }
    const answer = answerTo(path, [...held.values()]);
    if (answer === undefined) response.writeHead(404, { "Content-Type": "application/json" }).end('{"errors":[]}');
    else send(request, response, answer);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the repository has no port");
  const host = `127.0.0.1:${address.port}`;
  return {
    http: `http://${host}/charts`,
    oci: `oci://${host}/charts`,
    host,
    publish,
    requests() {
      const all = asked;
      asked = [];
      return all;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
