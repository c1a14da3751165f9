/** What is known of a type of resource of the AWS provider. */
export interface ResourceKind {
  /** What people call one. */
  readonly noun: string;
  /**
   * What it is for. `way`: packets between clusters go over it, and without it nothing does. `passage`: they go by what it says, a
   * route or a rule. `right`: who may do what in AWS. `offer`: other accounts see a gateway by it.
   */
  readonly is: "way" | "passage" | "right" | "offer";
  /** Attributes for which Terraform destroys it and makes another one. */
  readonly replacedBy: readonly string[];
}

const association = ["transit_gateway_attachment_id", "transit_gateway_route_table_id"];

/**
 * The types that a network and its rights are made of. What replaces each was asked of the provider itself: `terraform plan
 * -refresh=false` of AWS provider 5.100.0 with a state that differs in one attribute.
 */
const resourceKinds: Readonly<Record<string, ResourceKind>> = {
  aws_ec2_transit_gateway: {
    noun: "Transit Gateway",
    is: "way",
    replacedBy: ["default_route_table_association", "default_route_table_propagation", "multicast_support"],
  },
  aws_ec2_transit_gateway_peering_attachment: {
    noun: "Transit Gateway peering",
    is: "way",
    replacedBy: ["peer_account_id", "peer_region", "peer_transit_gateway_id", "transit_gateway_id"],
  },
  aws_ec2_transit_gateway_peering_attachment_accepter: {
    noun: "acceptance of a Transit Gateway peering",
    is: "way",
    replacedBy: ["transit_gateway_attachment_id"],
  },
  aws_ec2_transit_gateway_route: {
    noun: "Transit Gateway route",
    is: "passage",
    replacedBy: [...association, "destination_cidr_block", "blackhole"],
  },
  aws_ec2_transit_gateway_route_table: {
    noun: "Transit Gateway route table",
    is: "way",
    replacedBy: ["transit_gateway_id"],
  },
  aws_ec2_transit_gateway_route_table_association: {
    noun: "Transit Gateway route table association",
    is: "passage",
    replacedBy: association,
  },
  aws_ec2_transit_gateway_route_table_propagation: {
    noun: "Transit Gateway route table propagation",
    is: "passage",
    replacedBy: association,
  },
  aws_ec2_transit_gateway_vpc_attachment: {
    noun: "Transit Gateway attachment",
    is: "way",
    replacedBy: ["transit_gateway_id", "vpc_id"],
  },
  aws_ec2_transit_gateway_vpc_attachment_accepter: {
    noun: "acceptance of a Transit Gateway attachment",
    is: "way",
    replacedBy: ["transit_gateway_attachment_id"],
  },
  aws_eks_pod_identity_association: {
    noun: "Pod Identity association",
    is: "right",
    replacedBy: ["cluster_name", "namespace", "service_account"],
  },
  aws_iam_policy: { noun: "IAM policy", is: "right", replacedBy: ["description", "name", "path"] },
  aws_iam_role: { noun: "IAM role", is: "right", replacedBy: ["name", "path"] },
  aws_iam_role_policy: { noun: "IAM role policy", is: "right", replacedBy: ["name", "role"] },
  aws_iam_role_policy_attachment: { noun: "IAM policy attachment", is: "right", replacedBy: ["policy_arn", "role"] },
  aws_ram_principal_association: {
    noun: "RAM principal",
    is: "offer",
    replacedBy: ["principal", "resource_share_arn"],
  },
  aws_ram_resource_association: {
    noun: "RAM resource",
    is: "offer",
    replacedBy: ["resource_arn", "resource_share_arn"],
  },
  aws_ram_resource_share: { noun: "RAM share", is: "offer", replacedBy: ["allow_external_principals", "name"] },
  aws_ram_resource_share_accepter: { noun: "acceptance of a RAM share", is: "offer", replacedBy: ["share_arn"] },
  aws_route: { noun: "route", is: "passage", replacedBy: ["destination_cidr_block", "route_table_id"] },
  aws_vpc_peering_connection: {
    noun: "VPC peering",
    is: "way",
    replacedBy: ["peer_owner_id", "peer_region", "peer_vpc_id", "vpc_id"],
  },
  aws_vpc_peering_connection_accepter: {
    noun: "acceptance of a VPC peering",
    is: "way",
    replacedBy: ["vpc_peering_connection_id"],
  },
  aws_vpc_security_group_egress_rule: {
    noun: "outbound security group rule",
    is: "passage",
    replacedBy: ["security_group_id"],
  },
  aws_vpc_security_group_ingress_rule: {
    noun: "inbound security group rule",
    is: "passage",
    replacedBy: ["security_group_id"],
  },
};

/** Undefined for a type that nothing is known of: its changes are told, and Terraform says the rest. */
export const resourceKindOf = (type: string): ResourceKind | undefined =>
  Object.hasOwn(resourceKinds, type) ? resourceKinds[type] : undefined;
