import type { Resource } from "@meshwright/inventory";
import { at, itemsAt, textAt } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { groupKind } from "@meshwright/model";
import { causeWithin } from "../effect.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import { touches } from "../value/touches.ts";
import type { Risk } from "../risk.ts";
import type { Rule, Said } from "../rule.ts";
import { enumerate, nameOf } from "../words.ts";

interface Told {
  readonly risk: Risk;
  readonly text: string;
}

const inWords: Readonly<Record<string, string>> = {
  accessLogging: "access logs",
  metrics: "metrics",
  tracing: "traces",
};

/** https://istio.io/latest/docs/reference/config/telemetry/: what proxies write, count and trace. */
function ofTelemetry(before: Resource | undefined, after: Resource | undefined): readonly Told[] {
  const [old, now] = [before, after].map((one) => one?.body["spec"]);
  return Object.entries(inWords).flatMap(([key, words]): readonly Told[] => {
    const [was, is] = [at(old, key), at(now, key)];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    if (is === undefined)
      return [{ risk: "careful", text: `says nothing of ${words} any more, so that wider settings hold` }];
    if (was === undefined) return [{ risk: "careful", text: `sets ${words}` }];
    const isOff = (value: Json): boolean =>
      JSON.stringify(value).includes('"disabled":true') ||
      JSON.stringify(value).includes('"disableSpanReporting":true');
    if (isOff(is) && !isOff(was)) return [{ risk: "careful", text: `switches ${words} off, at least in part` }];
    return [{ risk: "careful", text: `sets ${words} otherwise` }];
  });
}

/** Alerts by name and severity; two of one name may differ in nothing else. */
function alertsIn(rule: Resource | undefined): ReadonlyMap<string, string> {
  const all = itemsAt(rule?.body, "spec", "groups").flatMap((group) => itemsAt(group, "rules"));
  return new Map(
    all.flatMap((one) => {
      const alert = textAt(one, "alert") ?? textAt(one, "record");
      if (alert === undefined) return [];
      const severity = textAt(one, "labels", "severity");
      return [
        [severity === undefined ? alert : `${alert} (${severity})`, JSON.stringify([at(one, "expr"), at(one, "for")])],
      ];
    }),
  );
}

function ofAlerts(before: Resource | undefined, after: Resource | undefined): readonly Told[] {
  const [old, now] = [alertsIn(before), alertsIn(after)];
  const lost = [...old.keys()].filter((name) => !now.has(name));
  const gained = [...now.keys()].filter((name) => !old.has(name));
  const other = [...now.keys()].filter((name) => old.has(name) && old.get(name) !== now.get(name));
  const told: readonly Told[] = [
    ...(lost.length > 0 ? [{ risk: "careful" as const, text: `no longer alerts by ${enumerate(lost)}` }] : []),
    ...(other.length > 0
      ? [{ risk: "careful" as const, text: `alerts by ${enumerate(other)} at other values or times` }]
      : []),
    ...(gained.length > 0 ? [{ risk: "routine" as const, text: `alerts by ${enumerate(gained)} as well` }] : []),
  ];
  return told.length > 0 ? told : [{ risk: "routine", text: "says its alerts in other words" }];
}

const scraped = (what: string) => (): readonly Told[] => [
  { risk: "careful", text: `has Prometheus read the metrics of ${what} otherwise` },
];

type Tell = (before: Resource | undefined, after: Resource | undefined) => readonly Told[];

const kinds: Readonly<Record<string, Tell>> = {
  "telemetry.istio.io/Telemetry": ofTelemetry,
  "monitoring.coreos.com/PrometheusRule": ofAlerts,
  "monitoring.coreos.com/PodMonitor": scraped("pods"),
  "monitoring.coreos.com/ServiceMonitor": scraped("Services"),
};

function ofOne(change: ObjectChange): readonly Said[] {
  const resource = resourceOf(change);
  const tell = kinds[groupKind(resource.ref)];
  if (tell === undefined) return [];
  const cause = causeWithin(change, (one) => touches(one, "spec"));
  if (cause.pointers?.length === 0) return [];
  const told = tell(change.before, change.after);
  if (told.length === 0) return [];
  const risk = told.some((one) => one.risk === "careful") ? "careful" : "routine";
  const how = change.how === "changed" ? "" : change.how === "added" ? " is new, and" : " goes, and";
  return [
    {
      risk,
      says: `${nameOf(resource.ref)}${how} ${enumerate(told.map(({ text }) => text))}. No traffic changes by it.`,
      ...(risk === "careful" && {
        afterMerging: "See that dashboards, logs and alerts still show what people rely on.",
      }),
      causes: [cause],
    },
  ];
}

export const observabilityChanged: Rule = {
  name: "observability-changed",
  heading: "What is seen of the mesh changes",
  summary: "Alerts, access logs, traces or metrics are other ones than before",
  risks: ["careful", "routine"],
  *run({ changes }) {
    for (const change of changes) yield* ofOne(change);
  },
};
