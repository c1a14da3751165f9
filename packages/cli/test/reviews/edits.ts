import { cpSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runCli } from "../fake-context.ts";
import { copyBareSample, copySample, edit } from "../sample-fleets.ts";

/** One pull request of the gallery. */
export interface Review {
  /** File name of its page, and of its branch. */
  readonly name: string;
  readonly title: string;
  /** What its author would write. */
  readonly about: string;
  /** What `main` says other than the sample, so that there is something to change. */
  readonly given?: (root: string) => void;
  /** What the pull request does to `fleet/`. The render comes after it. */
  readonly fleet?: (root: string) => Promise<void> | void;
  /** What it does to the tree itself, after the render. */
  readonly tree?: (root: string) => void;
}

const made = (file: string): string => join(import.meta.dirname, "new", file);
const mesh = (root: string): string => join(root, "fleet/mesh.yaml");
const app = (root: string, name: string): string => join(root, `fleet/apps/${name}.yaml`);
const cluster = (root: string, name: string): string => join(root, `fleet/clusters/${name}.yaml`);

const loosen = (root: string, name: string): void =>
  edit(
    app(root, name),
    [
      "# Every caller below has a sidecar, so plaintext is refused from the first day. PERMISSIVE until that is so.\n",
      "# Some callers have no sidecar yet: plaintext is accepted from them.\n",
    ],
    ["mtls: STRICT", "mtls: PERMISSIVE"],
  );

/** Typical pull requests on the sample fleet, from everyday ones to those that need a second pair of eyes. */
export const reviews: readonly Review[] = [
  {
    name: "scale-nginx",
    title: "Scale nginx",
    about: "nginx of sample-a gets two more replicas.",
    fleet: (root) => edit(app(root, "sample-a"), ["replicas: 2", "replicas: 4"]),
  },
  {
    name: "add-a-cluster",
    title: "Add a cluster",
    about: "A third cluster, in eu-central-1, joins the mesh. No app runs in it yet.",
    fleet: (root) => {
      cpSync(made("cluster-c.yaml"), cluster(root, "cluster-c"));
      const next = "    - region: us-east-1\n";
      const gateway = '    - region: eu-central-1\n      account: "111122223333"\n      asn: 64514\n';
      edit(mesh(root), [next, gateway + next]);
    },
  },
  {
    name: "remove-a-cluster",
    title: "Remove a cluster",
    about: "cluster-b is given up, and sample-b with it, which ran nowhere else.",
    fleet: (root) => {
      rmSync(cluster(root, "cluster-b"));
      rmSync(app(root, "sample-b"));
      // Terraform destroys what it made in the account of cluster-b by the provider that it had there.
      const role = "    role: harbour-network\n";
      edit(mesh(root), [role, `${role}    formerSites:\n      - account: "444455556666"\n        region: us-east-1\n`]);
      edit(app(root, "sample-a"), ["      - app: sample-b\n        workload: nginx\n        port: http\n", ""]);
    },
  },
  {
    name: "upgrade-istio",
    title: "Upgrade Istio by a minor version",
    about: "Istio goes from 1.31 to 1.32.",
    fleet: (root) => edit(mesh(root), ["version: 1.31.1", "version: 1.32.0"]),
  },
  {
    name: "move-a-chart-mirror",
    title: "Move a chart to a mirror",
    about: "cert-manager's chart is pulled from the company's own registry; its version stays.",
    fleet: (root) =>
      edit(mesh(root), [
        "    version: v1.21.2\n",
        "    version: v1.21.2\n    repository: oci://registry.harbour.example/charts\n",
      ]),
  },
  {
    name: "strict-in-one-namespace",
    title: "STRICT in one namespace",
    about: "All callers of sample-a have sidecars by now, so it refuses plaintext from here on.",
    given: (root) => loosen(root, "sample-a"),
    fleet: (root) => cpSync(join(import.meta.dirname, "../../../../fleet/apps/sample-a.yaml"), app(root, "sample-a")),
  },
  {
    name: "loosen-mtls",
    title: "Loosen mTLS",
    about: "A caller without a sidecar is to reach sample-b, which therefore accepts plaintext.",
    fleet: (root) => loosen(root, "sample-b"),
  },
  {
    name: "begin-a-new-root",
    title: "A new root beside the old one",
    about:
      "The first commit of a rotation, as `./mw plan rotate-root --apply trust-both` makes it: the mesh trusts a second root.",
    fleet: async (root) => {
      const args = ["plan", "rotate-root", "--to", made("harbour-mesh-root-2027.pem"), "--apply", "trust-both"];
      const { exitCode, stderr } = await runCli(args, { cwd: root });
      if (exitCode !== 0) throw new Error(stderr);
    },
  },
  {
    name: "change-the-issuer",
    title: "Change the issuer",
    about: "Another AWS Private CA signs the clusters' CAs.",
    fleet: (root) => edit(mesh(root), ["3d5e1f0a-7c42-4b8e-9a16-5f2d8c0b7e31", "71b0c9d4-2e5f-4a68-8d13-90f7a6b5c4e2"]),
  },
  {
    name: "change-a-cidr",
    title: "Change a CIDR",
    about: "cluster-b's VPC gets other addresses; pods and nodes with it.",
    fleet: (root) => edit(cluster(root, "cluster-b"), ["10.32.", "10.48."]),
  },
  {
    name: "let-terraform-join-the-vpcs",
    title: "Let Terraform join the VPCs",
    about:
      "Of the network nobody had said more than a fleet must. From here on it is proved, and Terraform makes what joins the VPCs.",
    given: copyBareSample,
    fleet: (root) => void copySample(root),
  },
  {
    name: "peer-the-vpcs-instead",
    title: "VPC peering instead of a Transit Gateway",
    about: "Terraform joins the two VPCs by a peering, which costs less. The gateways go.",
    fleet: (root) => {
      const gateways = /^ {2}# One for each region with clusters\.[^]*?(?=^ {2}terraform:)/m.exec(
        readFileSync(mesh(root), "utf8"),
      );
      edit(mesh(root), ["  kind: transit-gateway\n", "  kind: vpc-peering\n"], [gateways?.[0] ?? "no gateways", ""]);
    },
  },
  {
    name: "rename-an-app",
    title: "Rename an app",
    about: "sample-b is called orders from now on, and so is its namespace.",
    fleet: (root) => {
      renameSync(app(root, "sample-b"), app(root, "orders"));
      edit(app(root, "orders"), ["name: sample-b", "name: orders"], ["namespace: sample-b", "namespace: orders"]);
      edit(app(root, "sample-a"), ["app: sample-b", "app: orders"], ["one of sample-b", "one of orders"]);
    },
  },
  {
    name: "edit-the-tree-by-hand",
    title: "Edit the tree by hand",
    about: "Somebody opens sample-a in the rendered files, where the next render takes it back.",
    tree: (root) => {
      const folder = join(root, "clusters/cluster-a/90-sample-a");
      edit(join(folder, "peerauthentication-sample-a-default.yaml"), ["mode: STRICT", "mode: PERMISSIVE"]);
    },
  },
];
