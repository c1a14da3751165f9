import type { Json } from "@meshwright/model";
import { at, itemsAt, textAt, textsAt } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import { listed } from "../mesh/listed.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import type { Risk } from "../risk.ts";
import type { Said } from "../rule.ts";
import { isWithin } from "../value/change.ts";
import { nameOf } from "../words.ts";

/** A list within an object of Istio that says what can be reached, and what it means when items come and go. */
interface ListKind {
  readonly kind: string;
  /** Keys within the spec that this is about. */
  readonly keys: readonly string[];
  readonly items: (spec: Json | undefined) => readonly string[];
  readonly come: string;
  readonly go: string;
  /** Of what comes; what goes is careful. */
  readonly risk: (come: readonly string[]) => Risk;
  /** True where an object that is new closes everything that it does not list, and one that goes opens it. */
  readonly isLimit?: true;
  /** True where an object that is new opens what it lists. */
  readonly isOpening?: true;
  readonly afterMerging: string;
}

const careful = (): Risk => "careful";

const kinds: readonly ListKind[] = [
  {
    // https://istio.io/latest/docs/reference/config/networking/sidecar/
    kind: "Sidecar",
    keys: ["egress"],
    items: (spec) => itemsAt(spec, "egress").flatMap((egress) => textsAt(egress, "hosts")),
    come: "sidecars newly know these hosts",
    go: "sidecars no longer know these hosts, and calls to them fail or leave the mesh",
    risk: careful,
    isLimit: true,
    afterMerging:
      "See which hosts a sidecar knows: `istioctl proxy-config clusters <pod> -n <namespace>` must list all that the pod calls.",
  },
  {
    kind: "ServiceEntry",
    keys: ["hosts", "ports"],
    items: (spec) => [
      ...textsAt(spec, "hosts"),
      ...itemsAt(spec, "ports").map((port) => `port ${JSON.stringify(at(port, "number") ?? "?")}`),
    ],
    come: "the mesh newly knows, as a place outside of it",
    go: "the mesh no longer knows, as a place outside of it; where only registered hosts may be called (REGISTRY_ONLY), calls fail",
    risk: careful,
    afterMerging:
      "See that the access logs of callers do not say `BlackHoleCluster`, which stands for what the mesh does not know.",
  },
  {
    kind: "VirtualService",
    keys: ["hosts", "gateways"],
    items: (spec) => [
      ...textsAt(spec, "hosts").map((host) => `host ${host}`),
      ...textsAt(spec, "gateways").map((name) => `gateway ${name}`),
    ],
    come: "its routes newly hold for",
    go: "its routes no longer hold for",
    risk: careful,
    afterMerging:
      "Call the hosts that it is for. A gateway answers 404 where no route is for a host; within the mesh such calls go to the Service itself.",
  },
  {
    kind: "Gateway",
    keys: ["servers"],
    items: (spec) => itemsAt(spec, "servers").flatMap(serverWords),
    come: "the gateway newly takes",
    go: "the gateway no longer takes",
    risk: (come) => (come.some((one) => one.includes("any host") || one.includes("in plaintext")) ? "stop" : "careful"),
    isOpening: true,
    afterMerging:
      "See what is open: `istioctl proxy-config listeners <gateway pod> -n <namespace>`. Compare it with the security groups in front of the gateway.",
  },
];

function serverWords(server: Json): readonly string[] {
  const [number, protocol] = [at(server, "port", "number"), textAt(server, "port", "protocol") ?? "?"];
  const mode = textAt(server, "tls", "mode");
  const how =
    mode === "AUTO_PASSTHROUGH"
      ? "for all Services of the mesh, with mTLS of the mesh (AUTO_PASSTHROUGH)"
      : mode === undefined
        ? protocol.startsWith("HTTP") && protocol !== "HTTPS" && at(server, "tls", "httpsRedirect") !== true
          ? "in plaintext"
          : ""
        : `with TLS ${mode}`;
  return textsAt(server, "hosts").map((host) =>
    [
      `${host === "*" || host === "*/*" ? "any host" : host} on port ${typeof number === "number" ? number : "?"}/${protocol}`,
      how,
    ]
      .filter((one) => one !== "")
      .join(" "),
  );
}

const isOfIstio = (change: ObjectChange): boolean =>
  resourceOf(change).ref.apiVersion.startsWith("networking.istio.io/");

/** What becomes reachable, or no longer is, by lists of hosts and ports. */
export const listEffects = ({ changes }: ClusterDelta): readonly Said[] =>
  changes.filter(isOfIstio).flatMap((change) => {
    const found = kinds.find(({ kind }) => kind === resourceOf(change).ref.kind);
    return [...(found === undefined ? [] : ofList(change, found)), ...ofExport(change)];
  });

function ofList(
  change: ObjectChange,
  { keys, items, come, go, risk, isLimit, isOpening, afterMerging }: ListKind,
): readonly Said[] {
  const name = nameOf(resourceOf(change).ref);
  if (change.how !== "changed" && !(isOpening === true && change.how === "added")) {
    if (isLimit !== true) return [];
    const all = listed(items(resourceOf(change).body["spec"])) || "none";
    const says =
      change.how === "added"
        ? `${name} is new: sidecars it is for know only these hosts from now on: ${all}.`
        : `${name} goes: sidecars it was for know all hosts again, not only ${all}.`;
    return [{ risk: "careful", says, afterMerging, causes: [causeOf(change)] }];
  }
  const [old, now] = [change.before, change.after].map((side) => new Set(items(side?.body["spec"])));
  const came = [...(now ?? [])].filter((one) => old?.has(one) !== true);
  const gone = [...(old ?? [])].filter((one) => now?.has(one) !== true);
  const causes = [
    causeOf(
      change,
      change.how === "added"
        ? undefined
        : change.changes.filter((one) => keys.some((key) => isWithin(one, "spec", key))),
    ),
  ];
  return [
    ...(came.length === 0
      ? []
      : [{ risk: risk(came), says: `${name}: ${come}: ${listed(came)}.`, afterMerging, causes }]),
    ...(gone.length === 0
      ? []
      : [{ risk: "careful" as const, says: `${name}: ${go}: ${listed(gone)}.`, afterMerging, causes }]),
  ];
}

/** Namespaces that see an object: https://istio.io/latest/docs/reference/config/networking/virtual-service/, `exportTo`. */
function ofExport(change: ObjectChange): readonly Said[] {
  const within = change.changes.filter((one) => isWithin(one, "spec", "exportTo"));
  if (within.length === 0) return [];
  const words = (side: ObjectChange["before"]): string =>
    listed(
      textsAt(side?.body["spec"], "exportTo").map((one) =>
        one === "*" ? "every namespace" : one === "." ? "its own namespace" : one,
      ),
    ) || "every namespace";
  return [
    {
      risk: "careful",
      says: `${nameOf(resourceOf(change).ref)} is seen by sidecars of ${words(change.after)}, before by those of ${words(change.before)}.`,
      afterMerging:
        "See that callers in other namespaces still reach what it is for: those who no longer see it go by what holds without it.",
      causes: [causeOf(change, within)],
    },
  ];
}
