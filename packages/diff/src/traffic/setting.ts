import type { Json } from "@meshwright/model";
import { entriesAt, isMap } from "@meshwright/inventory";
import type { Path, ValueChange } from "../value/change.ts";
import { pathText } from "../value/change.ts";

/** A setting of traffic: how people call it, and what holds where it is not set. */
interface Setting {
  /** Keys at the end of the way to it. */
  readonly keys: string;
  readonly words: string;
  readonly unset?: string;
}

/**
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/ and destination-rule/. Retries are two where none are
 * said: https://istio.io/latest/docs/concepts/traffic-management/#retries.
 */
const settings: readonly Setting[] = [
  { keys: "timeout", words: "the timeout", unset: "none" },
  { keys: "retries", words: "retries", unset: "Istio's default of 2" },
  { keys: "retries.attempts", words: "the number of retries", unset: "Istio's default of 2" },
  { keys: "retries.perTryTimeout", words: "the time for each try", unset: "the timeout" },
  { keys: "retries.retryOn", words: "what is retried", unset: "Istio's default" },
  { keys: "weight", words: "the share of traffic" },
  { keys: "fault", words: "faults made on purpose", unset: "none" },
  { keys: "mirror", words: "where copies of requests go", unset: "nowhere" },
  { keys: "mirrors", words: "where copies of requests go", unset: "nowhere" },
  { keys: "match", words: "which requests are meant", unset: "all" },
  { keys: "outlierDetection", words: "taking out failing pods (outlier detection)", unset: "off" },
  { keys: "outlierDetection.consecutive5xxErrors", words: "errors in a row that take a pod out", unset: "5" },
  { keys: "outlierDetection.interval", words: "how often failing pods are looked for", unset: "10s" },
  { keys: "outlierDetection.baseEjectionTime", words: "how long a failing pod is out", unset: "30s" },
  { keys: "outlierDetection.maxEjectionPercent", words: "the share of pods that may be out, in percent", unset: "10" },
  { keys: "connectionPool", words: "limits of connections", unset: "none" },
  { keys: "tcp.maxConnections", words: "the most connections", unset: "no limit" },
  { keys: "tcp.connectTimeout", words: "the time to connect", unset: "10s" },
  { keys: "http1MaxPendingRequests", words: "the most requests that wait", unset: "no limit" },
  { keys: "http2MaxRequests", words: "the most requests at once", unset: "no limit" },
  { keys: "maxRequestsPerConnection", words: "the most requests on one connection", unset: "no limit" },
  { keys: "loadBalancer", words: "how pods are chosen", unset: "Istio's default" },
  { keys: "loadBalancer.simple", words: "how pods are chosen", unset: "LEAST_REQUEST" },
  { keys: "localityLbSetting", words: "the preference for near pods", unset: "the mesh's" },
  { keys: "subsets", words: "subsets", unset: "none" },
  { keys: "host", words: "the host" },
];

/** `the timeout of http[web] from 5s to 3s`. */
export function settingWords(change: ValueChange): string {
  const { path } = change;
  if (change.how === "reordered") return `${shortPath(path)} in another order, of which the first that fits counts`;
  const keys = path.flatMap((step) => ("key" in step ? [step.key] : [])).join(".");
  const found = settings.findLast((one) => keys === one.keys || keys.endsWith(`.${one.keys}`));
  const where = found === undefined ? "" : placeOf(path, found);
  const name = found === undefined ? shortPath(path) : `${found.words}${where === "" ? "" : ` of ${where}`}`;
  const unset = found?.unset ?? "not set";
  const [old, now] = [
    change.how === "added" ? unset : shown(change.before),
    change.how === "removed" ? unset : shown(change.after),
  ];
  return `${name} from ${old} to ${now}`;
}

const shortPath = (path: Path): string => pathText(path.slice(1));

/** What a setting is of: `http[web]`, `subsets[v2]`; nothing where it is of the whole object. */
function placeOf(path: Path, { keys }: Setting): string {
  const start = path
    .slice(1, path.length - keys.split(".").length)
    .filter((step) => !("key" in step && step.key === "trafficPolicy"));
  return pathText(start);
}

function shown(value: Json): string {
  const text = plain(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text || "nothing";
}

/** `abort (httpStatus 503, percentage (value 10))`. */
function plain(value: Json | undefined): string {
  const inner = (one: Json | undefined): string => (isMap(one) ? `(${plain(one)})` : plain(one));
  if (Array.isArray(value)) return value.map((item: Json) => inner(item)).join(", ");
  if (!isMap(value)) return typeof value === "string" ? value : JSON.stringify(value ?? null);
  return entriesAt(value)
    .map(([key, one]) => `${key} ${inner(one)}`)
    .join(", ");
}
