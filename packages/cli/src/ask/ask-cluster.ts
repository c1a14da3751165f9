import { hasErrors } from "@meshwright/findings";
import { cidrsSaid } from "../answers/cluster-answers.ts";
import type { ClusterKey } from "../answers/cluster-keys.ts";
import { clusterKeys, requiredOfCluster } from "../answers/cluster-keys.ts";
import { clusterSaid } from "../answers/cluster-said.ts";
import { clusterName } from "../answers/init-said.ts";
import type { Said } from "../answers/said.ts";
import { all, answerPlace, one } from "../answers/said.ts";
import type { Asking } from "./ask-fleet.ts";

type Cluster = Said<ClusterKey>;

interface AskedCluster {
  readonly clusters: readonly Cluster[];
  readonly index: number;
}

/** What the questions show as an example. */
const examples: Readonly<Partial<Record<ClusterKey, string>>> = {
  region: "eu-west-1",
  account: "111122223333",
  kubernetesVersion: "1.35",
  vpc: "vpc-0a1b2c3d4e5f60718",
  endpoint: "https://….gr7.eu-west-1.eks.amazonaws.com",
};

/** Asks for what is not said of one cluster. */
export async function askCluster(asking: Asking, { clusters, index }: AskedCluster): Promise<Cluster> {
  const { prompts } = asking;
  let said: Cluster = clusters[index] ?? {};
  const names = new Set(clusters.flatMap((cluster, at) => (at === index ? [] : (one(cluster, "name") ?? []))));
  if (one(said, "name") === undefined) {
    const name = await prompts.text({
      message: `Name of cluster ${index + 1}`,
      initial: index < 26 ? `cluster-${String.fromCodePoint(97 + index)}` : undefined,
      problem: (answer) =>
        names.has(answer)
          ? "Another cluster has this name."
          : asking.config.valueFindings("cluster", ["name"], answer, () => answerPlace(""))[0]?.message,
    });
    said = { ...said, name: [name] };
  }
  const title = one(said, "name") ?? "";
  const isMissing = requiredOfCluster.some((key) => key !== "subnet" && one(said, key) === undefined);
  if (isMissing && one(said, "eks") === undefined) {
    said = await askWord(asking, said, "eks", {
      message: `${title}: file with what \`aws eks describe-cluster --name …\` prints, or empty to answer one by one`,
      optional: true,
    });
  }
  const before = clusters[index - 1] ?? {};
  for (const key of requiredOfCluster) {
    if (one(said, key) !== undefined) continue;
    const message = `${title}: ${clusterKeys[key].brief}`;
    const isLikely = key === "account" || key === "kubernetesVersion";
    said =
      key === "subnet"
        ? await askSubnets(asking, said, title)
        : await askWord(asking, said, key, {
            message,
            initial: isLikely ? one(before, key) : undefined,
            placeholder: examples[key],
          });
  }
  return askAddresses(
    asking,
    said,
    clusters.filter((_, at) => at !== index),
  );
}

/** Asks until the answer can be used: it may name a file. */
async function askWord(
  { prompts, config, context }: Asking,
  said: Cluster,
  key: ClusterKey,
  question: {
    readonly message: string;
    readonly initial?: string;
    readonly placeholder?: string;
    readonly optional?: boolean;
  },
): Promise<Cluster> {
  for (;;) {
    const answer = await prompts.text(question);
    if (answer === "") return said;
    const judged = await clusterSaid(
      config,
      { ...said, [key]: [answer] },
      { cwd: context.cwd, nameOf: clusterName({}, 0) },
    );
    if (!hasErrors(judged.findings)) return { ...judged.said, name: said.name };
    for (const { message } of judged.findings) prompts.tell(message);
  }
}

async function askSubnets(asking: Asking, said: Cluster, title: string): Promise<Cluster> {
  for (;;) {
    const answer = await asking.prompts.text({
      message: `${title}: subnets of nodes and pods, with spaces between: <id>:<availability zone>:<route table>:<CIDR>`,
    });
    const subnet = answer.split(/\s+/);
    const { findings } = await clusterSaid(asking.config, { subnet }, { cwd: "", nameOf: clusterName({}, 0) });
    if (findings.length === 0) return { ...said, subnet };
    for (const { message } of findings) asking.prompts.tell(message);
  }
}

type AddressKey = "vpcCidr" | "podCidr" | "serviceCidr";

/** Proposes addresses, free ones where nothing is known of them. */
async function askAddresses(asking: Asking, said: Cluster, others: readonly Cluster[]): Promise<Cluster> {
  const taken = others.flatMap(cidrsSaid);
  const withVpc = await askAddress(asking, said, "vpcCidr", taken);
  const withPods = await askAddress(asking, withVpc, "podCidr", taken);
  return askAddress(asking, withPods, "serviceCidr", taken);
}

async function askAddress(
  { prompts, config }: Asking,
  said: Cluster,
  key: AddressKey,
  taken: readonly string[],
): Promise<Cluster> {
  if (said[key] !== undefined) return said;
  const plan = config.planAddresses(
    {
      vpc: all(said, "vpcCidr"),
      subnets: [],
      pods: all(said, "podCidr"),
      services: one(said, "serviceCidr"),
    },
    { taken: [...taken, ...cidrsSaid(said)], like: [], placeOf: () => answerPlace("") },
  );
  const proposed = { vpcCidr: plan.vpc, podCidr: plan.pods, serviceCidr: [plan.services] }[key];
  const judge = (text: string) =>
    config.valueFindings("cluster", clusterKeys[key].keys, text, () => answerPlace(""))[0]?.message;
  const answer = await prompts.text({
    message: `${one(said, "name") ?? ""}: ${clusterKeys[key].brief.replace(/ \[.*/, "")}`,
    initial: proposed.join(" "),
    problem: (text) =>
      text
        .split(/\s+/)
        .map(judge)
        .find((problem) => problem !== undefined),
  });
  return { ...said, [key]: key === "serviceCidr" ? [answer] : answer.split(/\s+/) };
}
