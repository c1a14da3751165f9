import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCli } from "./fake-context.ts";
import { copySample, edit, remove, scratchFolder } from "./sample-fleets.ts";

let cwd = "";
const app = () => join(cwd, "fleet/apps/sample-b.yaml");

/** sample-b as an app that was there before the mesh. */
beforeAll(async () => {
  cwd = scratchFolder("restart");
  copySample(cwd);
  edit(
    app(),
    ["namespace: sample-b\n", "namespace: sample-b\ninstall: false\n"],
    [
      "    image: docker.io/nginxinc/nginx-unprivileged:1.29.1-alpine\n    replicas: 2\n",
      "    serviceAccount: nginx\n",
    ],
    ["    # The image's own user.\n    runAsUser: 101\n    writablePaths: [/tmp]\n", ""],
    ["    image: docker.io/curlimages/curl:8.16.0\n    command: [sleep, infinity]\n", "    serviceAccount: sleep\n"],
    ["    runAsUser: 100\n    probe:\n      command: [pidof, sleep]\n", ""],
  );
});
afterAll(() => remove(cwd));

const restart = "kubectl -n sample-b rollout restart deployment/nginx deployment/sleep";

test("a render that changes an app which was there before tells how its pods get their sidecars", async () => {
  const first = await runCli(["render"], { cwd });
  expect({ exitCode: first.exitCode, restarts: first.stderr.includes(restart) }).toEqual({
    exitCode: 0,
    restarts: true,
  });
  expect(first.stderr).toContain("sidecar.istio.io/inject=true");
  expect(first.stderr).not.toContain("-n sample-a");
  const again = await runCli(["render"], { cwd });
  expect(again.stderr).toBe("");
});

test("the order tells it too, and no workload of it is rendered", async () => {
  const { stdout } = await runCli(["order", "cluster-b"], { cwd });
  expect(stdout).toContain(restart);
  const json = await runCli(["order", "cluster-b", "--format", "json"], { cwd });
  const [cluster] = JSON.parse(json.stdout).clusters;
  expect(cluster.restarts).toMatchObject([{ app: "sample-b", unit: "90-sample-b", command: restart }]);
  // Namespace, mTLS, DestinationRule, VirtualService.
  expect(cluster.units.find(({ unit }: { unit: string }) => unit === "90-sample-b").objects).toBe(4);
});
