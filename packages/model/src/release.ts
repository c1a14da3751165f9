import type { Json, JsonObject } from "./json.ts";
import type { ObjectName } from "./object-name.ts";
import type { ResourceRef } from "./resource-ref.ts";

/** `reference`: an engine fetches and renders the chart. `rendered`: meshwright did, and the tree holds its objects. */
export type ChartsMode = "reference" | "rendered";

/** A pinned upstream Helm chart with its values. Its Helm name and namespace are the same for every engine. */
export interface Release {
  readonly name: ObjectName;
  readonly namespace: ObjectName;
  readonly chart: ChartReference;
  readonly values: JsonObject;
  /** Fields that a controller in the cluster writes after the chart did. */
  readonly writtenFields?: readonly WrittenField[];
  /** Objects of the chart whose loss would be an outage; its CRDs and namespaces are guarded anyway. */
  readonly guarded?: readonly ResourceRef[];
}

export interface ChartReference {
  /** `https://…` of a Helm repository, or `oci://…` of the registry path that holds the chart. */
  readonly repository: string;
  readonly name: string;
  /** As the chart spells it, with or without `v`. */
  readonly version: string;
  readonly mode: ChartsMode;
  /** Of its objects, where it is rendered; what finds no object in any chart of the family is an error. */
  readonly patches: readonly ChartPatch[];
  /** Names of Secrets whose content a controller writes in the cluster: rendered without any. Every other is refused. */
  readonly generatedSecrets: readonly string[];
}

/** A change of one object of a rendered chart, and why it is needed. */
export interface ChartPatch {
  readonly reason: string;
  readonly target: { readonly kind: string; readonly name: string };
  /** RFC 6902. */
  readonly operations: readonly PatchOperation[];
}

/** One operation of RFC 6902; `path` and `from` are JSON pointers (RFC 6901). */
export type PatchOperation =
  | { readonly op: "add" | "replace" | "test"; readonly path: string; readonly value: Json }
  | { readonly op: "remove"; readonly path: string }
  | { readonly op: "move" | "copy"; readonly path: string; readonly from: string };

/** The chart of a family that is called so. */
export const chartOf = (
  { repository, version, charts, patches, generatedSecrets }: ReleaseSettings,
  name: string,
): ChartReference => ({ repository, name, version, mode: charts, patches, generatedSecrets });

/** A field of a chart's object that a controller in the cluster owns: no drift, whatever it holds. */
export interface WrittenField {
  readonly group: string;
  readonly kind: string;
  readonly name?: string;
  /** A jq path expression. */
  readonly jqPath: string;
}

/**
 * The CA bundle of a webhook, which its own controller writes: istiod (pkg/webhooks of https://github.com/istio/istio; its chart
 * says `caBundle: ""`, so that who applies it must leave the field alone), cainjector
 * (https://cert-manager.io/docs/concepts/ca-injector/), the cert-controller of External Secrets.
 */
export const webhookCaBundle = (
  kind: "MutatingWebhookConfiguration" | "ValidatingWebhookConfiguration",
): WrittenField => ({
  group: "admissionregistration.k8s.io",
  kind,
  jqPath: ".webhooks[]?.clientConfig.caBundle",
});

/** What the fleet pins. One Istio version rules base, istiod, CNI and gateways. */
export const releaseFamilies = ["cert-manager", "aws-privateca-issuer", "external-secrets", "istio", "kiali"] as const;
export type ReleaseFamily = (typeof releaseFamilies)[number];

/** How one family is fetched: version, chart repository, way of delivery, image registry. */
export interface ReleaseSettings {
  /** False where the cluster has it already: then nothing is installed, and only waited for. */
  readonly install: boolean;
  readonly version: string;
  readonly repository: string;
  readonly charts: ChartsMode;
  readonly patches: readonly ChartPatch[];
  readonly generatedSecrets: readonly string[];
  /** Replaces the registry host of every image of the family; absent: as upstream has it. */
  readonly imageRegistry?: string;
}

/** Families that only some fleets need. */
type OptionalFamily = "aws-privateca-issuer" | "kiali";

/** The settings of each family; one that a fleet does not need may be absent. */
export type Releases = Readonly<Record<Exclude<ReleaseFamily, OptionalFamily>, ReleaseSettings>> & {
  readonly [Family in OptionalFamily]?: ReleaseSettings;
};
