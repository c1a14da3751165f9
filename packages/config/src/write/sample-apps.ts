import { yamlScalar } from "./commented-yaml.ts";

interface Sample {
  readonly name: string;
  /** The other sample, which it calls. */
  readonly other: string;
  readonly cluster: string;
  readonly by: "namespace" | "workload";
  /** Where the other one is, as the comment says it. */
  readonly there: string;
  readonly schema: string;
}

const injectionWords = {
  namespace: "The namespace has the label that asks for sidecars.",
  workload: "Each workload has the label that asks for a sidecar; the namespace has none.",
} as const;

const sampleApp = ({
  name,
  other,
  cluster,
  by,
  there,
  schema,
}: Sample): string => `# yaml-language-server: $schema=${schema}
# A sample: nginx answers, sleep calls nginx here and the one of ${other}${there}.

name: ${name}
namespace: ${name}
# Clusters that it runs in.
clusters: [${yamlScalar(cluster)}]
injection:
  # ${injectionWords[by]}
  by: ${by}
# Every caller below has a sidecar, so plaintext is refused from the first day. PERMISSIVE until that is so.
mtls: STRICT
workloads:
  - name: nginx
    image: docker.io/nginxinc/nginx-unprivileged:1.29.1-alpine
    replicas: 2
    # The image's own user.
    runAsUser: 101
    writablePaths: [/tmp]
    ports:
      # The name starts with the protocol. targetPort is the container's.
      - name: http
        port: 80
        targetPort: 8080
    # How callers treat it; optional, like each of these.
    traffic:
      timeout: 5s
      retries:
        attempts: 2
        perTryTimeout: 2s
        retryOn: connect-failure,refused-stream,unavailable,503
      outlierDetection:
        consecutive5xxErrors: 5
        interval: 10s
  - name: sleep
    image: docker.io/curlimages/curl:8.16.0
    command: [sleep, infinity]
    runAsUser: 100
    probe:
      command: [pidof, sleep]
    calls:
      # No app: a workload of this app.
      - workload: nginx
        port: http
      - app: ${other}
        workload: nginx
        port: http
`;

/** The two sample apps, one in each of two clusters that are peers; in one cluster where there is only one. */
export function sampleApps(cluster: string, peer: string, schema: string): ReadonlyMap<string, string> {
  const there = cluster === peer ? "" : " in the other cluster";
  const common = { there, schema };
  return new Map([
    ["sample-a", sampleApp({ ...common, name: "sample-a", other: "sample-b", cluster, by: "namespace" })],
    ["sample-b", sampleApp({ ...common, name: "sample-b", other: "sample-a", cluster: peer, by: "workload" })],
  ]);
}
