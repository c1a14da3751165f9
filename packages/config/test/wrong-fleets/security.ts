import { generateKeyPairSync } from "node:crypto";
import { change, create, leaky, wrong } from "./wrong-fleet.ts";

// Made here and now, so that the repository holds nothing that looks like a secret.
const privateKey = generateKeyPairSync("ec", { namedCurve: "P-256" })
  .privateKey.export({ type: "pkcs8", format: "pem" })
  .toString();
const keyBody = privateKey.split("\n")[1] ?? "";
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const jwt = `${part({ alg: "RS256", kid: "shop" })}.${part({ sub: "system:serviceaccount:shop:till" })}.c2lnbmF0dXJl`;
const accessKeyId = ["AKIA", "IOSFODNN7", "EXAMPLE"].join("");
const secretAccessKey = ["wJalrXUtnFEMI", "K7MDENG", "bPxRfiCY", "EXAMPLEKEYsh"].join("/").slice(0, 40);
const token = ["k8s-aws-v1", "aHR0cHM6Ly9zdHMuYW1hem9uYXdzLmNvbS8"].join(".");
const password = "correct-horse-battery";

const dublin = "clusters/dublin.yaml";
const mesh = "mesh.yaml";
const marked = privateKey.replace("-----\n", "----- # expect MW6001\n");
const otherAccount = 'account: "444455556666"';

/** Secrets where none may be. */
const secrets = [
  leaky(
    wrong(
      "a private key in the place of a root",
      ["MW6001 fleet/roots/shop-root.pem"],
      create("roots/shop-root.pem", marked),
    ),
    keyBody,
  ),
  leaky(
    wrong(
      "a private key behind its certificate, in a file that nothing names",
      ["MW6001 fleet/roots/next.pem"],
      create("roots/next.pem", `the next root\n\n${marked}`),
    ),
    keyBody,
  ),
  leaky(
    wrong(
      "a private key as the CA of an API server",
      [`MW6001 fleet/${dublin}`],
      change(
        dublin,
        "certificateAuthorityData: LS0t",
        `certificateAuthorityData: ${Buffer.from(privateKey).toString("base64")} # expect MW6001 LS0t`,
      ),
    ),
    keyBody,
    Buffer.from(privateKey).toString("base64").slice(40, 80),
  ),
  leaky(
    wrong(
      "a token in a value",
      [`MW6001 fleet/${dublin}`],
      change(dublin, "network: shop", `network: ${jwt} # expect MW6001`),
    ),
    jwt,
  ),
  leaky(
    wrong(
      "a token in a comment",
      ["MW6001 fleet/mesh.yaml"],
      change(mesh, "meshID: shop", `meshID: shop # expect MW6001 ${jwt}`),
    ),
    jwt,
  ),
  leaky(
    wrong(
      "a token in a file that is not YAML",
      [`MW6001 fleet/${dublin}`],
      create(dublin, `name: "dublin\n${token} # expect MW6001\n`),
    ),
    token,
  ),
  leaky(
    wrong(
      "the keys of an AWS user",
      [`MW6001 fleet/${dublin}`, `MW6001 fleet/${dublin}`],
      change(
        dublin,
        "network: shop",
        `network: shop\naws:\n  accessKeyID: ${accessKeyId} # expect MW6001\n  secretAccessKey: ${secretAccessKey} # expect MW6001`,
      ),
    ),
    accessKeyId,
    secretAccessKey,
  ),
  leaky(
    wrong(
      "an AWS secret key as a value",
      ["MW6001 fleet/mesh.yaml"],
      change(mesh, "revision: main", `revision: ${secretAccessKey} # expect MW6001`),
    ),
    secretAccessKey,
  ),
  leaky(
    wrong(
      "a kubeconfig in the folder",
      ["MW0004 fleet/clusters/kubeconfig.yml", "MW6001 fleet/clusters/kubeconfig.yml"],
      create("clusters/kubeconfig.yml", `users:\n  - user:\n      token: ${password} # expect MW6001\n`),
    ),
    password,
  ),
  leaky(
    wrong(
      "a password in the address of the repository",
      ["MW6001 fleet/mesh.yaml"],
      change(
        mesh,
        "https://git.shop.example/mesh.git",
        `https://till:${password}@git.shop.example/mesh.git # expect MW6001`,
      ),
    ),
    password,
  ),
];

/** Roles and accounts. */
const access = [
  wrong(
    "a role of another account",
    [`MW6002 fleet/${dublin} iam.roles.issuer`],
    change(
      dublin,
      "identity: pod-identity",
      "identity: pod-identity\n  roles:\n    issuer: arn:aws:iam::444455556666:role/issuer # expect MW6002",
    ),
  ),
  wrong(
    "IRSA without roles",
    [`MW6003 fleet/${dublin} iam`, `MW6003 fleet/${dublin} iam`],
    change(dublin, "iam:\n  identity: pod-identity", "iam: # expect MW6003 MW6003\n  identity: irsa"),
  ),
  wrong(
    "a role of another partition",
    [`MW6004 fleet/${dublin} iam.roles.exchange`],
    change(
      dublin,
      "identity: pod-identity",
      "identity: pod-identity\n  roles:\n    exchange: arn:aws-cn:iam::111122223333:role/exchange # expect MW6004",
    ),
  ),
  wrong(
    "a CA of another partition",
    ["MW6004 fleet/mesh.yaml certificateAuthority.issuer.arn"],
    change(mesh, "arn:aws:acm-pca", "arn:aws-us-gov:acm-pca"),
    change(mesh, "555555555555\n", "555555555555 # expect MW6004\n"),
  ),
  wrong(
    "a CA and an exchange of another account",
    ["MW6005 fleet/mesh.yaml exchange", "MW6006 fleet/mesh.yaml certificateAuthority.issuer"],
    change(dublin, 'account: "111122223333"', otherAccount),
    change(mesh, "exchange:", "exchange: # expect MW6005"),
    change(mesh, "  issuer:\n", "  issuer: # expect MW6006\n"),
  ),
  wrong(
    "an exchange of another account without its key",
    ["MW6005 fleet/mesh.yaml exchange"],
    change(dublin, 'account: "111122223333"', otherAccount),
    change(
      mesh,
      "    kind: aws-private-ca",
      "    kind: aws-private-ca\n    assumeRole: arn:aws:iam::111122223333:role/ca",
    ),
    change(mesh, "exchange:", "exchange: # expect MW6005\n  assumeRole: arn:aws:iam::111122223333:role/exchange"),
  ),
];

export const wrongSecurity = [...secrets, ...access];

/** For the tests of a fleet made in code. */
export const aSecret = { jwt, privateKey, keyBody };
