/** What the AWS CLI prints of one thing, with every field that it has. Account ids are those of documentation. */
export type Printed = Readonly<Record<string, unknown>>;

export interface AwsPlace {
  readonly account: string;
  readonly region: string;
}

/** When everything was made. */
export const made = "2025-03-04T09:12:44.000Z";

/** As the EC2 calls print them. */
export const tags = (values: Readonly<Record<string, string>>): readonly Printed[] =>
  Object.entries(values).map(([Key, Value]) => ({ Key, Value }));

export const printedCluster = (
  { account, region }: AwsPlace,
  cluster: {
    readonly name: string;
    readonly endpoint: string;
    readonly ca: string;
    readonly vpc: string;
    readonly subnets: readonly string[];
    readonly clusterGroup: string;
    readonly groups?: readonly string[];
    readonly serviceCidr?: string;
    readonly isPublic?: boolean;
    readonly publicCidrs?: readonly string[];
  },
): Printed => ({
  cluster: {
    name: cluster.name,
    arn: `arn:aws:eks:${region}:${account}:cluster/${cluster.name}`,
    createdAt: "2025-03-04T10:12:44.118000+01:00",
    version: "1.35",
    endpoint: cluster.endpoint,
    roleArn: `arn:aws:iam::${account}:role/${cluster.name}-eks`,
    resourcesVpcConfig: {
      subnetIds: cluster.subnets,
      securityGroupIds: cluster.groups ?? [],
      clusterSecurityGroupId: cluster.clusterGroup,
      vpcId: cluster.vpc,
      endpointPublicAccess: cluster.isPublic ?? true,
      endpointPrivateAccess: true,
      publicAccessCidrs: cluster.publicCidrs ?? ["0.0.0.0/0"],
    },
    kubernetesNetworkConfig: {
      serviceIpv4Cidr: cluster.serviceCidr ?? "172.20.0.0/16",
      ipFamily: "ipv4",
      elasticLoadBalancing: { enabled: false },
    },
    logging: { clusterLogging: [{ types: ["api", "audit"], enabled: true }] },
    identity: { oidc: { issuer: `https://oidc.eks.${region}.amazonaws.com/id/4F1C9A27D83B5E60A2C7D419E8F03B56` } },
    status: "ACTIVE",
    certificateAuthority: { data: cluster.ca },
    platformVersion: "eks.4",
    tags: { team: "platform" },
    encryptionConfig: [],
    health: { issues: [] },
    accessConfig: { authenticationMode: "API" },
    upgradePolicy: { supportType: "STANDARD" },
    deletionProtection: false,
  },
});

export const printedInstance = (instance: {
  readonly id: string;
  readonly vpc: string;
  readonly subnet: string;
  readonly cluster: string;
  readonly groups: readonly string[];
}): Printed => ({
  ImageId: "ami-0c1d2e3f4a5b6c7d8",
  InstanceId: instance.id,
  InstanceType: "m7g.large",
  LaunchTime: made,
  PrivateIpAddress: "10.16.0.77",
  State: { Code: 16, Name: "running" },
  SubnetId: instance.subnet,
  VpcId: instance.vpc,
  Architecture: "arm64",
  ClientToken: "fleet-7f3c1b2a-0d4e-4a5b-9c6d-1e2f3a4b5c6d-0",
  NetworkInterfaces: [
    {
      Attachment: { AttachTime: made, DeviceIndex: 0, NetworkCardIndex: 0, Status: "attached" },
      Groups: instance.groups.map((GroupId) => ({ GroupId, GroupName: `mesh-${GroupId}` })),
      NetworkInterfaceId: "eni-0d1e2f3a4b5c6d7e8",
      SubnetId: instance.subnet,
      VpcId: instance.vpc,
    },
  ],
  SecurityGroups: instance.groups.map((GroupId) => ({ GroupId, GroupName: `mesh-${GroupId}` })),
  Tags: tags({ [`kubernetes.io/cluster/${instance.cluster}`]: "owned", "eks:cluster-name": instance.cluster }),
});

/** The DaemonSet of the VPC CNI as kubectl prints it. */
export const printedAwsNode = (cluster: string, env: Readonly<Record<string, string>>): Printed => ({
  apiVersion: "apps/v1",
  kind: "DaemonSet",
  metadata: {
    name: "aws-node",
    namespace: "kube-system",
    labels: { "app.kubernetes.io/name": "aws-node", "k8s-app": "aws-node" },
    generation: 3,
    uid: "6d0e7c52-1f2a-4b3c-8d4e-5f6a7b8c9d0e",
  },
  spec: {
    selector: { matchLabels: { "k8s-app": "aws-node" } },
    template: {
      spec: {
        containers: [
          {
            name: "aws-node",
            image: "602401143452.dkr.ecr.eu-west-1.amazonaws.com/amazon-k8s-cni:v1.20.4-eksbuild.1",
            env: [
              ...Object.entries({ CLUSTER_NAME: cluster, ENABLE_IPv4: "true", WARM_ENI_TARGET: "1", ...env }).map(
                ([name, value]) => ({ name, value }),
              ),
              { name: "MY_NODE_NAME", valueFrom: { fieldRef: { apiVersion: "v1", fieldPath: "spec.nodeName" } } },
            ],
          },
          {
            name: "aws-eks-nodeagent",
            image: "602401143452.dkr.ecr.eu-west-1.amazonaws.com/amazon/aws-network-policy-agent:v1.2.7",
          },
        ],
        hostNetwork: true,
      },
    },
  },
  status: { currentNumberScheduled: 3, desiredNumberScheduled: 3, numberMisscheduled: 0, numberReady: 3 },
});

export const printedEniConfigs = (
  configs: readonly { readonly zone: string; readonly subnet: string; readonly groups?: readonly string[] }[],
): Printed => ({
  apiVersion: "v1",
  kind: "List",
  items: configs.map(({ zone, subnet, groups }) => ({
    apiVersion: "crd.k8s.amazonaws.com/v1alpha1",
    kind: "ENIConfig",
    metadata: { name: zone, generation: 1 },
    spec: { subnet, ...(groups && { securityGroups: groups }) },
  })),
  metadata: { resourceVersion: "" },
});
