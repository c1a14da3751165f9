import type { JsonSchema } from "../../json-schema.ts";
import { cronPattern } from "./cron.ts";

// Forms that values have and that the types call `string` or `number`. Patterns are linear in time, in RE2 and in
// JavaScript: no part can match the same text in two ways. Descriptions are what a violation says is wanted.

const label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const subdomain = `${label}(\\.${label})*`;
const goDuration = "([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)";

/** https://github.com/kubernetes/apimachinery/blob/v0.34.0/pkg/util/validation/validation.go and, where named, others. */
export const forms = {
  Port: { type: "integer", minimum: 1, maximum: 65535, description: "a port from 1 to 65535" },
  /** 0 stands for "none" or "any" there. */
  PortOrZero: { type: "integer", minimum: 0, maximum: 65535, description: "a port from 0 to 65535" },
  PortOrName: {
    type: ["integer", "string"],
    minimum: 1,
    maximum: 65535,
    pattern: "^[0-9-]*[a-z][a-z0-9-]*$",
    maxLength: 15,
    description: "a port from 1 to 65535, or the name of a port, of at most 15 letters, digits and '-'",
  },
  PortKey: {
    type: "string",
    pattern: "^(0*[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$",
    description: "a port from 1 to 65535",
  },
  PortName: {
    type: "string",
    pattern: "^[0-9-]*[a-z][a-z0-9-]*$",
    maxLength: 15,
    description: "the name of a port, of at most 15 letters, digits and '-'",
  },
  DnsLabel: {
    type: "string",
    pattern: `^${label}$`,
    maxLength: 63,
    description: "a name of at most 63 lower-case letters, digits and '-'",
  },
  Dns1035Label: {
    type: "string",
    pattern: "^[a-z]([-a-z0-9]*[a-z0-9])?$",
    maxLength: 63,
    description: "a name of at most 63 lower-case letters, digits and '-' that starts with a letter",
  },
  DnsSubdomain: {
    type: "string",
    pattern: `^${subdomain}$`,
    maxLength: 253,
    description: "a name of at most 253 lower-case letters, digits, '-' and '.'",
  },
  /** A CronJob's Jobs get 11 more characters: pkg/apis/batch/validation/validation.go. */
  CronJobName: {
    type: "string",
    pattern: `^${subdomain}$`,
    maxLength: 52,
    description: "a name of at most 52 lower-case letters, digits, '-' and '.'",
  },
  /** Names of RBAC objects: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#path-segment-names */
  PathSegment: {
    type: "string",
    pattern: "^([^./%][^/%]*|\\.[^./%][^/%]*|\\.\\.[^/%]+)$",
    description: "a name without '/' and '%', and neither '.' nor '..'",
  },
  QualifiedName: {
    type: "string",
    pattern: `^(${subdomain}/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$`,
    maxLength: 317,
    description: "a key such as app or example.com/app: at most 63 letters, digits, '-', '_' and '.' after the prefix",
  },
  /** Compared in lower case: apimachinery pkg/api/validation/objectmeta.go. */
  AnnotationKey: {
    type: "string",
    pattern: `^([A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?)*/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$`,
    maxLength: 317,
    description:
      "a key such as note or example.com/note: at most 63 letters, digits, '-', '_' and '.' after the prefix",
  },
  LabelValue: {
    type: "string",
    pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$",
    maxLength: 63,
    description: "a label value: at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends",
  },
  ConfigKey: {
    type: "string",
    pattern: "^([-_a-zA-Z0-9][-._a-zA-Z0-9]*|\\.[-_a-zA-Z0-9][-._a-zA-Z0-9]*|\\.\\.[-._a-zA-Z0-9]+)$",
    maxLength: 253,
    description: "a key of letters, digits, '-', '_' and '.'",
  },
  /** https://github.com/kubernetes/apimachinery/blob/v0.34.0/pkg/api/resource/quantity.go */
  Quantity: {
    type: ["string", "number"],
    pattern: "^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$",
    description: "a quantity such as 500m, 2 or 128Mi",
  },
  IntOrString: { type: ["integer", "string"] },
  CountOrPercent: {
    type: ["integer", "string"],
    minimum: 0,
    pattern: "^[0-9]+%$",
    description: "a count of at least 0, or a percentage such as 25%",
  },
  /** https://github.com/robfig/cron/blob/v3.0.1/parser.go */
  Cron: { type: "string", pattern: cronPattern, description: "a schedule such as */15 * * * * or @hourly" },
  /** Go's time.ParseDuration, which metav1.Duration is read with. https://pkg.go.dev/time#ParseDuration */
  GoDuration: {
    type: "string",
    pattern: `^[+-]?(0|(${goDuration})+)$`,
    description: "a duration such as 1h30m, with units h, m, s, ms",
  },
  /** Istio reads its durations with Go's parser too, and wants none below zero. */
  IstioDuration: {
    type: "string",
    pattern: `^(0|(${goDuration})+)$`,
    description: "a duration such as 10s or 1h30m",
  },
  /** Argo CD takes whole seconds without a unit too: https://github.com/argoproj/argo-cd/blob/v3.5.1/pkg/apis/application/v1alpha1/types.go */
  ArgoDuration: {
    type: "string",
    pattern: "^([0-9]+|([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)([0-9.]+(ns|us|µs|μs|ms|s|m|h))*)$",
    description: "a duration such as 5s or 3m",
  },
  /** https://github.com/fluxcd/source-controller/blob/v1.9.1/config/crd/bases: the pattern of `interval` and `timeout`. */
  FluxDuration: {
    type: "string",
    pattern: "^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$",
    description: "a duration such as 10m or 1h30m",
  },
  FluxTimeout: {
    type: "string",
    pattern: "^([0-9]+(\\.[0-9]+)?(ms|s|m))+$",
    description: "a duration such as 90s or 10m, with units m, s, ms",
  },
  /** https://gateway-api.sigs.k8s.io/geps/gep-2257/ */
  GatewayDuration: {
    type: "string",
    pattern: "^([0-9]{1,5}(h|m|s|ms)){1,4}$",
    description: "a duration such as 10s or 1h30m, of whole numbers with at most five digits",
  },
  /** RFC 3339, as metav1.Time is written; an exported object may hold none. */
  Time: {
    type: ["string", "null"],
    pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$",
    description: "a time such as 2026-11-26T01:02:03Z",
  },
  Base64: {
    type: "string",
    pattern: "^[A-Za-z0-9+/\\r\\n]*=?[\\r\\n]*=?[\\r\\n]*$",
    description: "base64",
  },
  FileMode: { type: "integer", minimum: 0, maximum: 511, description: "a file mode from 0 to 0777 (511)" },
  Count: { type: "integer", minimum: 0, maximum: 2147483647, description: "a whole number of at least 0" },
  PositiveCount: { type: "integer", minimum: 1, maximum: 2147483647, description: "a whole number of at least 1" },
  Seconds: { type: "integer", minimum: 0, description: "a whole number of seconds, at least 0" },
  PositiveSeconds: { type: "integer", minimum: 1, description: "a whole number of seconds, at least 1" },
  Percent: { type: "integer", minimum: 0, maximum: 100, description: "a percentage from 0 to 100" },
  FilledText: { type: "string", minLength: 1, description: "a text that is not empty" },
} as const satisfies Readonly<Record<string, JsonSchema>>;

export type FormName = keyof typeof forms;

/** Refers to a form by name; the forms are part of the shared definitions. */
export const form = (name: FormName): JsonSchema => ({ $ref: `#/definitions/${name}` });

/** A text that is not empty. */
export const filled: JsonSchema = form("FilledText");
