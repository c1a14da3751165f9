/** Types for kinds that no package has, or has only in another version. */
interface OwnKinds {
  /** As the program of all types imports it. */
  readonly module: string;
  readonly apiVersion: string;
  readonly kinds: readonly string[];
  /** Upstream project and version that the types were read from. */
  readonly source: string;
}

const ack = { apiVersion: "ec2.services.k8s.aws/v1alpha1", source: "ack-ec2 1.20.0" };
const routes = { apiVersion: "gateway.networking.k8s.io/v1", source: "gateway-api 1.6.1" };

export const ownKinds: readonly OwnKinds[] = [
  {
    ...ack,
    module: "../own/ack-ec2.ts",
    kinds: ["Subnet", "TransitGateway", "TransitGatewayVPCAttachment", "VPC", "VPCPeeringConnection"],
  },
  { ...ack, module: "../own/ack-ec2-rules.ts", kinds: ["NetworkACL", "RouteTable", "SecurityGroup"] },
  // Version v1 of these is what v1alpha2 is.
  {
    ...routes,
    module: "@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1alpha2/TCPRoute",
    kinds: ["TCPRoute"],
  },
  {
    ...routes,
    module: "@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1alpha2/UDPRoute",
    kinds: ["UDPRoute"],
  },
  {
    apiVersion: "extensions.istio.io/v1alpha1",
    source: "istio 1.31.1",
    module: "../own/traffic-extension.ts",
    kinds: ["TrafficExtension"],
  },
  { apiVersion: "kiali.io/v1alpha1", source: "kiali-operator 2.x", module: "../own/kiali.ts", kinds: ["Kiali"] },
];
