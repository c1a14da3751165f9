import type { JsonObject } from "./json.ts";
import type { ObjectName } from "./object-name.ts";

/** A pinned upstream Helm chart with its values. Its Helm name and namespace are the same for every engine. */
export interface Release {
  readonly name: ObjectName;
  readonly namespace: ObjectName;
  readonly chart: ChartReference;
  readonly values: JsonObject;
  /** Fields that a controller in the cluster writes after the chart did. */
  readonly writtenFields?: readonly WrittenField[];
}

export interface ChartReference {
  /** `https://…` of a Helm repository, or `oci://…` of the registry path that holds the chart. */
  readonly repository: string;
  readonly name: string;
  /** As the chart spells it, with or without `v`. */
  readonly version: string;
}

/** A field of a chart's object that a controller in the cluster owns: no drift, whatever it holds. */
export interface WrittenField {
  readonly group: string;
  readonly kind: string;
  readonly name?: string;
  /** A jq path expression. */
  readonly jqPath: string;
}

/** The CA bundle of a webhook, which its own controller writes. */
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

/** How one family is fetched: version, chart repository, image registry. */
export interface ReleaseSettings {
  /** False where the cluster has it already: then nothing is installed, and only waited for. */
  readonly install: boolean;
  readonly version: string;
  readonly charts: string;
  /** Replaces the registry host of every image of the family; absent: as upstream has it. */
  readonly imageRegistry?: string;
}

/** Families that only some fleets need. */
type OptionalFamily = "aws-privateca-issuer" | "kiali";

/** The settings of each family; one that a fleet does not need may be absent. */
export type Releases = Readonly<Record<Exclude<ReleaseFamily, OptionalFamily>, ReleaseSettings>> & {
  readonly [Family in OptionalFamily]?: ReleaseSettings;
};
