import type { JsonObject, TerraformBackend } from "@meshwright/model";
import { madeForTag, partitionOf } from "@meshwright/model";
import type { Site } from "./document.ts";
import { aliasOf } from "./document.ts";
import type { TerraformNetwork } from "./terraform-network.ts";

/** The state is locked by a file beside it, which Terraform has since 1.11: https://developer.hashicorp.com/terraform/language/backend/s3 */
const s3Backend = ({ bucket, key, region, kmsKey, role }: TerraformBackend): JsonObject => ({
  bucket,
  key,
  region,
  encrypt: true,
  ...(kmsKey !== undefined && { kms_key_id: kmsKey }),
  use_lockfile: true,
  ...(role !== undefined && { assume_role: { role_arn: role } }),
});

/** Which Terraform and which provider the files are for, and where the state is kept. */
export const versionsValue = ({ settings: { backend } }: TerraformNetwork): JsonObject => ({
  terraform: {
    required_version: ">= 1.11.0",
    required_providers: { aws: { source: "hashicorp/aws", version: "~> 5.100" } },
    ...(backend && { backend: { s3: s3Backend(backend) } }),
  },
});

/** One provider for each account and region, whether or not anything is made there now. It refuses to work in any other account than its own. */
export function providersValue({ mesh, settings: { role } }: TerraformNetwork, sites: readonly Site[]): JsonObject {
  const distinct = new Map(sites.map((site) => [aliasOf(site), site]));
  const aws = [...distinct]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([alias, { account, region }]): JsonObject => ({
      alias,
      region,
      allowed_account_ids: [account],
      ...(role !== undefined && {
        assume_role: {
          role_arn: `arn:${partitionOf(region)}:iam::${account}:role/${role}`,
          session_name: `meshwright-${mesh}`,
        },
      }),
      default_tags: { tags: { [madeForTag]: mesh } },
    }));
  return { provider: { aws } };
}
