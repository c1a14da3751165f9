export type { Area } from "./area.ts";
export type { Inventory } from "./inventory.ts";
export type { ReadFile } from "./read-resource.ts";
export type { Release } from "./release.ts";
export type { Resource } from "./resource.ts";
export { applicationsOf } from "./application-sets.ts";
export { applicationSources } from "./application-sources.ts";
export { areaOf, areRenderedFolders } from "./area.ts";
export { canonical, contentDigest } from "./content-digest.ts";
export { crdSetsOf } from "./crd-sets.ts";
export { fileNames } from "./file-name.ts";
export {
  accessFolder,
  applicationsFolder,
  crdsFolder,
  fleetFolder,
  fluxFolder,
  gateFolder,
  isOfBootstrap,
  isOfOthers,
  isOfRoots,
  linksFolder,
  networkFolder,
  releaseFolder,
  releasesFolder,
  rootsFolder,
  settingsFolder,
} from "./folders.ts";
export { identityOf, inventoryOf } from "./inventory.ts";
export { at, entriesAt, isMap, itemsAt, textAt, textsAt } from "./look.ts";
export { kubernetesYaml, loadKubernetesYaml } from "./kubernetes-yaml.ts";
export { objectIn, readResource } from "./read-resource.ts";
export { releasesOf } from "./release.ts";
export { isKustomization, placeIn, whereabouts } from "./resource.ts";
export { steeringOf } from "./steering-file.ts";
