export type { AwsPlace } from "./aws-printed.ts";
export type { ChartArchive, ChartFiles } from "./chart-archives.ts";
export type { ChartRepository, RepositoryOptions } from "./chart-repository.ts";
export type { CertificateWishes, KeyKind, MadeCertificate } from "./made-certificates.ts";
export { ackFleet, newAckFleet } from "./ack-fleet.ts";
export { appOf, containerOf, portOf, workloadOf } from "./apps.ts";
export { printedAwsNode, printedCluster, printedEniConfigs, printedInstance } from "./aws-printed.ts";
export {
  printedAcl,
  printedAclEntry,
  printedGroup,
  printedNat,
  printedPermission,
  printedRoute,
  printedRouteTable,
  printedSubnet,
  printedVpc,
} from "./aws-printed-vpc.ts";
export {
  printedAttachment,
  printedPeeringAttachment,
  printedTransitGateway,
  printedTransitRoutes,
  printedTransitTable,
  printedVpcAttachment,
  printedVpcPeering,
} from "./aws-printed-transit.ts";
export { certificates } from "./certificates.ts";
export { chartFiles, packedChart, testCharts } from "./chart-archives.ts";
export { startChartRepository } from "./chart-repository.ts";
export { chartText } from "./chart-texts.ts";
export { argocdHub, bootstrappedFlux, withEngines } from "./engines.ts";
export { externalFleet, storedKeyFleet, vaultIssuerFleet, venafiFleet } from "./enterprise-issuer-fleets.ts";
export { existingStoreFleet, otherAccountFleet, vaultFleet } from "./exchange-fleets.ts";
export { directFleet, selfSignedFleet } from "./issuer-fleets.ts";
export { harbourApps } from "./harbour-apps.ts";
export { harbourFleet, harbourMesh } from "./harbour-fleet.ts";
export { harbourOutputs } from "./harbour-outputs.ts";
export { helmPath, kubectlPath } from "./kubernetes-tools.ts";
export { makeCertificate } from "./made-certificates.ts";
export { mixedFleet } from "./mixed-fleet.ts";
export { madeRolesFleet } from "./made-roles-fleet.ts";
export { idAt, networkCluster, networkFleet } from "./network-fleet.ts";
export { readyMadeFleet } from "./ready-made-fleet.ts";
export { installed } from "./releases.ts";
export { renderedFleet } from "./rendered-fleet.ts";
export { shopCluster, shopFleet, shopMesh, sites } from "./shop-fleet.ts";
