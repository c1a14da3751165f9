import { change, wrong } from "./wrong-fleet.ts";

export const awsExchange = `  kind: aws-secrets-manager
  account: "111122223333"
  region: eu-west-1
`;

export const privateCa = `    kind: aws-private-ca
    arn: arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555
`;

/** Both the CA and the exchange are in one Vault. */
export const inVault = (exchange: string) => [
  change(
    "mesh.yaml",
    privateCa,
    "    kind: vault\n    server: https://vault.shop.example\n    path: pki/root/sign-intermediate\n    auth: {mountPath: kubernetes, role: mesh}\n",
  ),
  change("mesh.yaml", awsExchange, `  kind: vault\n  server: https://vault.shop.example/\n${exchange}`),
];

/** Where clusters hand each other what opens them. */
export const wrongExchanges = [
  wrong(
    "tokens in the mount that signs",
    ["MW3068 fleet/mesh.yaml exchange.path"],
    ...inVault("  path: pki # expect MW3068\n  auth: {mountPath: kubernetes, role: tokens}\n"),
  ),
];
