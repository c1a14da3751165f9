import { change, wrong } from "./wrong-fleet.ts";

const mesh = "mesh.yaml";
const dublin = "clusters/dublin.yaml";

/** Releases and clusters that are too old for what is rendered, and releases that are there already. */
export const wrongVersions = [
  wrong(
    "an Istio that is too old",
    ["MW7001 fleet/mesh.yaml releases.istio.version"],
    change(mesh, "version: 1.31.1", "version: 1.29.8 # expect MW7001"),
  ),
  wrong(
    "a cert-manager that is too old, with its v",
    ["MW7001 fleet/mesh.yaml releases.cert-manager.version"],
    change(mesh, "version: v1.21.2", "version: v1.19.3 # expect MW7001"),
  ),
  wrong(
    "a cert-manager that is there already, and too old",
    ["MW7001 fleet/mesh.yaml releases.cert-manager.version"],
    change(mesh, "version: v1.21.2", "install: false\n    version: v1.19.3 # expect MW7001"),
  ),
  wrong(
    "a release that is to be installed, without its version",
    ["MW0014 fleet/mesh.yaml releases.cert-manager"],
    change(mesh, "cert-manager:\n    version: v1.21.2", "cert-manager: # expect MW0014\n    install: true"),
  ),
  wrong(
    "a release that one cluster installs, other than the mesh, without its version",
    [`MW0034 fleet/${dublin} releases.external-secrets`],
    change(mesh, "version: 2.9.0", "install: false"),
    change(dublin, "iam:", "releases:\n  external-secrets: # expect MW0034\n    install: true\niam:"),
  ),
  wrong(
    "a patch of a chart that nobody renders",
    ["MW0090 fleet/mesh.yaml releases.external-secrets.patches"],
    change(
      mesh,
      "    version: 2.9.0",
      "    version: 2.9.0\n    patches: # expect MW0090\n      - reason: ours\n        target: { kind: Service, name: a }\n        operations: [{ op: remove, path: /spec }]",
    ),
  ),
  wrong(
    "generated Secrets of a chart that one cluster takes by reference",
    [`MW0090 fleet/${dublin} releases.external-secrets.generatedSecrets`],
    change(mesh, "releases:", "charts: rendered\nreleases:"),
    change(
      dublin,
      "iam:",
      "releases:\n  external-secrets:\n    charts: reference\n    generatedSecrets: [webhook] # expect MW0090\niam:",
    ),
  ),
  wrong(
    "a patch that is none of JSON patch",
    ["MW0017 fleet/mesh.yaml releases.external-secrets.patches[0].operations[0].op"],
    change(
      mesh,
      "    version: 2.9.0",
      "    version: 2.9.0\n    charts: rendered\n    patches:\n      - reason: ours\n        target: { kind: Service, name: a }\n        operations:\n          - op: merge # expect MW0017\n            path: /spec",
    ),
  ),
  wrong(
    "an install that is neither true nor false",
    ["MW0017 fleet/mesh.yaml releases.cert-manager.install"],
    change(mesh, "version: v1.21.2", 'version: v1.21.2\n    install: "false" # expect MW0017'),
  ),
  wrong(
    "a release that is always installed",
    ["MW0013 fleet/mesh.yaml releases.istio.install"],
    change(mesh, "version: 1.31.1", "version: 1.31.1\n    install: false # expect MW0013"),
  ),
  wrong(
    "a Kubernetes that is too old, with its own toolbox",
    [`MW7002 fleet/${dublin} kubernetesVersion`],
    change(
      dublin,
      'kubernetesVersion: "1.35.5"',
      'kubernetesVersion: "1.29.14" # expect MW7002\ntoolbox:\n  image: docker.io/shop/tools:4',
    ),
  ),
  wrong(
    "a Kubernetes that is too old, for which no toolbox is looked for",
    [`MW7002 fleet/${dublin} kubernetesVersion`],
    change(dublin, '"1.35.5"', '"1.29" # expect MW7002'),
  ),
];
