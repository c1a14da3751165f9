import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Cancelled, type Prompts } from "../src/ask/prompts.ts";
import type { Flags } from "./beginnings.ts";
import { apiServerCa, argsOf, clusterWords, goodFlags, pki, rendersClean } from "./beginnings.ts";
import { codesIn, runCli } from "./fake-context.ts";
import { contents, remove, scratchFolder } from "./sample-fleets.ts";

const scratch = scratchFolder("ask");
afterAll(() => remove(scratch));
const ownFolder = (): string => mkdtempSync(join(scratch, "own-"));

/** What a question gets: a text, several in their order, or what is proposed. */
type Script = readonly (readonly [question: RegExp, ...answers: readonly string[]])[];

/** A person who answers by a script, and takes what is proposed where it says nothing. */
function person(script: Script) {
  const asked: string[] = [];
  const told: string[] = [];
  const used = new Map<RegExp, number>();
  const answerTo = (message: string): string | undefined => {
    asked.push(message);
    const found = script.find(([question]) => question.test(message));
    if (found === undefined) return undefined;
    const [question, ...answers] = found;
    const at = used.get(question) ?? 0;
    used.set(question, at + 1);
    return answers[Math.min(at, answers.length - 1)];
  };
  const prompts: Prompts = {
    async text({ message, initial, optional, problem }) {
      for (let tries = 0; tries < 5; tries += 1) {
        const answer = answerTo(message) ?? initial ?? (optional === true ? "" : undefined);
        if (answer === undefined) throw new Error(`no answer to: ${message}`);
        if (answer === "^C") throw new Cancelled();
        const wrong = answer === "" ? undefined : problem?.(answer);
        if (wrong === undefined) return answer;
        told.push(wrong);
      }
      throw new Error(`no right answer to: ${message}`);
    },
    async choice({ message, options }) {
      const answer = answerTo(message);
      const chosen = options.find(({ value }) => value === answer) ?? options[0];
      if (chosen === undefined) throw new Error(`no choice: ${message}`);
      return chosen.value;
    },
    async confirm({ message, initial }) {
      const answer = answerTo(message);
      return answer === undefined ? initial : answer === "yes";
    },
    tell: (text) => void told.push(text),
  };
  return { prompts, asked, told };
}

const a = clusterWords("a", "eu-west-1");
const b = clusterWords("b", "us-east-1");
const eks = (words: Readonly<Record<string, string>>) => ({
  cluster: {
    name: words["name"],
    arn: `arn:aws:eks:${words["region"]}:${words["account"]}:cluster/x`,
    version: "1.35",
    endpoint: words["endpoint"],
    resourcesVpcConfig: { vpcId: words["vpc"] },
    certificateAuthority: { data: apiServerCa },
  },
});

const script: Script = [
  [/Name of the mesh/, "quay"],
  [/file with what .* prints/, "a.json", "b.json"],
  [/^cluster-a: subnets/, a["subnet"] ?? ""],
  [/^cluster-b: subnets/, b["subnet"] ?? ""],
  [/ARN of the CA/, String(goodFlags["issuer"])],
  [/root certificate/, join(pki, "shop-root.pem")],
  [/Git repository/, String(goodFlags["repository"])],
];

function withEks(): string {
  const cwd = ownFolder();
  writeFileSync(join(cwd, "a.json"), JSON.stringify(eks(a)));
  writeFileSync(join(cwd, "b.json"), JSON.stringify(eks(b)));
  return cwd;
}

