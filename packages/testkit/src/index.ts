export { appOf, containerOf, portOf, workloadOf } from "./apps.ts";
export { certificates } from "./certificates.ts";
export { argocdHub, bootstrappedFlux } from "./engines.ts";
export { existingStoreFleet, otherAccountFleet, vaultFleet } from "./exchange-fleets.ts";
export { harbourApps } from "./harbour-apps.ts";
export { harbourFleet, harbourMesh } from "./harbour-fleet.ts";
export { readyMadeFleet } from "./ready-made-fleet.ts";
export { installed } from "./releases.ts";
export { shopCluster, shopFleet, shopMesh, sites } from "./shop-fleet.ts";
