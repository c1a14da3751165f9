import { change, wrong } from "./wrong-fleet.ts";

const mesh = "mesh.yaml";

/** Releases that are too old for what is rendered. */
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
];
