import type { TerraformBackend } from "@meshwright/model";
import type { Site } from "./document.ts";
import type { TerraformNetwork } from "./terraform-network.ts";

function stateWords(backend: TerraformBackend | undefined): string {
  if (backend === undefined)
    return "The fleet does not say where the state is kept, so Terraform keeps it in a file beside these. Say it in `connectivity.terraform.backend` before the first apply: who loses the state loses track of every gateway.";
  return `The state is \`s3://${backend.bucket}/${backend.key}\` in ${backend.region}, encrypted, and locked by a file beside it. The bucket must be there; let it keep versions.`;
}

function credentialWords({ settings: { role }, plan }: TerraformNetwork, accounts: readonly string[]): string {
  const owners = new Set(plan.transitGateways.map(({ account }) => account));
  const list = accounts.map(
    (account) => `- \`${account}\`${owners.has(account) ? ", which owns Transit Gateways" : ""}`,
  );
  const how =
    role === undefined
      ? "Terraform works with the credentials that it is started with, and refuses any other account than the one that a resource is for."
      : `Start Terraform with credentials that may assume the role \`${role}\` in each of these accounts. The role must be there, and be allowed what these files make; a provider refuses to work in any other account than its own.`;
  return `${how}\n\n${list.join("\n")}`;
}

/** What was invited by RAM, if anything. */
function sharingWords({ settings: { organization }, plan }: TerraformNetwork): readonly string[] {
  const shared = plan.transitGateways.filter(({ sharedWith }) => sharedWith.length > 0);
  if (shared.length === 0) return [];
  return [
    organization === false
      ? "Accounts that do not own the gateway are invited by RAM, and accept the invitation. If an apply says that there is no invitation, the accounts are of one organization that shares by RAM: remove `organization: false`."
      : "Gateways are shared by RAM inside the organization, without invitations. If an apply says that an account is not of the organization, or an attachment that the gateway is not there, sharing with the organization is not enabled: a person enables it once in the management account (`aws ram enable-sharing-with-aws-organization`), or the fleet says `connectivity.terraform.organization: false`.",
    ...(shared.some(({ id }) => id !== undefined)
      ? [
          "A gateway that was there may accept attachments by itself (`AutoAcceptSharedAttachments`). Then the acceptance in these files ends with `IncorrectState`: tell Terraform that it is done with `terraform import aws_ec2_transit_gateway_vpc_attachment_accepter.<cluster> tgw-attach-…`, and apply again.",
        ]
      : []),
  ];
}

/** The page that says what the files are, how they are applied, and what they do not make. */
export function readmeText(network: TerraformNetwork, sites: readonly Site[]): string {
  const { mesh, settings } = network;
  const accounts = [...new Set(sites.map(({ account }) => account))].toSorted();
  const paragraphs = [
    `# The network of ${mesh}`,
    "Terraform in JSON, written by meshwright from the fleet: what joins the VPCs of clusters that are peers. Change the fleet and render; never edit these files. A person or a pipeline applies them: neither Argo CD nor Flux looks here.",
    "## Apply",
    "```sh\nterraform init\nterraform plan -out network.tfplan\nterraform apply network.tfplan\n```",
    "Commit the `.terraform.lock.hcl` that the first command writes; leave `.terraform/` and plans out of git.",
    "Read the plan. What it creates and changes should be what the pull request said; what it destroys is an outage. One apply works in all accounts, in the order that things need each other: gateways, shares, attachments, their acceptance, route tables and peerings, routes, rules. A peering of gateways that was just accepted may not be there yet for the region that asked; apply again where an apply says `IncorrectState`.",
    "Apply before the clusters are joined: the gates of the mesh wait until packets flow.",
    "What Terraform made stays its own. Never write the ids that come out of it (`tgw-…`, `pcx-…`, routes to them) into the fleet: what the fleet calls existing leaves these files, and the next apply destroys it.",
    "## State",
    stateWords(settings.backend),
    "## Credentials",
    credentialWords(network, accounts),
    ...sharingWords(network),
    ...(settings.iam === true
      ? [
          "## Roles",
          "Roles of IAM are made by exactly the ARNs that the fleet names, with what the documents in `access/` of each cluster say, and so are the associations of EKS Pod Identity. A role that is there already is refused by AWS: import it first (`terraform import`), or leave `connectivity.terraform.iam` out. Terraform must be allowed to make roles; a permissions boundary has no place in the fleet, so set it by a policy of your organization. The statement for the KMS key of the exchange is applied by hand, once the roles are there: `../access/README.md`.",
        ]
      : []),
    "## What is not made",
    [
      "- Anything that the fleet names by its id: VPCs, subnets, route tables, security groups, and gateways, attachments or peerings with an `id`. To routes and rules that are there nothing is done; what the fleet does not list Terraform does not know, and AWS refuses a second one of the same.",
      "- Routes between clusters with a hop that routes lead to (`hops[].targets`), and private connections: somebody else steers those packets.",
      "- Network ACLs, VPC endpoints, NAT and internet gateways, Route 53 zones.",
      "- Load balancers of east-west gateways and their security groups: the AWS Load Balancer Controller makes them.",
      "- The role that Terraform assumes, and the bucket of the state.",
    ].join("\n"),
    "## Taking away",
    "Gateways, attachments and peerings have `prevent_destroy`: Terraform refuses to replace one, and to destroy one that is still in these files. What leaves the fleet leaves the files, and then a plan destroys it without a question. Read it.",
    "Terraform destroys by the provider that made it. These files have one for each account and region of the fleet's clusters and gateways. Where the last of an account in a region leaves the fleet, write the two under `connectivity.terraform.formerSites` in the same pull request, and remove the entry after the apply; without it a plan ends with `Provider configuration not present`, and nothing is applied at all.",
  ];
  return `${paragraphs.join("\n\n")}\n`;
}
