import { connectionKinds } from "@meshwright/model";
import { z } from "./zod.ts";
import { cidr } from "./address.ts";
import { account, kmsKeyArn, region, resourceId, roleArn, rolePath } from "./aws.ts";
import { dnsName, labelName } from "./names.ts";
import { ports } from "./network.ts";
import { text } from "./text.ts";

const mtu = () =>
  z
    .int()
    .min(576, { error: "This must be a number of bytes from 576 to 9001." })
    .max(9001, { error: "This must be a number of bytes from 576 to 9001." });

const passage = z.strictObject({
  from: z.array(cidr()).min(1).optional().describe("Where packets come from. Default: anywhere."),
  to: z.array(cidr()).min(1).optional().describe("Where they go. Default: anywhere."),
  ports: z.array(ports()).min(1).optional().describe("TCP ports that they go to. Default: all."),
});

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayRequestOptions.html */
const isPrivateAsn = (number: number): boolean =>
  (number >= 64_512 && number <= 65_534) || (number >= 4_200_000_000 && number <= 4_294_967_294);

const attachment = z.strictObject({
  id: resourceId("tgw-attach").describe("Id of the attachment."),
  to: z
    .enum(["vpc", "peering", "other"])
    .describe("What is attached: a VPC, another Transit Gateway, or something else, such as a VPN."),
  vpc: resourceId("vpc").optional().describe("Id of the VPC."),
  subnets: z
    .array(resourceId("subnet"))
    .min(1)
    .optional()
    .describe("Subnets in which it has an interface. It serves only their availability zones."),
  transitGateway: resourceId("tgw").optional().describe("Id of the gateway on the other side of a peering."),
  routeTable: resourceId("tgw-rtb")
    .optional()
    .describe("Route table in which packets from it are looked up. Default: none, and they are dropped."),
  state: text({
    pattern: /^[a-zA-Z]{3,30}$/,
    wants: "This must be a state as EC2 says it, such as available or pendingAcceptance.",
  })
    .default("available")
    .describe("As EC2 says it. Default: available."),
});

const transitRoute = z.strictObject({
  destination: cidr().describe("Where the packets go."),
  attachment: resourceId("tgw-attach").optional().describe("Attachment that it leads to; none for a blackhole."),
  origin: z
    .enum(["static", "propagated"])
    .default("static")
    .describe("Whether somebody wrote it, or the attachment told it. Default: static."),
  state: z.enum(["active", "blackhole"]).default("active").describe("As EC2 says it. Default: active."),
});

const transitGateway = z.strictObject({
  region: region().describe("AWS region of the gateway."),
  account: account().describe("Account that owns it, twelve digits in quotes. Other accounts get it by a RAM share."),
  id: resourceId("tgw").optional().describe("Id of one that exists. Default: it is made."),
  asn: z
    .int()
    .refine((number) => isPrivateAsn(number), {
      error: "This must be a private ASN: 64512 to 65534, or 4200000000 to 4294967294.",
    })
    .optional()
    .describe("amazonSideAsn of one that is made. Default: 64512, which is AWS's default."),
  attachments: z
    .array(attachment)
    .optional()
    .describe("Of one that exists: all its attachments. Default: nobody has said."),
  routeTables: z
    .array(
      z.strictObject({
        id: resourceId("tgw-rtb").describe("Id of the route table."),
        routes: z.array(transitRoute).describe("All its routes."),
      }),
    )
    .optional()
    .describe("Of one that exists: all its route tables. Default: nobody has said."),
  defaultRouteTables: z
    .strictObject({
      association: resourceId("tgw-rtb")
        .optional()
        .describe("Table that new attachments are associated with; its AssociationDefaultRouteTableId. Default: none."),
      propagation: resourceId("tgw-rtb")
        .optional()
        .describe("Table that new attachments tell their routes; its PropagationDefaultRouteTableId. Default: none."),
    })
    .optional()
    .describe("Of one that exists: what new attachments come into by themselves. Default: nobody has said."),
});

const connection = z.strictObject({
  between: z
    .array(labelName(40))
    .length(2, { error: "This must be the names of two clusters." })
    .describe("Names of the two clusters."),
  kind: z.enum(connectionKinds).optional().describe("What joins them. Default: the mesh's."),
  id: resourceId("pcx").optional().describe("Id of a VPC peering that exists. Default: it is made."),
  state: text({
    pattern: /^[a-z]{3,20}(-[a-z]{3,20})?$/,
    wants: "This must be the state of a VPC peering as EC2 says it, such as active or pending-acceptance.",
  })
    .default("active")
    .describe("State of a VPC peering that exists. Default: active."),
  carries: z
    .array(passage)
    .min(1)
    .optional()
    .describe(
      "Of a private connection: what gets through it, in either direction, as somebody else says. Default: nobody has said, and only the gates find out.",
    ),
  hops: z.array(labelName()).default([]).describe("Names of the hops on the way. Default: none."),
  mtu: mtu().optional().describe("Largest packet, bytes. Default: what AWS says of the kind."),
});

