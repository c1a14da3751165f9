import { change } from "./wrong-fleet.ts";

export const mesh = "mesh.yaml";
export const dublin = "clusters/dublin.yaml";
export const virginia = "clusters/virginia.yaml";

/** Says more of Dublin's VPC, of Dublin, and of what joins the clusters. */
export const ofVpc = (lines: string) => change(dublin, "podCIDRs:", `${lines}podCIDRs:`);
export const ofCluster = (lines: string) => change(dublin, "iam:", `${lines}iam:`);
export const ofConnectivity = (lines: string) => change(mesh, "  model: flat\n", `  model: flat\n${lines}`);

export const table = (routes: string, id = "rtb-01aaaaaaaaaaaaaaa"): string =>
  `  routeTables:\n    - id: ${id}\n      routes:\n${routes}`;
export const acl = (rules: string): string =>
  `  networkACLs:\n    - id: acl-01aaaaaaaaaaaaaaa\n      inbound:\n${rules}      outbound: []\n`;
export const nodes = (rules: string): string =>
  `securityGroups:\n  controlPlane: [{id: sg-01aaaaaaaaaaaaaaa}]\n  nodes:\n    - id: sg-02aaaaaaaaaaaaaaa\n      inbound:\n${rules}`;
export const gateway = (more: string): string =>
  `  transitGateways:\n    - region: eu-west-1\n      account: "111122223333"\n${more}`;
export const existing = (more: string): string => gateway(`      id: tgw-01aaaaaaaaaaaaaaa\n${more}`);
export const attachments = (of: string, more = ""): string =>
  existing(`      attachments:\n        - id: tgw-attach-01aaaaaaaaaaaaaaa\n${of}${more}`);
export const ofDublin =
  "          to: vpc\n          vpc: vpc-0aaaaaaaaaaaaaaaa\n          subnets: [subnet-01aaaaaaaaaaaaaaa]\n";
export const connection = (more: string): string => `  connections:\n    - between: [dublin, virginia]\n${more}`;
export const vpcCni = "podNetworking:\n  kind: vpc-cni\n";
export const at = (path: string): string => `fleet/${mesh} connectivity.${path}`;
