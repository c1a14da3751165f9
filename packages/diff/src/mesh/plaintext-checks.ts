import type { Inventory, Resource } from "@meshwright/inventory";
import { argumentsOf } from "../pods/pod-template.ts";
import { nameOf } from "../words.ts";
import { listed } from "./listed.ts";
import type { MtlsScope } from "./mtls-changes.ts";

const namespacesOf = (scopes: readonly MtlsScope[]): readonly string[] => [
  ...new Set(scopes.flatMap(({ namespace }) => namespace ?? [])),
];

/** `,namespace="shop"`; nothing where all are meant. */
function withNamespaces(label: string, scopes: readonly MtlsScope[], isMeshWide: boolean): string {
  const names = isMeshWide ? [] : namespacesOf(scopes);
  if (names.length < 2) return names.length === 0 ? "" : `,${label}="${names[0]}"`;
  return `,${label}=~"${names.slice(0, 5).join("|")}"`;
}

/** Queries for Prometheus that count what arrives in plaintext, in words: https://istio.io/latest/docs/reference/config/metrics/. */
export const plaintextQueries = (scopes: readonly MtlsScope[], isMeshWide: boolean): string => {
  const where = withNamespaces("destination_workload_namespace", scopes, isMeshWide);
  const series = `{reporter="destination",connection_security_policy!="mutual_tls"${where}}`;
  return `\`istio_requests_total${series}\` and \`istio_tcp_connections_opened_total${series}\``;
};

/** The query that counts connections that servers close on clients with a sidecar: https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage, UF and UC. */
export const refusedQuery = (scopes: readonly MtlsScope[], isMeshWide: boolean): string =>
  `\`istio_requests_total{reporter="source",response_flags=~".*U[CF].*"${withNamespaces("destination_service_namespace", scopes, isMeshWide)}}\``;

/** `plaintext stranger shop/web:80 http web.shop.svc.cluster.local 80 refused`, as the CronJobs that prove the mesh say it. */
const attempt = /^\s*plaintext \S+ ([^/\s]+)\/\S+ .*\b(refused|answers)\s*$/gm;

/** CronJobs that call into some namespaces in plaintext, and what they take for right. */
function attemptsInto(inventory: Inventory, scopes: readonly MtlsScope[], expecting: string): readonly Resource[] {
  const names = new Set(namespacesOf(scopes));
  return inventory
    .of("batch", "CronJob")
    .filter((job) =>
      argumentsOf(job).some((text) =>
        Array.from(text.matchAll(attempt)).some(([, namespace = "", end]) => end === expecting && names.has(namespace)),
      ),
    );
}

/** How to run at once what tries plaintext; nothing where no CronJob expects that. */
export function tryPlaintext(inventory: Inventory, scopes: readonly MtlsScope[], expecting: string): string {
  const [first] = attemptsInto(inventory, scopes, expecting);
  if (first === undefined) return "";
  const { name, namespace = "default" } = first.ref;
  const job = `${name.slice(0, 50)}-now`;
  return ` Run ${nameOf(first.ref)} at once, which expects that plaintext ${expecting === "refused" ? "is refused" : "is answered"}: \`kubectl -n ${namespace} create job ${job} --from=cronjob/${name}\`, and \`kubectl -n ${namespace} wait --for=condition=complete job/${job} --timeout=10m\` must succeed.`;
}

/** Those that go on expecting what is no longer so: a sentence. */
export function failing(inventory: Inventory, scopes: readonly MtlsScope[], expecting: string): string {
  const all = attemptsInto(inventory, scopes, expecting).map(({ ref }) => nameOf(ref));
  return all.length === 0
    ? ""
    : ` ${listed(all)} still ${all.length === 1 ? "expects" : "expect"} that plaintext ${expecting === "refused" ? "is refused" : "is answered"}, and ${all.length === 1 ? "fails" : "fail"} from the next run on.`;
}
