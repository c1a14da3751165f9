export type { App, Call, Workload, WorkloadPort } from "./app.ts";
export type {
  AwsPrivateCaIssuer,
  CaSecretIssuer,
  CertificateAuthority,
  Issuer,
  PrivateKey,
  Root,
  Subject,
} from "./certificate-authority.ts";
export type { ApiServer, Cluster, Iam, Subnet, Vpc } from "./cluster.ts";
export type { Condition, EndpointAnswers, WebhookAnswers } from "./condition.ts";
export type {
  AwsSecretsManagerExchange,
  Exchange,
  ExistingExchange,
  KubernetesExchange,
  StoreRef,
  VaultExchange,
} from "./exchange.ts";
export type { Fleet } from "./fleet.ts";
export type { ArgocdSettings, Gitops } from "./gitops.ts";
export type { Json, JsonObject } from "./json.ts";
export type { Connectivity, IstioSettings, Mesh } from "./mesh.ts";
export type { ObjectName } from "./object-name.ts";
export type { PhaseName } from "./phase.ts";
export type { ChartReference, Release, ReleaseFamily, Releases, ReleaseSettings, WrittenField } from "./release.ts";
export type { ResourceRef } from "./resource-ref.ts";
export { arnParts } from "./arn.ts";
export { rootBundle } from "./certificate-authority.ts";
export { peersOf } from "./cluster.ts";
export { objectOf } from "./condition.ts";
export { isLabelName, knownName, objectName, rbacName } from "./object-name.ts";
export { largestOffset, phases, waveOf } from "./phase.ts";
export { releaseFamilies, webhookCaBundle } from "./release.ts";
export { apiGroup, pluralOf, refKey, resourceOf } from "./resource-ref.ts";
