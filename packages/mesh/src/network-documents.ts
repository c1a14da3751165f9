import { networkFolder } from "@meshwright/inventory";
import type { TerraformDocument, TerraformNetwork, TerraformRole } from "@meshwright/terraform";
import { rolesDocument, terraformFiles } from "@meshwright/terraform";
import type { WrittenDocument } from "./access.ts";

/** Roles of a cluster, and of what clusters share. */
export interface MadeRoles {
  readonly clusters: readonly { readonly cluster: string; readonly roles: readonly TerraformRole[] }[];
  readonly shared: readonly TerraformRole[];
}

function roleDocuments({ clusters, shared }: MadeRoles): readonly TerraformDocument[] {
  const all = [...clusters.flatMap(({ roles }) => roles), ...shared];
  return [
    ...clusters.map(({ cluster, roles }) => rolesDocument(`iam-cluster-${cluster}`, roles, all)),
    rolesDocument("iam-shared", shared, all),
  ];
}

/** The Terraform of a network and of roles: two spaces, keys in the order in which they were put together. */
export function networkDocuments(network: TerraformNetwork, roles: MadeRoles): readonly WrittenDocument[] {
  const folder = terraformFiles(network, roleDocuments(roles));
  return [
    { path: `${networkFolder}/README.md`, text: folder.readme },
    ...[...folder.files].map(([name, value]) => ({
      path: `${networkFolder}/${name}`,
      text: `${JSON.stringify(value, null, 2)}\n`,
    })),
  ];
}
