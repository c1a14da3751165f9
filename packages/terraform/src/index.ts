export type { TerraformRole } from "./roles.ts";
export type { Output, Resource, Site, TerraformDocument } from "./document.ts";
export type { TerraformCluster, TerraformNetwork } from "./terraform-network.ts";
export { identifierOf } from "./identifier.ts";
export type { TerraformFiles } from "./terraform-files.ts";
export { terraformFiles } from "./terraform-files.ts";
export { terraformNetworkOf } from "./terraform-network.ts";
export { rolesDocument } from "./roles.ts";