const hop = z.strictObject({
  name: labelName().describe("Name of the hop."),
  targets: z
    .array(
      text({
        pattern: /^[a-z]{2,12}(-[a-z]{2,12})?-[0-9a-f]{8,17}$/,
        wants: "This must be the id of what routes lead to, such as vpce-0a1b2c3d4e5f60718.",
      }),
    )
    .default([])
    .describe("Ids of what routes lead to in order to pass it: vpce-…, eni-…, tgw-attach-… Default: none."),
  next: text({
    pattern: /^(tgw-)?rtb-[0-9a-f]{8,17}$/,
    wants: "This must be the id of a route table, rtb-… or tgw-rtb-…",
  })
    .optional()
    .describe("Route table in which what it lets through is looked up next. Default: that of the other side."),
  allows: z
    .array(passage)
    .optional()
    .describe("What it lets through; the answers to that pass. Default: nobody has said."),
  mtu: mtu().optional().describe("Largest packet, bytes. Default: no smaller than the rest of the way."),
});

const backend = z
  .strictObject({
    bucket: text({
      pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
      wants: "This must be the name of an S3 bucket.",
    }).describe("S3 bucket of the state."),
    key: text({
      pattern: /^[\w.-]{1,128}(\/[\w.-]{1,128}){0,6}$/,
      wants: "This must be the key of an object in the bucket, such as meshwright/network.tfstate.",
    }).describe("Key of the state in the bucket."),
    region: region().describe("Region of the bucket."),
    kmsKey: kmsKeyArn()
      .optional()
      .describe("ARN of the KMS key that the state is encrypted with. Default: the bucket's own encryption."),
    role: roleArn()
      .optional()
      .describe(
        "ARN of the role that reads and writes the state. Default: the credentials that Terraform is started with.",
      ),
  })
  .describe("S3 backend of the state. Default: nobody has said, and whoever runs Terraform says it.");

/** How packets get from cluster to cluster. */
export const connectivitySchema = z
  .strictObject({
    kind: z.enum(connectionKinds).describe("What joins the VPCs of two peers of which connections says nothing."),
    model: z
      .enum(["flat", "gateways", "mixed"])
      .describe(
        "flat: pods reach pods. gateways: each cluster is an Istio network of its own, joined by gateways. mixed: flat among clusters of the same network, gateways between networks.",
      ),
    management: z
      .enum(["external", "terraform", "ack"])
      .default("external")
      .describe(
        "Who makes what joins the VPCs: Terraform or ACK, from what meshwright writes; external: somebody else, and meshwright judges what is there. Default: external.",
      ),
    transitGateways: z
      .array(transitGateway)
      .default([])
      .describe("One for each region that has clusters. Default: none."),
    connections: z
      .array(connection)
      .default([])
      .describe("What joins two clusters, where it is not the kind of all, or is there already. Default: none."),
    hops: z.array(hop).default([]).describe("Firewalls and inspection VPCs on the way. Default: none."),
    privateZones: z
      .array(
        z.strictObject({
          name: dnsName().describe("Name of the private hosted zone."),
          vpcs: z.array(resourceId("vpc")).describe("Ids of the VPCs in which its names resolve."),
        }),
      )
      .default([])
      .describe("Private hosted zones that API servers have their names in. Default: none."),
    terraform: z
      .strictObject({
        role: rolePath()
          .optional()
          .describe(
            "Name of the IAM role, with its path, that Terraform assumes in every account. Default: it works with the credentials that it is started with.",
          ),
        organization: z
          .boolean()
          .optional()
          .describe(
            "Whether all accounts are of one AWS organization in which sharing by RAM is enabled: then shares come without an invitation. Default: true.",
          ),
        formerSites: z
          .array(
            z.strictObject({
              account: account().describe("Account in which Terraform made something."),
              region: region().describe("Region in which it did."),
            }),
          )
          .min(1)
          .optional()
          .describe(
            "Accounts and regions that the fleet has left: Terraform destroys what it made there only while it has a provider for them. Remove the entry after that apply. Default: none.",
          ),
        iam: z
          .boolean()
          .optional()
          .describe(
            "true: it also makes the IAM roles under iam.roles and assumeRole, by exactly these ARNs, with their policies, and the associations of EKS Pod Identity. Default: false, and they are there, or made by hand after the access documents.",
          ),
        backend: backend.optional(),
      })
      .default({})
      .describe("Of the management terraform."),
    ack: z
      .strictObject({
        cluster: labelName(40).describe("Cluster whose ACK EC2 controller makes the objects."),
        namespace: labelName().default("ack-system").describe("Namespace of the objects. Default: ack-system."),
        ownsRouteTables: z
          .boolean()
          .default(false)
          .describe(
            "true says that the fleet lists every route of the VPCs' route tables. The controller removes all others, also those that a fleet cannot list: to IPv6 ranges and to prefix lists of your own. Default: false; then no fleet that needs routes is accepted.",
          ),
      })
      .optional()
      .describe("Needed with the management ack."),
  })
  .describe("How clusters reach each other.");

export type ConnectivitySource = z.output<typeof connectivitySchema>;
