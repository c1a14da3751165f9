import { change, wrong } from "./wrong-fleet.ts";

const dublin = "clusters/dublin.yaml";
const virginia = "clusters/virginia.yaml";

const arn = (name: string): string => `arn:aws:iam::111122223333:role/mesh/${name}`;
const roles = (name: string, mark = ""): string =>
  `  roles:\n    issuer: ${arn(`${name}-issuer`)}${mark}\n    exchange: ${arn(`${name}-exchange`)}\n`;
const identity = "  identity: pod-identity\n";

const terraformMakesRoles = [
  change(
    "mesh.yaml",
    "  model: flat\n",
    '  model: flat\n  management: terraform\n  terraform: {iam: true}\n  transitGateways:\n    - {region: eu-west-1, account: "111122223333"}\n    - {region: us-east-1, account: "111122223333", asn: 64513}\n',
  ),
  change(dublin, identity, identity + roles("dublin")),
  change(virginia, identity, identity + roles("virginia")),
] as const;

/** Roles that Terraform is to make. */
export const wrongMadeRoles = [
  wrong(
    "a role without a name",
    [`MW5045 fleet/${dublin} iam`],
    ...terraformMakesRoles,
    change(dublin, `    issuer: ${arn("dublin-issuer")}\n`, ""),
    change(dublin, "iam:\n", "iam: # expect MW5045\n"),
  ),
  wrong(
    "a role that nobody could take",
    [`MW5045 fleet/${dublin} iam`],
    ...terraformMakesRoles,
    change(dublin, "iam:\n  identity: pod-identity\n", "iam: # expect MW5045\n  identity: irsa\n"),
  ),
  wrong(
    "a role of two clusters",
    [`MW5045 fleet/${virginia} iam.roles.issuer`],
    ...terraformMakesRoles,
    change(virginia, `issuer: ${arn("virginia-issuer")}`, `issuer: ${arn("dublin-issuer")} # expect MW5045`),
  ),
  wrong(
    "a role with a name that is too long",
    [`MW5045 fleet/${virginia} iam.roles.issuer`],
    ...terraformMakesRoles,
    change(virginia, `issuer: ${arn("virginia-issuer")}`, `issuer: ${arn("issuer-".repeat(10))} # expect MW5045`),
  ),
];
