export type { AckKind } from "./ack.ts";
export type { Alerts } from "./alerts.ts";
export type {
  App,
  Authorization,
  Call,
  Injection,
  MtlsMode,
  PodSecurityLevel,
  PortMtlsMode,
  Protocol,
  Workload,
  WorkloadPort,
} from "./app.ts";
export type { Callee, Caller, Member } from "./calls.ts";
export type {
  CaCertificate,
  CertificateAuthority,
  NameConstraints,
  NameSubtrees,
  PrivateKey,
  Subject,
} from "./certificate-authority.ts";
export type { Container, Probe, Resources } from "./container.ts";
export type { ApiServer, ApiServerAccess, Cluster, Iam } from "./cluster.ts";
export type {
  AckSettings,
  Connection,
  ConnectionKind,
  Connectivity,
  DefaultRouteTables,
  NetworkHop,
  Passage,
  PrivateZone,
  TerraformBackend,
  TerraformSettings,
  TransitGateway,
  TransitGatewayAttachment,
  TransitGatewayRoute,
  TransitGatewayRouteTable,
} from "./connectivity.ts";
export type { Condition, EndpointAnswers, WebhookAnswers, WayToPeer } from "./condition.ts";
export type {
  AwsSecretsManagerExchange,
  Exchange,
  ExchangedToken,
  ExistingExchange,
  KubernetesExchange,
  StoreRef,
  VaultExchange,
} from "./exchange.ts";
export type {
  AwsPrivateCaIssuer,
  CaSecretIssuer,
  ExternalIssuer,
  Issuer,
  IssuerCapabilities,
  KeyPairSource,
  SelfSignedIssuer,
  VaultIssuer,
  VenafiIssuer,
} from "./issuer.ts";
export type { Fleet } from "./fleet.ts";
export type { ArgocdCluster, ArgocdSettings, Engine, FluxSettings, Gitops } from "./gitops.ts";
export type { Body } from "./body.ts";
export type { Json, JsonObject } from "./json.ts";
export type { Kiali, KialiAuth, KialiInstance } from "./kiali.ts";
export type { Labels } from "./labels.ts";
export type { IstioSettings, Mesh, TrustSettings, Verification } from "./mesh.ts";
export type { ObjectName } from "./object-name.ts";
export type { PhaseName } from "./phase.ts";
export type { Overlay, PodNetworking, VpcCni } from "./pod-networking.ts";
export type {
  ChartPatch,
  ChartReference,
  ChartsMode,
  PatchOperation,
  Release,
  ReleaseFamily,
  Releases,
  ReleaseSettings,
  WrittenField,
} from "./release.ts";
export type { ResourceRef } from "./resource-ref.ts";
export type { LocalityFailover, OutlierDetection, Retries, Traffic } from "./traffic.ts";
export type { VaultServer } from "./vault-server.ts";
export type {
  ClusterSecurityGroups,
  NetworkAcl,
  NetworkAclRule,
  NetworkProtocol,
  PortRange,
  Route,
  RouteTable,
  SecurityGroup,
  SecurityGroupRule,
  Subnet,
  SubnetUse,
  Vpc,
  VpcDns,
} from "./vpc.ts";
export { ackGroup, ackKinds, ackObjectName, ackRouteTargets } from "./ack.ts";
export { appsIn, isHttp, isProbedByGet, protocolOf, protocols } from "./app.ts";
export { arnParts, roleParts } from "./arn.ts";
export { partitionOf } from "./aws-partition.ts";
export { calledFrom, calleeOf, callersOf, hostOf, principalOf } from "./calls.ts";
export { rootBundle } from "./certificate-authority.ts";
export { certificateAuthorityOf, peersOf, trustDomainOf } from "./cluster.ts";
export { ackOf, connectionKinds, connectionOf, isFlat, makesRoles } from "./connectivity.ts";
export { objectOf } from "./condition.ts";
export { exchangeKey, remoteKey } from "./exchange.ts";
export { kialiOf } from "./kiali.ts";
export { engines } from "./gitops.ts";
export { goDuration } from "./go-duration.ts";
export { certManagerNamespace, istioNamespace } from "./namespaces.ts";
export { dayText, instant } from "./instant.ts";
export { isRecord } from "./is-record.ts";
export { madeForTag, madeForText } from "./made-by.ts";
export { sharedTrustDomains } from "./mesh.ts";
export { isOlder } from "./is-older.ts";
export { isLabelName, knownName, objectName, rbacName } from "./object-name.ts";
export { clusterLabel, fluxForce, gateHook, gateLabel, managedBy, syncWave, unitLabel } from "./labels.ts";
export { deliveryWaves, isTogether, largestOffset, phases, waveOf } from "./phase.ts";
export { chartOf, releaseFamilies, webhookCaBundle } from "./release.ts";
export { holdsRoot, signedBy, signerOf } from "./signer.ts";
export { apiGroup, groupKind, pluralOf, refKey, resourceOf } from "./resource-ref.ts";
export {
  defaultRevision,
  injectionLabels,
  isInjected,
  namespaceInjection,
  podInjection,
  portMtls,
  strictestWithSidecar,
  takesMtls,
} from "./sidecar.ts";
export { isFor, subnetUses } from "./vpc.ts";