describe("init on a terminal", () => {
  test("asks for what it needs, and writes a fleet that renders", async () => {
    const cwd = withEks();
    const { prompts, told } = person(script);
    const { exitCode, stderr } = await runCli(["init"], { cwd, prompts });
    expect({ exitCode, codes: codesIn(stderr), told }).toEqual({ exitCode: 0, codes: [], told: [] });
    expect(await rendersClean(join(cwd, "fleet"))).toContain("cluster-b/90-sample-b/deployment-sample-b-nginx.yaml");
    expect(readFileSync(join(cwd, "fleet/mesh.yaml"), "utf8")).toContain("trustDomain: quay.internal\n");
  });

  test("asks what pulls the tree", async () => {
    const cwd = withEks();
    const { prompts } = person([...script, [/What pulls the tree/, "both"]]);
    expect((await runCli(["init"], { cwd, prompts })).exitCode).toBe(0);
    expect(readFileSync(join(cwd, "fleet/mesh.yaml"), "utf8")).toMatch(
      /engines:\s*(\[argocd, flux\]|- argocd\n\s*- flux)/,
    );
  });

  test("asks nothing that a flag says", async () => {
    const cwd = ownFolder();
    const { prompts, asked } = person([]);
    const flags: Flags = {
      ...goodFlags,
      "trust-domain": "quay.example",
      engine: "argocd",
      revision: "main",
      path: "clusters",
      samples: true,
    };
    expect((await runCli(["init", ...argsOf({ ...flags, mesh: undefined })], { cwd })).exitCode).toBe(2);
    expect((await runCli(["init", "--yes", ...argsOf(flags)], { cwd, prompts })).exitCode).toBe(0);
    expect(asked).toEqual([]);
    const other = person([]);
    expect((await runCli(["init", "other", ...argsOf(flags)], { cwd, prompts: other.prompts })).exitCode).toBe(0);
    // Their addresses have no flag here; they are proposed, and may be changed.
    expect(other.asked.map((question) => question.replace(/:.*/, ""))).toEqual(
      ["cluster-a", "cluster-b"].flatMap((name) => [name, name, name]),
    );
  });

  test("one by one, without a file of EKS, and a third cluster", async () => {
    const cwd = ownFolder();
    const all = [a, b, clusterWords("c", "eu-central-1")];
    const each = (key: string) => all.map((words) => words[key] ?? "");
    const { prompts, told } = person([
      [/Another cluster/, "yes", "no"],
      [/file with what/, ""],
      [/AWS region/, ...each("region")],
      [/AWS account/, "1111", ...each("account")],
      [/Version of Kubernetes/, ...each("kubernetes-version")],
      [/Id of the VPC/, ...each("vpc")],
      [/subnets of nodes/, "subnet-1", ...each("subnet")],
      [/Address of the API server/, ...each("endpoint")],
      [/CA of the API server/, "nowhere.pem", join(pki, "api-server.pem")],
      [/CIDR of the VPC/, "10.0.0.1/16", "10.3.0.0/16", "10.4.0.0/16", "10.5.0.0/16"],
      [/root certificate/, join(pki, "leaf.pem"), join(pki, "shop-root.pem")],
      [/How do pods reach/, "gateways"],
      [/Who signs/, "ca-secret"],
      [/Name of the Secret/, "mesh-ca"],
      ...script,
    ]);
    const { exitCode } = await runCli(["init"], { cwd, prompts });
    expect(exitCode).toBe(0);
    // The account, the subnet, the CA, the CIDR and the root were wrong at first.
    expect(told).toHaveLength(5);
    const tree = await rendersClean(join(cwd, "fleet"));
    expect(tree.some((path) => path.startsWith("cluster-c/70-link-cluster-a/"))).toBe(true);
    expect(readFileSync(join(cwd, "fleet/clusters/cluster-c.yaml"), "utf8")).toContain("  cidrs: [10.5.0.0/16]\n");
  });

  test("asks for a role and a key only where clusters are of several accounts", async () => {
    const cwd = withEks();
    writeFileSync(join(cwd, "b.json"), JSON.stringify(eks({ ...b, account: "444455556666" })));
    const { prompts, asked } = person([
      [/Role there/, "arn:aws:iam::111122223333:role/ca"],
      [
        /hand each other tokens/,
        "kind=aws-secrets-manager,account=111122223333,region=eu-west-1,kms-key=alias/mesh,assume-role=arn:aws:iam::111122223333:role/exchange",
      ],
      ...script,
    ]);
    expect((await runCli(["init"], { cwd, prompts })).exitCode).toBe(0);
    expect(asked.filter((question) => /Role there|hand each other/.test(question))).toHaveLength(2);
    await rendersClean(join(cwd, "fleet"));
  });

  test.each(["Name of the mesh", "Git repository", "root certificate"])("Ctrl-C at %s leaves nothing", async (at) => {
    const cwd = withEks();
    const before = contents(cwd);
    const { prompts } = person([[new RegExp(at), "^C"], ...script]);
    const { exitCode, stdout, stderr } = await runCli(["init"], { cwd, prompts });
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 2, stdout: "", stderr: "Nothing was written.\n" });
    expect(contents(cwd)).toEqual(before);
  });

  test("a flag that is wrong is told before the first question", async () => {
    const { prompts, asked } = person(script);
    const { exitCode, stderr } = await runCli(["init", "--issuer", "arn:no"], { cwd: ownFolder(), prompts });
    expect({ exitCode, codes: codesIn(stderr), asked }).toEqual({ exitCode: 2, codes: ["MW0018"], asked: [] });
  });

  test("answers that contradict each other are not lost", async () => {
    const cwd = withEks();
    const { prompts } = person([[/cluster-b: CIDR of the VPC/, "10.0.0.0/16"], ...script]);
    const first = await runCli(["init"], { cwd, prompts });
    expect({ exitCode: first.exitCode, codes: new Set(codesIn(first.stderr)) }).toEqual({
      exitCode: 2,
      codes: new Set(["MW5007"]),
    });
    const [, again = ""] = /\nmeshwright (init[^]*?)\n--/.exec(`\n${first.stderr}`) ?? [];
    const words = again
      .replaceAll("\\\n", "")
      .trim()
      .split(/\s+/)
      .map((word) => word.replaceAll("'", ""));
    const corrected = words.map((word) =>
      word.replace(/(name=cluster-b.*vpc-cidr=10\.)0/, "$19").replace(/(name=cluster-b.*pod-cidr=10\.)0/, "$19"),
    );
    const second = await runCli(corrected, { cwd });
    expect(second.exitCode).toBe(0);
    await rendersClean(join(cwd, "fleet"));
  });
});
