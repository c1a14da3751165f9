import { networkFolder } from "@meshwright/inventory";
import { terraformFiles, type TerraformNetwork } from "@meshwright/terraform";
import type { WrittenDocument } from "./access.ts";

/** The Terraform of a network: two spaces, keys in the order in which they were put together. */
export function networkDocuments(network: TerraformNetwork): readonly WrittenDocument[] {
  const folder = terraformFiles(network);
  if (folder === undefined) return [];
  return [
    { path: `${networkFolder}/README.md`, text: folder.readme },
    ...[...folder.files].map(([name, value]) => ({
      path: `${networkFolder}/${name}`,
      text: `${JSON.stringify(value, null, 2)}\n`,
    })),
  ];
}
